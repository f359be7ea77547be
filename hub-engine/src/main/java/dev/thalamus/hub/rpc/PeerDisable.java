package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Peers;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code peer.disable}. */
record PeerDisable(Peers peers) implements RpcMethod<PeerDisable.Params> {
    record Params(@Doc(value = "which peer", example = "\"empresa-b.com\"") String domain) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("peer.disable", List.of(1), Role.OPERATOR, Params.class, PeerAnswer.Result.class,
                "End all links to a peer and make none until it is enabled.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        PeerAnswer.put(peers, PeerAnswer.find(peers, params.domain).enabled(false), reply);
    }
}
