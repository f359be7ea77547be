package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Peers;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.RemoteHub;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code peer.change}. */
record PeerChange(Peers peers) implements RpcMethod<PeerChange.Params> {
    record Params(
            @Doc(value = "which peer", example = "\"empresa-b.com\"") String domain,
            @Doc(value = "ws:// or wss://", optional = true) @Nullable String url,
            @Doc(value = "the new secret", optional = true) @Nullable String token,
            @Doc(value = "whether this hub dials", optional = true) @Nullable Boolean autoconnect,
            @Doc(value = "PEM file with certificates that count for wss://; empty for the system's authorities", optional = true) @Nullable String trust) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("peer.change", List.of(1), Role.OPERATOR, Params.class, PeerAnswer.Result.class,
                "Change a peer; what is left out stays as it is.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        RemoteHub old = PeerAnswer.find(peers, params.domain);
        PeerAnswer.put(peers, new RemoteHub(old.domain(), params.url == null ? old.url() : params.url,
                params.token == null ? old.token() : params.token, old.enabled(),
                params.autoconnect == null ? old.autoconnect() : params.autoconnect, params.trust == null ? old.trust() : params.trust),
                reply);
    }
}
