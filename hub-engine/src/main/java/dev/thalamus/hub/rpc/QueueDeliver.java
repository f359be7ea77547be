package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.QueueOperations;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code queue.deliver}. */
record QueueDeliver(QueueOperations queues) implements RpcMethod<QueueParams> {
    @Override
    public Spec<QueueParams> spec() {
        return new Spec<>("queue.deliver", List.of(1), Role.OPERATOR, QueueParams.class, QueueParams.Changed.class,
                "Hand waiting signals over to whoever is connected, and say why the others stay.");
    }

    @Override
    public void call(Caller caller, QueueParams params, Consumer<Object> reply) {
        QueueParams.change(queues, params, reply, QueueOperations::deliver);
    }
}
