package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Peers;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.RemoteHub;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What calls about one peer have in common. Stateless. */
final class PeerAnswer {
    /** A change that cannot be written down is an error, and does not hold. */
    record Result(@Doc("it is in remotes.json, and holds") boolean saved) {}

    private PeerAnswer() {}

    static RemoteHub find(Peers peers, String domain) {
        RemoteHub remote = peers.find(domain);
        if (remote == null) {
            throw RpcError.invalid("domain", Clause.NO_PEER.of(domain));
        }
        return remote;
    }

    static void put(Peers peers, RemoteHub remote, Consumer<Object> reply) {
        String problem = peers.put(remote, saved(reply));
        if (problem != null) {
            throw new RpcError(RpcError.INVALID_PARAMS, Clause.INVALID_PARAMS.of(problem));
        }
    }

    static Consumer<@Nullable String> saved(Consumer<Object> reply) {
        return failure -> reply.accept(failure == null ? new Result(true) : new RpcError(RpcError.REFUSED, failure));
    }
}
