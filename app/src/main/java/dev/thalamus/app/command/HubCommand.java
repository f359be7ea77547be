package dev.thalamus.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code thalamus hub}: a hub without a window. Confined to the main thread. */
@Command(name = "hub", description = "Runs a hub without a window until Ctrl+C or SIGTERM.")
final class HubCommand implements Callable<Integer> {
    private final Programs programs;
    private final Machine machine;

    @Mixin
    private HubOptions options = new HubOptions();

    HubCommand(Programs programs, Machine machine) {
        this.programs = programs;
        this.machine = machine;
    }

    @Override
    public Integer call() { return options.run(machine, programs::hub).code(); }
}
