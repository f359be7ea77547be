package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Peers;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code peer.list}. */
record PeerList(Peers peers) implements RpcMethod<PeerList.Params> {
    record Params() {}

    record Result(List<PeerShape> peers) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("peer.list", List.of(1), Role.OPERATOR, Params.class, Result.class, "The other hubs, and how they stand.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        reply.accept(new Result(peers.all().stream().map(PeerShape::of).toList()));
    }
}
