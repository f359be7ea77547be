package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Status;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import java.util.List;
import java.util.function.Consumer;

/** {@code hub.status}. With many synapses it is written elsewhere, so that asking for it holds up no signal. */
record HubStatus(Status status, SignalDesk desk) implements RpcMethod<HubStatus.Params> {
    private static final int WRITTEN_AT_ONCE = 1_000;

    record Params() {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("hub.status", List.of(1), Role.GUEST, Params.class, Status.Hub.class, "The hub's agents, counters and synapses.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        Status.Look look = status.look();
        if (look.synapses().size() + look.online().size() <= WRITTEN_AT_ONCE) {
            reply.accept(status.hub(look));
        } else if (!desk.away(() -> {
            Encoded answer = Encoded.of(status.hub(look));
            return () -> reply.accept(answer);
        }, () -> reply.accept(new RpcError(RpcError.INTERNAL, Clause.INTERNAL_ERROR.of())))) {
            throw new RpcError(RpcError.BUSY, Clause.BUSY.of(Clause.MANY_QUESTIONS.of()));
        }
    }
}
