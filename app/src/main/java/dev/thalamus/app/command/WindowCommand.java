package dev.thalamus.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code thalamus}: the window. Confined to the main thread. */
@Command(name = "thalamus", description = {"Runs and inspects agent networks.", "Without a command: opens the window with a running hub."})
final class WindowCommand implements Callable<Integer> {
    private final Programs programs;
    private final Machine machine;

    @Mixin
    private HubOptions options = new HubOptions();

    WindowCommand(Programs programs, Machine machine) {
        this.programs = programs;
        this.machine = machine;
    }

    @Override
    public Integer call() { return options.run(machine, programs::window).code(); }
}
