package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Peers;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code peer.reconnect}. */
record PeerReconnect(Peers peers) implements RpcMethod<PeerReconnect.Params> {
    record Params(@Doc(value = "which peer", example = "\"empresa-b.com\"") String domain) {}

    record Result(boolean dialling) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("peer.reconnect", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "Make the links to a peer anew, without waiting for the next attempt.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        PeerAnswer.find(peers, params.domain);
        reply.accept(new Result(peers.reconnect(params.domain)));
    }
}
