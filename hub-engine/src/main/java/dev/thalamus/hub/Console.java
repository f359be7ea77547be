package dev.thalamus.hub;

import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.Requests;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.Ids;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.session.Trail;
import dev.thalamus.hub.wire.JsonText;
import dev.thalamus.hub.wire.RpcEnvelope;
import dev.thalamus.hub.wire.SignalFrame;
import dev.thalamus.hub.wire.WireFault;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** What the hub's operator does with it: calls, signals of his own, and the end of a link. Thread-safe. */
record Console(CoreCalls calls, Core core, Requests requests, Trail trail, Clock clock, Ids ids) {
    CompletableFuture<String> rpc(String request) {
        var answer = new CompletableFuture<String>();
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        JsonNode message;
        try {
            message = JsonText.read(bytes, 0, bytes.length);
        } catch (WireFault fault) {
            return CompletableFuture.completedFuture(new String(RpcEnvelope.Invalid.parseError(fault).answer(), StandardCharsets.UTF_8));
        }
        var operator = new Requests.Caller(Requests.Role.OPERATOR, null, "console", null, clock.nanos());
        calls.submit(() -> {
            if (!requests.handle(operator, message, reply -> answer.complete(new String(reply, StandardCharsets.UTF_8)))) {
                answer.complete("");
            }
        }, answer);
        return answer;
    }

    CompletableFuture<SendReceipt> send(String target, SignalType type, String payload) {
        var answer = new CompletableFuture<SendReceipt>();
        long asked = clock.nanos();
        calls.submit(() -> {
            try {
                byte[] frame = SignalFrame.encode(type.code(), clock.wallMicros() / 1e6, ids.messageId(), "console", target,
                        payload.getBytes(StandardCharsets.UTF_8));
                core.route(core.anonymous("console"), Protocol.JSON_RPC, frame, SignalFrame.check(frame, 0, frame.length),
                        asked, answer::complete);
            } catch (WireFault fault) {
                answer.complete(new SendReceipt(Outcome.REFUSED, Reason.MALFORMED, "", 0, "", 0));
            }
        }, answer);
        return answer;
    }

    CompletableFuture<Boolean> disconnect(String hash) {
        return calls.ask(() -> {
            var agent = core.directory().agent(hash);
            if (agent != null) {
                trail.record("operator_disconnected", Map.of("name", agent.name(), "by", "operator"));
                agent.link().close(1000, Clause.DISCONNECTED.of());
            }
            return agent != null;
        });
    }
}
