package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code session.close}. */
record SessionClose(Governance desk) implements RpcMethod<SessionClose.Params> {
    record Params(
            @Doc("32 hexadecimal digits") String id,
            @Doc(value = "why; explicit_close when left out", optional = true) @Nullable String reason) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("session.close", List.of(1), Role.OPERATOR, Params.class, Tell.Result.class,
                "End a session.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        desk.close(params.id, params.reason == null ? "" : params.reason, Tell.to(reply));
    }
}
