package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.wire.SignalFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An agent of a test: the JDK's WebSocket, not our own code. */
final class TestAgent implements AutoCloseable, WebSocket.Listener {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 10;

    final String name;
    final String hash;
    final BlockingQueue<byte[]> signals = new LinkedBlockingQueue<>();
    final BlockingQueue<JsonNode> controls = new LinkedBlockingQueue<>();
    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    final BlockingQueue<Integer> closes = new LinkedBlockingQueue<>();
    final WebSocket socket;
    /** It reads nothing any more. */
    volatile boolean deaf;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final StringBuilder partialText = new StringBuilder();

    /** Connects, and registers when {@code name} is not empty. */
    TestAgent(Hub hub, String name, String hash) {
        this(hub.info().url(), name, hash);
    }

    TestAgent(String url, String name, String hash) { this(HTTP, url, name, hash); }

    TestAgent(HttpClient http, String url, String name, String hash) { this(http.newWebSocketBuilder(), url, name, hash); }

    private TestAgent(WebSocket.Builder http, String url, String name, String hash) {
        this.name = name;
        this.hash = hash;
        socket = http.buildAsync(URI.create(url), this).join();
        if (!name.isEmpty()) {
            sendText("{\"_ctrl\": \"register\", \"agent_id\": \"%s\", \"neural_hash\": \"%s\"}".formatted(name, hash));
            assertThat(control("registered").path("neural_hash").stringValue()).isEqualTo(hash);
        }
    }

    /** The command line: it never registers, and shows the operator's token. */
    static TestAgent operator(Hub hub, Path dir) throws IOException {
        return new TestAgent(HTTP.newWebSocketBuilder().header("Authorization", "Bearer " + operatorToken(dir)), hub.info().url(), "", "");
    }

    /** What makes whoever shows it the operator of the hub with its files there. */
    static String operatorToken(Path dir) throws IOException {
        return JSON.readTree(Files.readString(dir.resolve("operator.json"))).path("token").stringValue();
    }

    /** A page that never registers. */
    static TestAgent stranger(Hub hub) { return new TestAgent(hub, "", ""); }

    void sendText(String text) { socket.sendText(text, true).join(); }

    void sendBinary(byte[] bytes) { socket.sendBinary(ByteBuffer.wrap(bytes), true).join(); }

    void transmit(String target, String payload) {
        sendBinary(
                SignalFrame.encode(SignalType.DOPAMINE.code(), 1.0, new byte[16], hash, target, payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** Calls a method and gives the whole answer. */
    JsonNode call(String method, String params) {
        sendText("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"%s\", \"params\": %s}".formatted(method, params));
        return JSON.readTree(text());
    }

    String text() { return poll(texts, "a text answer"); }

    /** The payload of the next signal. */
    String payload() {
        byte[] frame = poll(signals, "a signal");
        int at = SignalFrame.payloadOffset(frame, 0, frame.length);
        return new String(frame, at, SignalFrame.payloadLength(frame, 0, frame.length), StandardCharsets.UTF_8);
    }

    /** The next control message of that kind; others before it are skipped. */
    JsonNode control(String kind) {
        for (;;) {
            JsonNode next = poll(controls, "the control message " + kind);
            if (next.path("_ctrl").stringValue("").equals(kind)) {
                return next;
            }
        }
    }

    /** The next control message of that kind about that agent. */
    JsonNode control(String kind, String about) {
        for (;;) {
            JsonNode next = control(kind);
            if (next.path("agent_id").stringValue("").equals(about)) {
                return next;
            }
        }
    }

    int closeCode() { return poll(closes, "a close frame"); }

    /** A ping of the protocol comes back only after everything before it was handled. */
    void settle() {
        sendText("{\"_ctrl\": \"ping\"}");
        control("pong");
    }

    @Override
    public void close() { leave(); }

    void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").handle((done, failed) -> null).join();
        socket.abort();
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        partial.writeBytes(part);
        if (last) {
            byte[] message = partial.toByteArray();
            partial.reset();
            if (SignalFrame.isSignal(message, 0, message.length)) {
                signals.add(message);
            } else {
                JsonNode json = JSON.readTree(message);
                if (json.has("_ctrl")) {
                    controls.add(json);
                } else {
                    texts.add(new String(message, StandardCharsets.UTF_8));
                }
            }
        }
        if (!deaf) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partialText.append(data);
        if (last) {
            texts.add(partialText.toString());
            partialText.setLength(0);
        }
        if (!deaf) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closes.add(code);
        return null;
    }

    private static <T> T poll(BlockingQueue<T> queue, String what) {
        try {
            T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("%s within %d s", what, PATIENCE_SECONDS).isNotNull();
            return next;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
