package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.IdentityView;
import java.util.List;
import java.util.function.Consumer;

/** {@code identity.list}. */
record IdentityList(Governance desk) implements RpcMethod<IdentityList.Params> {
    record Params() {}

    record Result(List<IdentityView> identities) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("identity.list", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "Who is known: passports, what was observed, rules and how often they refused something.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) { reply.accept(new Result(desk.identities())); }
}
