package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.QueueOperations;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code queue.delete}. */
record QueueDelete(QueueOperations queues) implements RpcMethod<QueueParams> {
    @Override
    public Spec<QueueParams> spec() {
        return new Spec<>("queue.delete", List.of(1), Role.OPERATOR, QueueParams.class, QueueParams.Changed.class,
                "Remove waiting signals.");
    }

    @Override
    public void call(Caller caller, QueueParams params, Consumer<Object> reply) {
        QueueParams.change(queues, params, reply, QueueOperations::delete);
    }
}
