package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code session.log}. */
record SessionLog(Governance desk) implements RpcMethod<SessionLog.Params> {
    record Params(
            @Doc("32 hexadecimal digits") String id,
            @Doc(value = "line to begin with, 0 for the first", optional = true, least = 0) int from,
            @Doc(value = "how many; 1,000 when left out", optional = true, least = 1, most = 1_000) int limit) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("session.log", List.of(1), Role.OPERATOR, Params.class, Tell.Result.class,
                "The log of a session.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        desk.log(params.id, params.from, Tell.limit(params.limit, 1_000), Tell.to(reply));
    }
}
