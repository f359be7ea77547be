package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Peers;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Hop;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code route.trace}. */
record RouteTrace(Peers peers) implements RpcMethod<RouteTrace.Params> {
    record Params(
            @Doc(value = "where a signal would go: name, hash or name@domain; nothing is sent", optional = true, example = "\"vendedor@empresa-b.com\"") @Nullable String target,
            @Doc(value = "which signal went where: 32 hexadecimal digits", optional = true) @Nullable String msg_id) {}

    record Result(@Doc("hub by hub, in order") List<Hop> hops) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("route.trace", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "Where a signal would go, or went, hub by hub.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        String target = params.target;
        String messageId = params.msg_id;
        if (target != null && messageId == null) {
            peers.trace(target, hops -> reply.accept(new Result(hops)));
        } else if (target == null && messageId != null) {
            if (!messageId.matches("[0-9a-fA-F]{32}")) {
                throw RpcError.invalid("msg_id", Clause.NO_HEX_ID.of());
            }
            peers.traceMessage(messageId, hops -> reply.accept(new Result(hops)));
        } else {
            throw new RpcError(RpcError.INVALID_PARAMS, Clause.INVALID_PARAMS.of(Clause.NEITHER_OR_BOTH.of()));
        }
    }
}
