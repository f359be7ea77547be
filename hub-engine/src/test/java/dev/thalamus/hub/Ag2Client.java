package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A client of AG2's protocol for tests: the JDK's WebSocket and the shapes of the recording, not our own code. */
public final class Ag2Client implements AutoCloseable, WebSocket.Listener {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 15;

    /** Everything but answers to {@link #call}. */
    final LinkedBlockingDeque<JsonNode> frames = new LinkedBlockingDeque<>();
    final BlockingQueue<Integer> closes = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> farewells = new LinkedBlockingQueue<>();
    private final ConcurrentHashMap<String, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private final StringBuilder partial = new StringBuilder();
    private final AtomicBoolean deaf = new AtomicBoolean();
    private final WebSocket socket;
    /** Set by {@link #register}. */
    String id = "";

    public Ag2Client(String url) { socket = HTTP.newWebSocketBuilder().buildAsync(URI.create(url + "/network"), this).join(); }

    Ag2Client(Hub hub) { this(hub.info().url()); }

    /** Registers an agent that says yes to every invitation. */
    static Ag2Client agent(Hub hub, String name) {
        var client = new Ag2Client(hub);
        client.register(name, "null");
        return client;
    }

    /** @param rule JSON, or {@code null} */
    String register(String name, String rule) {
        id = result("register",
                "{\"passport\": {\"name\": \"%s\"}, \"resume\": {}, \"skill_md\": null, \"rule\": %s}".formatted(name, rule))
                .path("agent_id").stringValue("");
        return id;
    }

    void send(String frame) { socket.sendText(frame, true).join(); }

    /** The whole answer to a request. */
    JsonNode call(String op, String params) {
        try {
            return begin(op, params).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception late) {
            throw new AssertionError("no answer to " + op, late);
        }
    }

    CompletableFuture<JsonNode> begin(String op, String params) {
        String request = UUID.randomUUID().toString().replace("-", "");
        var answer = new CompletableFuture<JsonNode>();
        calls.put(request, answer);
        send("{\"kind\": \"request\", \"request_id\": \"%s\", \"op\": \"%s\", \"params\": %s}".formatted(request, op, params));
        return answer;
    }

    /** The result of a request that goes well. */
    JsonNode result(String op, String params) {
        JsonNode answer = call(op, params);
        assertThat(answer.path("ok").booleanValue()).as("%s %s: %s", op, params, answer).isTrue();
        return answer.path("result");
    }

    /** The error of a request that does not, as {@code code: message}. */
    String error(String op, String params) {
        JsonNode answer = call(op, params);
        assertThat(answer.path("ok").booleanValue(true)).as("%s %s: %s", op, params, answer).isFalse();
        assertThat(answer.path("result").isNull()).isTrue();
        return answer.path("error_code").stringValue("") + ": " + answer.path("error_message").stringValue("");
    }

    /** Opens a channel whose invited are those clients, and says yes for them. */
    String open(String type, String more, Ag2Client... others) {
        CompletableFuture<JsonNode> created = begin("create_channel", opening(type, more, others));
        for (Ag2Client other : others) {
            other.accept();
        }
        JsonNode answer = created.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        assertThat(answer.path("ok").booleanValue()).as(answer.toString()).isTrue();
        return answer.path("result").path("channel_id").stringValue("");
    }

    /** Parameters of create_channel; {@code more} is further members with a leading comma, or empty. */
    String opening(String type, String more, Ag2Client... others) {
        String ids = String.join("\", \"", java.util.Arrays.stream(others).map(other -> other.id).toList());
        return "{\"creator_id\": \"%s\", \"manifest_type\": \"%s\", \"manifest_version\": 1, \"participants\": [\"%s\"]%s}".formatted(id,
                type, ids,
                more);
    }

    /** Says yes to the next invitation. */
    void accept() {
        JsonNode invite = event("ag2.channel.invite");
        result("post_envelope", envelope(invite.path("channel_id").stringValue(""), "ag2.channel.invite.ack", "{}", ", \"causation_id\": \""
                + invite.path("envelope_id").stringValue("") + "\""));
    }

    /** Says a text; answers its id. */
    String say(String channel, String text) {
        return result("post_envelope", text(channel, text, "")).stringValue("");
    }

    String text(String channel, String text, String more) {
        return envelope(channel, "ag2.msg.text", JSON.createObjectNode().put("text", text).toString(), more);
    }

    String envelope(String channel, String type, String data, String more) {
        return "{\"envelope\": {\"channel_id\": \"%s\", \"sender_id\": \"%s\", \"audience\": null, \"event_type\": \"%s\", \"event_data\": %s%s}}"
                .formatted(channel, id, type, data, more);
    }

    void hello(String name, String scheme, String claim, @Nullable String since) {
        send("{\"kind\": \"hello\", \"name\": \"%s\", \"auth_scheme\": \"%s\", \"auth_claim\": %s, \"since_envelope_id\": %s}".formatted(
                name,
                scheme, claim, since == null ? "null" : "\"" + since + "\""));
    }

    void ack(JsonNode envelope) {
        send("{\"kind\": \"receipt\", \"envelope_id\": \"%s\", \"status\": \"ack\", \"recipient_id\": \"%s\", \"channel_id\": \"%s\", \"reason\": \"\"}"
                .formatted(envelope.path("envelope_id").stringValue(""), id, envelope.path("channel_id").stringValue("")));
    }

    /** The next frame. */
    JsonNode frame() {
        try {
            JsonNode next = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("a frame within %d s", PATIENCE_SECONDS).isNotNull();
            return next;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** The envelope of the next notify of that type; others before it are skipped. */
    JsonNode event(String type) {
        for (;;) {
            JsonNode envelope = frame().path("envelope");
            if (envelope.path("event_type").stringValue("").equals(type)) {
                return envelope;
            }
        }
    }

    /** The words of the next text. */
    String heard() { return event("ag2.msg.text").path("event_data").path("text").stringValue(""); }

    /** Everything sent before is handled when the answer to this comes. */
    void settle() { call("names_for", "{\"agent_ids\": []}"); }

    /** How the hub closed the connection, such as {@code 1008 its key was revoked}. */
    String farewell() {
        try {
            String said = farewells.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(said).as("a close frame within %d s", PATIENCE_SECONDS).isNotNull();
            return said;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    List<JsonNode> pending() { return List.copyOf(frames); }

    /** Reads nothing more, so that the hub cannot write. */
    void stopReading() { deaf.set(true); }

    void readOn() {
        if (deaf.compareAndSet(true, false)) {
            socket.request(1);
        }
    }

    void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").handle((done, failed) -> null).join();
        socket.abort();
    }

    @Override
    public void close() { leave(); }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            ObjectNode frame = (ObjectNode) JSON.readTree(partial.toString());
            partial.setLength(0);
            CompletableFuture<JsonNode> asked = calls.remove(frame.path("request_id").stringValue(""));
            if (asked != null) {
                asked.complete(frame);
            } else {
                frames.add(frame);
            }
        }
        if (!deaf.get()) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        throw new AssertionError("the protocol is text");
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closes.add(code);
        farewells.add(code + " " + reason);
        return null;
    }
}
