package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Status;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code hub.status}. */
record HubStatus(Status status) implements RpcMethod<HubStatus.Params> {
    record Params() {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("hub.status", List.of(1), Role.GUEST, Params.class, Status.Hub.class, "The hub's agents, counters and synapses.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) { reply.accept(status.hub()); }
}
