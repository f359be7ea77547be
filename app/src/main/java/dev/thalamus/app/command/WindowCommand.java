package dev.thalamus.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code thalamus [FILE]}: the window. Confined to the main thread. */
@Command(name = "thalamus", description = {"Runs and inspects agent networks.", "Without a command: opens the window with a running hub."})
final class WindowCommand implements Callable<Integer> {
    private final Programs programs;
    private final Machine machine;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "saved signals to look at (*.ndjson)")
    private @Nullable String file;

    @Mixin
    private HubOptions options = new HubOptions();

    WindowCommand(Programs programs, Machine machine) {
        this.programs = programs;
        this.machine = machine;
    }

    @Override
    public Integer call() { return options.run(machine, (config, out) -> programs.window(config, captures(), out)).code(); }

    private List<Path> captures() {
        if (file == null) {
            return List.of();
        }
        Path capture = Path.of(file).toAbsolutePath().normalize();
        if (!Files.isRegularFile(capture)) {
            throw file.matches("\\w+")
                    ? new UnmatchedArgumentException(spec.commandLine(), List.of(file))
                    : new ParameterException(spec.commandLine(), "there is no file " + capture);
        }
        return List.of(capture);
    }
}
