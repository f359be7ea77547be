package dev.thalamus.app.host;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes one orderly end of Ctrl+C, SIGTERM and the program's own wish. Thread-safe.
 *
 * <p>The thread that runs the program waits in {@link #await}, stops its parts and says {@link #done}; only then the JVM may go. It goes with the
 * code it was given and not with 130 or 143, because a stop that was asked for is a success.
 */
public final class StopSignal {
    /** The sysexits number for a fault of the program. */
    private static final int LATE = 70;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(12);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int code;

    /** One that Ctrl+C and SIGTERM raise from now on. */
    public static StopSignal install() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::atShutdown, "app-stop"));
        SystemSignals.handle(List.of("INT", "TERM", "HUP"), signal::beforeShutdown);
        return signal;
    }

    /** Asks the program to end; returns at once. */
    public void ask() { asked.countDown(); }

    /** Waits until somebody asks for the end; false when that did not happen in time. */
    public boolean await(Duration longest) throws InterruptedException {
        return asked.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Everything is stopped: the JVM may end with this exit code. */
    public void done(int exitCode) {
        code = exitCode;
        done.countDown();
    }

    /** A signal: the JVM is whole until the parts have stopped and main returns. JavaFX ends itself, and us with it, as soon as a shutdown begins. */
    private void beforeShutdown() {
        ask();
        finished();
    }

    /** A shutdown that no signal announced, such as the end of a session on Windows. */
    private void atShutdown() {
        if (done.getCount() == 0) {
            return; // main has returned by itself and has chosen its exit code
        }
        ask();
        if (finished()) {
            System.out.flush();
            Runtime.getRuntime().halt(code);
        }
    }

    /** Waits for the parts; ends the JVM when they take too long. */
    private boolean finished() {
        try {
            if (done.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            System.err.println("thalamus: not everything stopped within " + LONGEST_STOP.toSeconds() + " s");
            Runtime.getRuntime().halt(LATE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
