package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Peers;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code peer.remove}. */
record PeerRemove(Peers peers) implements RpcMethod<PeerRemove.Params> {
    record Params(@Doc(value = "which peer", example = "\"empresa-b.com\"") String domain) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("peer.remove", List.of(1), Role.OPERATOR, Params.class, PeerAnswer.Result.class,
                "Forget a peer: its links end, and signals that wait for it are refused.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        PeerAnswer.find(peers, params.domain);
        peers.remove(params.domain, PeerAnswer.saved(reply));
    }
}
