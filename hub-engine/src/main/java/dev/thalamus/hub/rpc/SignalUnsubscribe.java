package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import java.util.List;
import java.util.function.Consumer;

/** {@code signal.unsubscribe}. */
record SignalUnsubscribe(SignalDesk desk) implements RpcMethod<SignalUnsubscribe.Params> {
    record Params(@Doc(value = "the number that signal.subscribe gave", example = "1") long subscription) {}

    record Result(
            @Doc("signals that were shown") long shown,
            @Doc("signals that were not looked at, because the connection was slow or the history's bound went past it") long skipped,
            @Doc("routed signals of which the history had no record") long missed) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("signal.unsubscribe", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "End a subscription of this connection.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        SignalWatch watch = desk.unwatch(SignalSubscribe.connection(caller, "signal.unsubscribe"), params.subscription);
        if (watch == null) {
            throw RpcError.invalid("subscription", Clause.NOT_SUBSCRIBED.of());
        }
        reply.accept(new Result(watch.shown(), watch.skipped(), watch.missed()));
    }
}
