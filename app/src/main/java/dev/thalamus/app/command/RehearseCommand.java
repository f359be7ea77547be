package dev.thalamus.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code thalamus rehearse}: the program plays itself and ends. Installers use it; people need not see it. Confined to the main thread. */
@Command(name = "rehearse", hidden = true, description = {
        "Opens the window with a hub in a folder that is thrown away, plays the demo on every",
        "screen, says when hub and window were there, and ends. Trains the class cache of installers."})
final class RehearseCommand implements Callable<Integer> {
    private final Programs programs;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    RehearseCommand(Programs programs) { this.programs = programs; }

    @Override
    public Integer call() { return programs.rehearse(spec.commandLine().getOut()).code(); }
}
