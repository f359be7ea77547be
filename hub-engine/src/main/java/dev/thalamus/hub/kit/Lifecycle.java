package dev.thalamus.hub.kit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/**
 * What was started, and how to stop it: in reverse order, each step with a deadline.
 *
 * <p>Not thread-safe: one thread starts and stops.
 */
public final class Lifecycle {
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

    /** Stops everything, the newest first. A step that is late is left behind on its own thread and reported; the next one begins. */
    public void stop() {
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            Thread worker = Thread.ofPlatform().daemon().name("hub-stop-" + step.name).start(() -> {
                try {
                    step.stop.close();
                } catch (Exception failure) {
                    onFailure.accept(step.name, failure);
                }
            });
            try {
                if (!worker.join(step.deadline)) {
                    worker.interrupt();
                    onFailure.accept(step.name,
                            new java.util.concurrent.TimeoutException("not stopped within " + step.deadline.toMillis() + " ms"));
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                onFailure.accept(step.name, interrupted);
            }
        }
    }

}
