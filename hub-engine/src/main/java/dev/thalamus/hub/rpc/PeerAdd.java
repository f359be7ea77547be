package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Peers;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.RemoteHub;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code peer.add}. */
record PeerAdd(Peers peers) implements RpcMethod<PeerAdd.Params> {
    record Params(
            @Doc(value = "what stands behind the @", example = "\"empresa-b.com\"") String domain,
            @Doc(value = "ws:// or wss://", example = "\"ws://10.0.0.7:8765\"") String url,
            @Doc("the secret that both hubs have under each other's domain") String token,
            @Doc(value = "whether there may be a link at all; true when left out", optional = true) @Nullable Boolean enabled,
            @Doc(value = "whether this hub dials; true when left out", optional = true) @Nullable Boolean autoconnect,
            @Doc(value = "PEM file with certificates that count for wss://", optional = true) @Nullable String trust) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("peer.add", List.of(1), Role.OPERATOR, Params.class, PeerAnswer.Result.class,
                "Make another hub a peer and write it to remotes.json.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        if (peers.find(params.domain) != null) {
            throw RpcError.invalid("domain", Clause.PEER_ALREADY.of());
        }
        PeerAnswer.put(peers, new RemoteHub(params.domain, params.url, params.token, params.enabled == null || params.enabled,
                params.autoconnect == null || params.autoconnect, params.trust == null ? "" : params.trust), reply);
    }
}
