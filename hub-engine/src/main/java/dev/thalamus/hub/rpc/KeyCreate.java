package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code key.create}. */
record KeyCreate(Governance desk) implements RpcMethod<KeyCreate.Params> {
    record Params(@Doc("the name that may not be used without a key from now on") String name) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("key.create", List.of(1), Role.OPERATOR, Params.class, Tell.Result.class,
                "Give a name an API key; the token is in this answer and nowhere else.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) { desk.issueKey(params.name, Tell.to(reply)); }
}
