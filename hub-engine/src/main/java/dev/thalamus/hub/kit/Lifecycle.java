package dev.thalamus.hub.kit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/**
 * What was started, and how to stop it: in reverse order, each step with a deadline, and all with one.
 *
 * <p>Not thread-safe: one thread starts and stops.
 */
public final class Lifecycle {
    /** What every step has left when those before it were late. */
    private static final Duration LEAST = Duration.ofMillis(500);

    private record Step(String name, Duration deadline, AutoCloseable stop) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final BiConsumer<String, Throwable> onFailure;

    /** @param onFailure told the name of a step that failed or was late, and why */
    public Lifecycle(BiConsumer<String, Throwable> onFailure) {
        this.onFailure = onFailure;
    }

    /** Remembers a part that has just been started. */
    public <T extends AutoCloseable> T started(String name, Duration deadline, T part) {
        steps.push(new Step(name, deadline, part));
        return part;
    }

    /**
     * Stops everything, the newest first. A step that is late is left behind on its own thread and reported; the next one begins.
     *
     * @param within how long it may take in all, as long as there are {@link #LEAST} for each step; late steps take from the time of those after them, but
     *     never all of it, so that what is stopped last (the store) still gets to write
     */
    public void stop(Duration within) {
        long until = System.nanoTime() + within.toNanos();
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            long left = until - System.nanoTime() - steps.size() * LEAST.toNanos();
            Duration deadline = Duration.ofNanos(Math.min(step.deadline.toNanos(), Math.max(left, LEAST.toNanos())));
            Thread worker = Thread.ofPlatform().daemon().name("hub-stop-" + step.name).start(() -> {
                try {
                    step.stop.close();
                } catch (Exception failure) {
                    onFailure.accept(step.name, failure);
                }
            });
            try {
                if (!worker.join(deadline)) {
                    worker.interrupt();
                    onFailure.accept(step.name,
                            new java.util.concurrent.TimeoutException("not stopped within " + deadline.toMillis() + " ms"));
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                onFailure.accept(step.name, interrupted);
            }
        }
    }

}
