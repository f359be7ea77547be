package dev.thalamus.app.attach;

import dev.thalamus.hub.Queues;
import dev.thalamus.hub.model.QueueAction;
import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueuePage;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.QueuedSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The queues of a hub elsewhere. Thread-safe. */
record AttachedQueues(AttachedHub hub) implements Queues {
    @Override
    public CompletableFuture<QueuePage> peek(QueueScope scope, long afterId, int limit) {
        ObjectNode params = params(scope).put("limit", limit).put("whole", true);
        if (afterId > 0) {
            params.put("after", afterId);
        }
        return hub.call("queue.peek", params).thenApply(AttachedQueues::page);
    }

    private static QueuePage page(JsonNode result) {
        var rows = new ArrayList<QueuedSignal>();
        for (JsonNode row : result.path("rows")) {
            long id = Shapes.number(row, "id");
            rows.add(new QueuedSignal(id, Math.round(row.path("expires").asDouble(0) * 1e3),
                    Shapes.signal(row.path("signal")).numbered(id)));
        }
        return new QueuePage(Shapes.number(result, "signals"), Shapes.number(result, "bytes"), rows, !result.path("after").isNull(),
                Shapes.number(result, "given_up"));
    }

    @Override
    public CompletableFuture<QueueChange> deliver(QueueScope scope) { return change(QueueAction.DELIVER, params(scope)); }

    @Override
    public CompletableFuture<QueueChange> redirect(QueueScope scope, String newName) {
        return change(QueueAction.REDIRECT, params(scope).put("to", newName));
    }

    @Override
    public CompletableFuture<QueueChange> expire(QueueScope scope) { return change(QueueAction.EXPIRE, params(scope)); }

    @Override
    public CompletableFuture<QueueChange> delete(QueueScope scope) { return change(QueueAction.DELETE, params(scope)); }

    @Override
    public CompletableFuture<QueueChange> restore(String undo) {
        return change(QueueAction.RESTORE, JsonNodeFactory.instance.objectNode().put("undo", undo));
    }

    private CompletableFuture<QueueChange> change(QueueAction action, ObjectNode params) {
        return hub.call("queue." + action.name().toLowerCase(java.util.Locale.ROOT), params).thenApply(result -> changed(action, result));
    }

    private static QueueChange changed(QueueAction action, JsonNode result) {
        List<QueueChange.Left> left = new ArrayList<>();
        for (JsonNode one : result.path("left")) {
            left.add(new QueueChange.Left(Shapes.text(one, "name"), Shapes.number(one, "signals"),
                    Shapes.reason(Shapes.text(one, "reason"))));
        }
        return new QueueChange(action, Shapes.number(result, "signals"), Shapes.number(result, "bytes"), Shapes.text(result, "undo"), left,
                result.path("more").asBoolean(false));
    }

    /** What does not narrow is left out. Ages go over the wire in whole seconds. */
    private static ObjectNode params(QueueScope scope) {
        ObjectNode params = JsonNodeFactory.instance.objectNode().put("name", scope.name());
        if (!scope.ids().isEmpty()) {
            scope.ids().forEach(params.putArray("ids")::add);
        }
        if (!scope.filter().isEmpty()) {
            params.put("filter", scope.filter());
        }
        return params.put("first", scope.first()).put("older_than_s", Math.ceilDiv(scope.olderThanMillis(), 1_000));
    }
}
