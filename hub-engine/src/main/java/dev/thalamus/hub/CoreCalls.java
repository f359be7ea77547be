package dev.thalamus.hub;

import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Clause;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Carries work from outside into the core: the caller's thread, such as the window's, must not run the core's turns. Thread-safe.
 *
 * <p>Once the hub has stopped, every question fails with a {@link HubException} that says so.
 */
final class CoreCalls {
    private final SerialOwner owner;
    private volatile boolean over;

    CoreCalls(SerialOwner owner) { this.owner = owner; }

    /** No turn is run any more. */
    void end() { over = true; }

    <T> CompletableFuture<T> ask(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        submit(() -> answer.complete(question.get()), answer);
        return answer;
    }

    CompletableFuture<Boolean> run(Runnable work) {
        return ask(() -> {
            work.run();
            return true;
        });
    }

    /** @param answer told what the work threw; completed by the work itself, maybe later */
    void submit(Runnable work, CompletableFuture<?> answer) {
        if (over) {
            answer.completeExceptionally(stopped());
            return;
        }
        try {
            owner.submitElsewhere(Turn.of(() -> {
                try {
                    work.run();
                } catch (RuntimeException failed) {
                    answer.completeExceptionally(failed);
                }
            }));
        } catch (RejectedExecutionException ended) {
            answer.completeExceptionally(stopped());
        }
    }

    private static HubException stopped() { return new HubException(Clause.HUB_STOPPED.of()); }
}
