package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.kit.Clock;
import java.util.List;
import java.util.function.Consumer;

/** {@code hub.ping}. */
record HubPing(Clock clock) implements RpcMethod<HubPing.Params> {
    record Params() {}

    record Result(boolean pong, @Doc("the hub's clock, seconds since 1970") double ts) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("hub.ping", List.of(1), Role.GUEST, Params.class, Result.class, "Whether the hub answers.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) { reply.accept(new Result(true, clock.wallMicros() / 1e6)); }
}
