package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.QueueOperations;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code queue.restore}. */
record QueueRestore(QueueOperations queues) implements RpcMethod<QueueRestore.Params> {
    record Params(@Doc("what the operation answered as undo") String undo) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("queue.restore", List.of(1), Role.OPERATOR, Params.class, QueueParams.Changed.class,
                "Put back what an operation changed, into its old order.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        QueueParams.change(reply, answer -> queues.restore(params.undo, answer));
    }
}
