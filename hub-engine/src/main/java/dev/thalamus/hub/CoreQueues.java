package dev.thalamus.hub;

import dev.thalamus.hub.core.QueueOperations;
import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueuePage;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.session.Trail;
import dev.thalamus.hub.store.Answer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Carries calls into the core, and its answers out. Thread-safe. */
record CoreQueues(QueueOperations operations, CoreCalls core, Trail trail) implements Queues {
    @Override
    public CompletableFuture<QueuePage> peek(QueueScope scope, long afterId, int limit) {
        return ask(answer -> operations.peek(scope, afterId, limit, answer));
    }

    @Override
    public CompletableFuture<QueueChange> deliver(QueueScope scope) {
        return act("deliver", scope.name(), answer -> operations.deliver(scope, answer));
    }

    @Override
    public CompletableFuture<QueueChange> redirect(QueueScope scope, String newName) {
        return act("redirect", scope.name(), answer -> operations.redirect(scope, newName, answer));
    }

    @Override
    public CompletableFuture<QueueChange> expire(QueueScope scope) {
        return act("expire", scope.name(), answer -> operations.expire(scope, answer));
    }

    @Override
    public CompletableFuture<QueueChange> delete(QueueScope scope) {
        return act("delete", scope.name(), answer -> operations.delete(scope, answer));
    }

    @Override
    public CompletableFuture<QueueChange> restore(String undo) { return act("restore", "", answer -> operations.restore(undo, answer)); }

    /** What the operator does to queues is on the record, as it is when it comes by JSON-RPC. */
    private CompletableFuture<QueueChange> act(String what, String name, Consumer<Answer<QueueChange>> operation) {
        return ask(answer -> {
            trail.record("operator_call", Map.of("method", "queue." + what, "on", name, "by", "operator"));
            operation.accept(answer);
        });
    }

    private <T> CompletableFuture<T> ask(Consumer<Answer<T>> operation) {
        var future = new CompletableFuture<T>();
        core.submit(() -> {
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
            }
        }, future);
        return future;
    }
}
