package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.SessionView;
import java.util.List;
import java.util.function.Consumer;

/** {@code session.list}. */
record SessionList(Governance desk) implements RpcMethod<SessionList.Params> {
    record Params(@Doc(value = "how many; 1,000 when left out", optional = true, least = 1, most = 1_000) int limit) {}

    record Result(List<SessionView> sessions) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("session.list", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "The newest sessions, newest first.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        reply.accept(new Result(desk.sessions(Tell.limit(params.limit, 1_000))));
    }
}
