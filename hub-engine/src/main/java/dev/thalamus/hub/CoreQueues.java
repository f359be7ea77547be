package dev.thalamus.hub;

import dev.thalamus.hub.core.QueueOperations;
import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueuePage;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.store.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Carries calls into the core, and its answers out. Thread-safe. */
record CoreQueues(QueueOperations operations, Consumer<Runnable> core) implements Queues {
    @Override
    public CompletableFuture<QueuePage> peek(QueueScope scope, long afterId, int limit) {
        return ask(answer -> operations.peek(scope, afterId, limit, answer));
    }

    @Override
    public CompletableFuture<QueueChange> deliver(QueueScope scope) { return ask(answer -> operations.deliver(scope, answer)); }

    @Override
    public CompletableFuture<QueueChange> redirect(QueueScope scope, String newName) {
        return ask(answer -> operations.redirect(scope, newName, answer));
    }

    @Override
    public CompletableFuture<QueueChange> expire(QueueScope scope) { return ask(answer -> operations.expire(scope, answer)); }

    @Override
    public CompletableFuture<QueueChange> delete(QueueScope scope) { return ask(answer -> operations.delete(scope, answer)); }

    @Override
    public CompletableFuture<QueueChange> restore(String undo) { return ask(answer -> operations.restore(undo, answer)); }

    private <T> CompletableFuture<T> ask(Consumer<Answer<T>> operation) {
        var future = new CompletableFuture<T>();
        core.accept(() -> {
            try {
                operation.accept((value, problem) -> {
                    if (problem == null) {
                        future.complete(value);
                    } else {
                        future.completeExceptionally(new HubException(String.valueOf(problem.getMessage()), problem));
                    }
                });
            } catch (IllegalArgumentException wrong) {
                future.completeExceptionally(new HubException(String.valueOf(wrong.getMessage()), wrong));
            } catch (RuntimeException failed) {
                future.completeExceptionally(failed);
            }
        });
        return future;
    }
}
