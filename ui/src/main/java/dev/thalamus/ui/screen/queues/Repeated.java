package dev.thalamus.ui.screen.queues;

import dev.thalamus.hub.Queues;
import dev.thalamus.hub.model.QueueAction;
import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueueChange.Left;
import dev.thalamus.hub.model.QueueScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** An operation that is done again until its scope is empty: the hub takes a bounded part at a time. Thread-safe. */
final class Repeated {
    private static final String AND = " ";

    private Repeated() {}

    /** The parts as one change, with one undo for all of them. */
    static CompletableFuture<QueueChange> of(QueueScope scope, Function<QueueScope, CompletableFuture<QueueChange>> operation) {
        return operation.apply(scope).thenCompose(done -> {
            long rest = scope.first() - done.signals();
            if (!done.more() || done.signals() == 0 || scope.first() > 0 && rest <= 0) {
                return CompletableFuture.completedFuture(done);
            }
            return of(scope.first() > 0 ? scope.oldest(rest) : scope, operation).thenApply(next -> both(done, next));
        });
    }

    /** Takes back every part, the last first. */
    static CompletableFuture<QueueChange> restore(Queues queues, String undo) {
        List<String> parts = Arrays.asList(undo.split(AND, -1)).reversed();
        CompletableFuture<QueueChange> all = queues.restore(parts.getFirst());
        for (String part : parts.subList(1, parts.size())) {
            all = all.thenCompose(done -> queues.restore(part).thenApply(next -> both(done, next)));
        }
        return all;
    }

    private static QueueChange both(QueueChange a, QueueChange b) {
        var left = new ArrayList<Left>(a.left());
        left.addAll(b.left());
        String undo = a.action() == QueueAction.RESTORE || b.undo().isEmpty() ? a.undo() : a.undo() + AND + b.undo();
        return new QueueChange(a.action(), a.signals() + b.signals(), a.bytes() + b.bytes(), undo, left, b.more());
    }
}
