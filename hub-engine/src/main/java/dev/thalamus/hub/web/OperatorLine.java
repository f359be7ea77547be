package dev.thalamus.hub.web;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.net.Tls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection, as its operator, to the hub whose files lie in a directory: calls and their answers, and notifications. Thread-safe.
 *
 * <p>The next message is read when the consumer of notifications is done with the last, so that one who is slow is one to the hub, too.
 */
public final class OperatorLine implements AutoCloseable {
    /** A call was answered with an error. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int code;

        Refused(int code, String message) {
            super(message);
            this.code = code;
        }

        /** The error's number in JSON-RPC. */
        public int code() { return code; }
    }

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Characters of a message; a snapshot of ten thousand agents and synapses has a few million. */
    private static final int LARGEST = 32 << 20;
    /** Numbers are handed on as they came, not as powers of ten. */
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    private final Map<Long, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final AtomicLong lastId = new AtomicLong();
    private final HttpClient http;
    private final WebSocket socket;

    private OperatorLine(HttpClient http, OperatorKey.Content hub, Consumer<JsonNode> notices) {
        this.http = http;
        socket = http.newWebSocketBuilder().connectTimeout(CONNECT).header("Authorization", "Bearer " + hub.token())
                .buildAsync(URI.create(hub.url()), new Listener(notices)).join();
    }

    /**
     * Connects.
     *
     * @param dir data directory of a running hub
     * @param notices gets each notification whole, one after another
     * @throws IOException when there is no hub; the message says where it was looked for
     */
    public static OperatorLine open(Path dir, Consumer<JsonNode> notices) throws IOException {
        Path file = dir.resolve(OperatorKey.FILE);
        if (!Files.isReadable(file)) {
            throw new IOException(Clause.NO_HUB_THERE.of(dir));
        }
        OperatorKey.Content hub;
        try {
            hub = JSON.readValue(Files.readString(file), OperatorKey.Content.class);
        } catch (JacksonException broken) {
            throw new IOException(Clause.CAPTURE_UNREADABLE.of(file, broken.getOriginalMessage()), broken);
        }
        HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(CONNECT);
        if (hub.cert() != null) {
            http.sslContext(Tls.client(Path.of(hub.cert())));
        }
        HttpClient client = http.build();
        try {
            return new OperatorLine(client, hub, notices);
        } catch (CompletionException unreachable) {
            client.shutdownNow();
            throw new IOException(Clause.HUB_KILLED.of(hub.url(), file),
                    unreachable.getCause());
        }
    }

    /**
     * Connects to a hub elsewhere.
     *
     * @param url its WebSocket, {@code ws://} or {@code wss://}
     * @param token its operator's
     * @throws IOException when it does not let us in; the message says what it answered
     */
    public static OperatorLine reach(URI url, String token, Consumer<JsonNode> notices) throws IOException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        try {
            return new OperatorLine(client, new OperatorKey.Content(token, url.toString(), null, null, 0), notices);
        } catch (CompletionException refused) {
            client.shutdownNow();
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            throw new IOException(cause instanceof WebSocketHandshakeException answered
                    ? Clause.ANSWERED_INSTEAD.of(answered.getResponse().statusCode())
                    : Objects.toString(cause.getMessage(), "no connection"), cause);
        }
    }

    /** Asks; the answer's {@code result}, or {@link Refused} or {@link IOException} as the cause of its failure. */
    public CompletableFuture<JsonNode> call(String method, ObjectNode params) {
        long id = lastId.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        open.put(id, answer);
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0").put("id", id).put("method", method);
        request.set("params", params);
        socket.sendText(request.toString(), true).whenComplete((_, failed) -> {
            if (failed != null) {
                answer.completeExceptionally(new IOException(Clause.LINE_OVER.of(), failed));
            }
        });
        if (ended.isDone()) {
            end(ended.join());
        }
        return answer.whenComplete((_, _) -> open.remove(id));
    }

    /** Completed with the reason when the connection is over. */
    public CompletableFuture<String> ended() { return ended.copy(); }

    @Override
    public void close() {
        socket.abort();
        end("closed here");
        http.shutdownNow();
    }

    private void end(String why) {
        ended.complete(why);
        open.values().forEach(answer -> answer.completeExceptionally(new IOException(Clause.LINE_OVER_WHY.of(why))));
    }

    private void take(String text, Consumer<JsonNode> notices) {
        JsonNode message = JSON.readTree(text);
        if (message.has("method")) {
            notices.accept(message);
            return;
        }
        CompletableFuture<JsonNode> answer = open.get(message.path("id").asLong(0));
        JsonNode error = message.path("error");
        if (answer != null && error.isObject()) {
            answer.completeExceptionally(new Refused(error.path("code").asInt(0), error.path("message").asString("")));
        } else if (answer != null) {
            answer.complete(message.path("result"));
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final Consumer<JsonNode> notices;
        private final StringBuilder partial = new StringBuilder();

        Listener(Consumer<JsonNode> notices) { this.notices = notices; }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            if (partial.length() + data.length() > LARGEST) {
                from.abort();
                end(Clause.SENT_TOO_MUCH.of(LARGEST));
                return null;
            }
            partial.append(data);
            if (last) {
                String text = partial.toString();
                partial.setLength(0);
                take(text, notices);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end(reason.isEmpty() ? Clause.CLOSED_WITH.of(code) : reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) { end(Objects.toString(error.getMessage(), error.toString())); }
    }
}
