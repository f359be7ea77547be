package dev.thalamus.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code thalamus hub}: a hub without a window. Confined to the main thread. */
@Command(name = "hub", description = "Runs a hub without a window until Ctrl+C or SIGTERM.")
final class HubCommand implements Callable<Integer> {
    private final Programs programs;
    private final Machine machine;

    @Mixin
    private HubOptions options = new HubOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    HubCommand(Programs programs, Machine machine) {
        this.programs = programs;
        this.machine = machine;
    }

    @Override
    public Integer call() { return options.run(machine, config -> programs.hub(config, spec.commandLine().getOut())).code(); }
}
