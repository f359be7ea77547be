package dev.thalamus.hub;

import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Carries work from outside into the core: the caller's thread, such as the window's, must not run the core's turns. Thread-safe. */
record CoreCalls(SerialOwner owner) {
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
        owner.submitElsewhere(Turn.of(() -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        }));
    }
}
