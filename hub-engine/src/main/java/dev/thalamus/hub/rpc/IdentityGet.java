package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.IdentityView;
import java.util.List;
import java.util.function.Consumer;

/** {@code identity.get}. */
record IdentityGet(Governance desk) implements RpcMethod<IdentityGet.Params> {
    record Params(@Doc(value = "name or id of an agent", example = "\"alice\"") String agent) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("identity.get", List.of(1), Role.OPERATOR, Params.class, IdentityView.class,
                "One identity.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        IdentityView found = desk.identity(params.agent);
        if (found == null) {
            throw RpcError.invalid("agent", Clause.NOT_KNOWN.of());
        }
        reply.accept(found);
    }
}
