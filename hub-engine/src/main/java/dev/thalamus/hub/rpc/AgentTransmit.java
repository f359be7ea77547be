package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.core.Sender;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.Ids;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.wire.PythonJson;
import dev.thalamus.hub.wire.SignalFrame;
import dev.thalamus.hub.wire.WireFault;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code agent.transmit}: sends a signal on behalf of the caller and tells what became of it.
 *
 * <p>{@code delivered} and {@code msg_id} are NeuralHub's members; there {@code delivered} is always true, here it is so only when a receiver's link got
 * the signal. "queued" is said after the signal is on disk.
 */
record AgentTransmit(Core core, Clock clock, Ids ids) implements RpcMethod<AgentTransmit.Params> {
    /** Hash and name of what the console sends. */
    static final String CONSOLE = "console";

    record Params(
            @Doc(value = "name, hash or name@domain; empty for everyone", example = "\"ventas\"") String target,
            @Doc(value = "one of the six types", example = "\"ACTION_POTENTIAL\"") SignalType signal_type,
            @Doc(value = "any JSON value; {} when left out", optional = true, example = "{\"hello\":\"world\"}") @Nullable JsonNode payload) {}

    record Result(
            @Doc("whether a receiver's link got it") boolean delivered,
            @Doc("32 hexadecimal digits") String msg_id,
            @Doc("delivered, queued, forwarded or refused") String outcome,
            @Doc("why it was not delivered at once, or null") @Nullable String reason,
            @Doc("hash of the instance that got it, or null") @Nullable String instance,
            @Doc("how many links got it") int receivers) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("agent.transmit", List.of(1), Role.AGENT, Params.class, Result.class,
                "Send a signal to an agent, by name or hash.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        Sender sender = caller.agent() == null ? core.anonymous(CONSOLE) : caller.agent().asSender();
        String hash = caller.agent() == null ? CONSOLE : caller.agent().hash();
        byte[] payload = params.payload == null ? new byte[]{'{', '}'} : PythonJson.compact(params.payload);
        byte[] frame;
        int flags;
        try {
            frame = SignalFrame.encode(params.signal_type.code(), clock.wallMicros() / 1e6, ids.messageId(), hash, params.target, payload);
            flags = SignalFrame.check(frame, 0, frame.length);
        } catch (WireFault fault) {
            throw RpcError.invalid(fault.fault().name().startsWith("JSON") ? "payload" : "target",
                    Clause.CANNOT_BE_SENT.of(fault.fault().sentence()));
        }
        core.route(sender, Protocol.JSON_RPC, frame, flags, caller.readNanos(),
                receipt -> reply.accept(new Result(receipt.outcome() == Outcome.DELIVERED, receipt.messageId(),
                        receipt.outcome().name().toLowerCase(Locale.ROOT),
                        receipt.reason() == Reason.NONE ? null : receipt.reason().sentence(),
                        receipt.instance().isEmpty() ? null : receipt.instance(), receipt.fanout())));
    }
}
