package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code key.revoke}. */
record KeyRevoke(Governance desk) implements RpcMethod<KeyRevoke.Params> {
    record Params(@Doc("id of the key, 12 hexadecimal digits") String id) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("key.revoke", List.of(1), Role.OPERATOR, Params.class, Tell.Result.class,
                "End an API key, and the connections that were let in by it.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) { desk.revokeKey(params.id, Tell.to(reply)); }
}
