package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Connection;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code signal.subscribe}: new signals as notifications, on the connection that asks. */
record SignalSubscribe(SignalDesk desk) implements RpcMethod<SignalSubscribe.Params> {
    record Params(
            @Doc(value = "the filter language of docs/filters.md; everything when left out", optional = true, example = "\"to:ventas -type:GABA\"") @Nullable String filter,
            @Doc(value = "the first sequence to show, for going on where another connection ended; only new signals when 0 or left out", optional = true, least = 0) long from,
            @Doc(value = "whole payloads instead of previews", optional = true) boolean whole) {}

    record Result(
            @Doc("the number that its notifications carry") long subscription,
            @Doc("the first sequence that it looks at") long from) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("signal.subscribe", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "Be shown new signals as signal.notify notifications, until signal.unsubscribe or the end of the connection.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        Connection connection = connection(caller, "signal.subscribe");
        long newest = desk.history().nextSequence();
        long from = params.from == 0 ? newest : Math.min(params.from, newest);
        SignalWatch watch = desk.watch(connection, SignalDesk.filter(params.filter), params.whole, from);
        reply.accept(new Result(watch.id(), from));
    }

    static Connection connection(Caller caller, String method) {
        Connection connection = caller.connection();
        if (connection == null) {
            throw new RpcError(RpcError.INVALID_REQUEST, Clause.NEEDS_WEBSOCKET.of(method));
        }
        return connection;
    }
}
