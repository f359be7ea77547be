package dev.thalamus.hub.sandbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The one virtual thread on which all behaviours of a run act, and its clock.
 *
 * <p>Thread-safe. At most {@value #SIGNALS} signals wait to be heard: past that, sockets wait before they read on. At most {@value #TIMERS}
 * acts wait for their time: past that, new ones are refused.
 */
final class Director implements AutoCloseable {
    static final int SIGNALS = 1_024;
    static final int TIMERS = 8_192;

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("sandbox-director").factory());
    private final Semaphore signals = new Semaphore(SIGNALS);
    private final Semaphore timers = new Semaphore(TIMERS);
    private final double speed;

    Director(double speed) { this.speed = speed; }

    /** Acts as soon as possible; waits for room. False when the run is over. */
    boolean now(Runnable act) throws InterruptedException {
        signals.acquire();
        return schedule(signals, 0, act);
    }

    /** Acts after {@code delay} divided by the speed; false when too much waits already, or the run is over. */
    boolean after(Duration delay, Runnable act) {
        return timers.tryAcquire() && schedule(timers, (long) (delay.toNanos() / speed), act);
    }

    @Override
    public void close() {
        var _ = thread.shutdownNow();
        // Whoever waits for room may go: the run is over, and nothing is scheduled any more.
        signals.release(SIGNALS);
    }

    private boolean schedule(Semaphore room, long nanos, Runnable act) {
        try {
            var _ = thread.schedule(() -> {
                room.release();
                act.run();
            }, nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (RejectedExecutionException over) {
            room.release();
            return false;
        }
    }
}
