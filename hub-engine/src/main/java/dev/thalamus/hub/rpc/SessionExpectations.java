package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.ExpectationView;
import java.util.List;
import java.util.function.Consumer;

/** {@code session.expectations}. */
record SessionExpectations(Governance desk) implements RpcMethod<SessionExpectations.Params> {
    record Params(@Doc("32 hexadecimal digits") String id) {}

    record Result(@Doc("in the order of the session's manifest") List<ExpectationView> expectations) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("session.expectations", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "What a session expects: whose time runs until when, what was missed, and what was done about it.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        List<ExpectationView> found = desk.expectations(params.id);
        if (found == null) {
            throw RpcError.invalid("id", Clause.NO_SESSION.of());
        }
        reply.accept(new Result(found));
    }
}
