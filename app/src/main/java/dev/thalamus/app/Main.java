package dev.thalamus.app;

import dev.thalamus.app.command.Cli;
import dev.thalamus.app.command.Machine;
import dev.thalamus.app.host.Crash;
import dev.thalamus.app.host.Display;
import dev.thalamus.app.host.Logs;
import dev.thalamus.app.host.StopSignal;
import dev.thalamus.app.host.Version;
import java.io.PrintWriter;

/** Where the program begins. Not a JavaFX {@code Application}: Java's launcher refuses one that lies on the class path. */
public final class Main {
    private Main() {}

    /** Obeys the command line and ends with its exit code. */
    public static void main(String[] arguments) {
        Logs.begin();
        Machine machine = Machine.here();
        var crash = new Crash(machine.paths().crashes(), Version.current());
        Thread.setDefaultUncaughtExceptionHandler(crash);
        StopSignal stop = StopSignal.install();
        var toolkit = new Toolkit();
        if (arguments.length == 0 && !Display.missing()) {
            toolkit.begin();
        }
        var out = new PrintWriter(System.out, true, System.out.charset());
        var err = new PrintWriter(System.err, true, System.err.charset());
        var cli = new Cli(new Wiring(machine.paths(), crash, stop, toolkit), machine, out, err,
                fault -> crash.uncaughtException(Thread.currentThread(), fault));
        int code = cli.run(arguments);
        out.flush();
        stop.done(code);
        System.exit(code);
    }
}
