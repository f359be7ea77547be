package dev.thalamus.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code thalamus tail}: the signals of a running hub as they pass. Confined to the main thread. */
@Command(name = "tail", description = {"Shows the signals of the hub that runs on this machine, as they pass, until Ctrl+C.",
        "What a slow terminal is not shown is counted."})
final class TailCommand implements Callable<Integer> {
    private final Programs programs;
    private final Machine machine;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything reads it
    private CommandSpec spec;

    @Mixin
    private SignalOptions options = new SignalOptions();

    @Option(names = {"-n", "--last"}, paramLabel = "N", defaultValue = "10", description = "so many that passed already (${DEFAULT-VALUE})")
    private int last;

    TailCommand(Programs programs, Machine machine) {
        this.programs = programs;
        this.machine = machine;
    }

    @Override
    public Integer call() {
        if (last < 0 || last > 1_000) {
            throw new ParameterException(spec.commandLine(), "--last takes 0 to 1000, not " + last);
        }
        return programs.tail(options.wish(machine, null, null, last, false), spec.commandLine().getOut(), spec.commandLine().getErr())
                .code();
    }
}
