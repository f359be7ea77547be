package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.QueueOperations;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.QueueScope;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code queue.redirect}. */
record QueueRedirect(QueueOperations queues) implements RpcMethod<QueueRedirect.Params> {
    record Params(
            @Doc(value = QueueParams.NAME, example = "\"ventas\"") String name,
            @Doc(value = "the name that they wait for from now on", example = "\"soporte\"") String to,
            @Doc(value = QueueParams.IDS, optional = true) @Nullable JsonNode ids,
            @Doc(value = QueueParams.FILTER, optional = true) @Nullable String filter,
            @Doc(value = QueueParams.FIRST, optional = true, least = 0) long first,
            @Doc(value = QueueParams.OLDER, optional = true, least = 0) long older_than_s) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("queue.redirect", List.of(1), Role.OPERATOR, Params.class, QueueParams.Changed.class,
                "Let waiting signals wait for another agent of this hub.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        QueueScope scope = QueueParams.scope(params.name, params.ids, params.filter, params.first, params.older_than_s);
        QueueParams.change(reply, answer -> queues.redirect(scope, params.to, answer));
    }
}
