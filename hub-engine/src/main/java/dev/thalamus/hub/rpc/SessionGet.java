package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.SessionView;
import java.util.List;
import java.util.function.Consumer;

/** {@code session.get}. */
record SessionGet(Governance desk) implements RpcMethod<SessionGet.Params> {
    record Params(@Doc("32 hexadecimal digits") String id) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("session.get", List.of(1), Role.OPERATOR, Params.class, SessionView.class,
                "One session.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        SessionView found = desk.session(params.id);
        if (found == null) {
            throw RpcError.invalid("id", Clause.NO_SESSION.of());
        }
        reply.accept(found);
    }
}
