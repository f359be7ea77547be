package dev.thalamus.hub.web;

import dev.thalamus.hub.core.Requests;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.net.Deadline;
import dev.thalamus.hub.web.Replies.Reply;
import dev.thalamus.hub.wire.JsonText;
import dev.thalamus.hub.wire.RpcEnvelope;
import dev.thalamus.hub.wire.WireFault;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON-RPC over HTTP POST. Thread-safe.
 *
 * <p>The body must call itself JSON: then a browser asks before it lets a foreign page send it, and is refused. The caller is a guest, or the operator when
 * the operator's token is shown; nobody is an agent here.
 */
final class RpcOverHttp {
    private static final byte[] NOTHING = new byte[0];

    private final WebServer.Parts parts;

    RpcOverHttp(WebServer.Parts parts) { this.parts = parts; }

    void handle(HttpServerExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        if (type == null || !type.split(";", 2)[0].trim().equalsIgnoreCase(Replies.JSON)) {
            exchange.setPersistent(false);
            Replies.send(exchange, Reply.text(415, "Content-Type must be " + Replies.JSON));
            return;
        }
        var body = new ByteArrayOutputStream();
        exchange.getRequestReceiver().receivePartialBytes((asking, piece, last) -> took(asking, body, piece, last),
                (refused, why) -> tooLong(refused));
    }

    /** What is too long is read to its end and thrown away: who is answered while still writing may never see the answer. */
    private void took(HttpServerExchange exchange, ByteArrayOutputStream body, byte[] piece, boolean last) {
        int limit = parts.config().limits().text();
        body.write(piece, 0, Math.min(piece.length, limit + 1 - body.size()));
        if (last && body.size() > limit) {
            tooLong(exchange);
        } else if (last) {
            ask(exchange, body.toByteArray());
        }
    }

    private void tooLong(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        Replies.send(exchange, Reply.text(413, "a request has at most " + parts.config().limits().text() + " bytes"));
    }

    private void ask(HttpServerExchange exchange, byte[] body) {
        JsonNode message;
        try {
            message = JsonText.read(body, 0, body.length, parts.config().limits().depth());
        } catch (WireFault fault) {
            Replies.send(exchange, new Reply(200, Replies.JSON, RpcEnvelope.Invalid.parseError(fault).answer()));
            return;
        }
        Deadline.lift(exchange);
        var answer = new CompletableFuture<byte[]>();
        Requests.Caller caller = caller(exchange);
        parts.owner().submitElsewhere(Turn.of(() -> {
            try {
                if (!parts.requests().handle(caller, message, answer::complete)) {
                    answer.complete(NOTHING);
                }
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
                throw failed;
            }
        }));
        Replies.later(exchange, answer, bytes -> {
            Deadline.set(exchange, parts.config().limits().handshake().toMillis());
            return new Reply(bytes.length == 0 ? 204 : 200, Replies.JSON, bytes);
        });
    }

    private Requests.Caller caller(HttpServerExchange exchange) {
        long asked = parts.clock().nanos();
        @Nullable
        Object peer = exchange.getSourceAddress();
        return parts.gate().operator(exchange)
                ? new Requests.Caller(Requests.Role.OPERATOR, null, "operator", null, asked)
                : new Requests.Caller(Requests.Role.GUEST, null, "HTTP " + peer, null, asked);
    }
}
