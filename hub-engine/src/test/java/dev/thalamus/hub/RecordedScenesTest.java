package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recorded day of a NeuralHub and its agents, scene by scene up to {@link #LAST}, with us in the hub's place: every connection hears the same, in the same order, but for the
 * scenes of {@link #BETTER}, whose lines are only sent.
 */
class RecordedScenesTest {
    /** Where the recorded hub broke its page's promise or fell over, and what we do instead; {@link PageAgainstCodeTest} and the protocol's own tests hold it. */
    private static final Map<String, String> BETTER = Map.ofEntries(
            Map.entry("broadcast with a source that is not the sender: the sender gets it, the named source does not",
                    "a spoofed source is refused"),
            Map.entry("JSON-RPC notification (no id), id null, id 0, id \"\" , id object", "null is an id, an object is none"),
            Map.entry("peer_left", "a sibling stays, and the others hear its hash"),
            Map.entry("after one of two \"bob\" left: discover says unknown although the other is online", "the other is found"),
            Map.entry("first message JSON-RPC (page JavaScript example)", "a guest may call"),
            Map.entry("binary signal whose payload contains \"_ctrl\": kills the session", "it is a signal"),
            Map.entry("binary signal whose payload contains \"jsonrpc\"", "it is a signal"),
            Map.entry("JSON-RPC batch: kills the session", "a batch is answered"),
            Map.entry("synapse_update without src: kills the session", "it costs one message"),
            Map.entry("fragmented message: first fragment is taken as whole, continuation is dropped", "fragments are put together"),
            Map.entry("unmasked client frame is accepted; RSV bits are ignored", "RFC 6455: 1002"),
            Map.entry("reserved opcode 3 kills the session", "RFC 6455: 1002"));
    /** From this scene on the recorded hub has lost an agent that is there: what follows cannot be compared, {@link PageAgainstCodeTest} has it. */
    private static final String LAST = "same hash registers again while the old connection is still open";
    /** A call that the recorded hub answered with an untruth: delivered, to a name that nobody has. */
    private static final Set<Integer> UNTRUE = Set.of(6);
    private static final int INTERNAL_ERROR = -32603;
    /** A call without a method is no request at all, says JSON-RPC; the recorded hub looked for a method of no name. */
    private static final Set<Integer> NO_REQUEST = Set.of(32);
    /** Different at each run. */
    private static final Set<String> OF_THE_MOMENT = Set.of("ts", "msg_id", "uptime_s", "started_at", "uptime", "last_seen");

    /** Where a signal's time and number stand. */
    private static final int OWN_FROM = 4;
    private static final int OWN_TO = 28;

    @TempDir
    Path dir;
    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private @Nullable HubEngine hub;
    private final Set<String> scenes = new HashSet<>();
    private String scene = "";
    private Set<String> before = Set.of();

    /** A WebSocket by hand: the recording has frames that no client library sends. */
    private static final class Connection {
        private static final byte[] MARK = "so far".getBytes(StandardCharsets.US_ASCII);
        private final Socket socket;
        private final DataInputStream in;
        private String agent = "";
        private String hash = "";

        Connection(String url) throws IOException {
            socket = Raw.connect(url);
            in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(Raw.headers(in)).startsWith("HTTP/1.1 101 ");
        }

        void send(JsonNode line) throws IOException {
            int opcode = switch (line.path("frame").asString()) {
                case "continuation" -> 0;
                case "text" -> 1;
                case "binary" -> 2;
                case "close" -> 8;
                case "ping" -> 9;
                case "pong" -> 10;
                default -> line.path("frame").intValue();
            };
            JsonNode flags = line.path("flags");
            boolean masked = flags.path("mask").asBoolean(true);
            byte[] payload = payload(line);
            int small = payload.length < 126 ? payload.length : 126;
            var frame = ByteBuffer.allocate(14 + payload.length)
                    .put((byte) ((flags.path("fin").asBoolean(true) ? 0x80 : 0) | flags.path("rsv").asInt(0) << 4 | opcode))
                    .put((byte) (small | (masked ? 0x80 : 0)));
            if (small == 126) {
                frame.putShort((short) payload.length);
            }
            if (line.path("json").path("_ctrl").asString("").equals("register")) {
                agent = line.path("json").path("agent_id").asString("");
                hash = line.path("json").path("neural_hash").asString("none");
            }
            if (masked) {
                frame.putInt(0); // a mask all the same, under which the bytes stay as they are
            }
            frame.put(payload);
            socket.getOutputStream().write(frame.array(), 0, frame.position());
        }

        /** Reads everything that it was told up to now. */
        void settle() throws IOException {
            mark();
            next(message -> Arrays.equals(message, MARK));
        }

        /** The same, where the hub may have ended it. */
        void readAll() throws IOException {
            try {
                mark();
                for (byte[] message = next(); message != null && !Arrays.equals(message, MARK);) {
                    message = next();
                }
            } catch (SocketException reset) {
                // Ended by the hub, as it should.
            }
        }

        private void mark() throws IOException {
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(6 + MARK.length).put((byte) 0x89).put((byte) (0x80 | MARK.length)).putInt(0).put(MARK)
                            .array());
        }

        /** The next message that is wanted; others are left out. */
        byte[] next(Predicate<byte[]> wanted) throws IOException {
            for (;;) {
                byte[] message = next();
                assertThat(message).as("the end came instead").isNotNull();
                if (wanted.test(message)) {
                    return message;
                }
            }
        }

        /** The next message: a close frame's is null, and so is the end's. */
        byte @Nullable [] next() throws IOException {
            try {
                int first = in.readUnsignedByte();
                int length = in.readUnsignedByte();
                byte[] payload = in.readNBytes(length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length);
                return (first & 0x0F) == 8 ? null : payload;
            } catch (EOFException end) {
                return null;
            }
        }
    }

    private static byte[] payload(JsonNode line) {
        return line.has("json")
                ? line.path("json").toString().getBytes(StandardCharsets.UTF_8)
                : HexFormat.of().parseHex(line.path("hex").asString(""));
    }

    @BeforeEach
    void open() { hub = TestHub.open(dir); }

    @AfterEach
    void close() throws IOException {
        for (Connection connection : connections.values()) {
            connection.socket.close();
        }
        Objects.requireNonNull(hub).close();
    }

    @Test
    void everySceneComesOutAsRecordedOrAsThePagePromises() throws IOException {
        List<JsonNode> lines;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/neuralhub/transcript-hub.jsonl"))) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(JsonMapper.shared()::readTree).toList();
        }
        assertThat(lines).hasSize(281);
        for (JsonNode line : lines) {
            if (line.path("scene").asString("").equals(LAST)) {
                break;
            }
            try {
                play(line);
            } catch (AssertionError | IOException different) {
                throw new AssertionError(scene + "\n" + line, different);
            }
        }
        assertThat(scenes).as("scenes that were played").hasSizeGreaterThan(30).containsAll(BETTER.keySet());
    }

    private void play(JsonNode line) throws IOException {
        if (line.has("scene")) {
            begin(line.path("scene").stringValue());
        } else if (line.path("dir").asString("").equals("c>h")) {
            connection(line).send(line);
            if (line.path("frame").asString().equals("close") && BETTER.containsKey(scene)) {
                leave(line.path("conn").stringValue());
            }
        } else if (line.has("frame") && !BETTER.containsKey(scene)) {
            heard(connection(line), line);
        }
    }

    /** What a scene of its own left behind is cleared away: whoever came in it leaves, and what the others heard is read. */
    private void begin(String next) throws IOException {
        if (BETTER.containsKey(scene)) {
            for (String name : List.copyOf(connections.keySet())) {
                if (!before.contains(name)) {
                    leave(name);
                }
            }
            for (String stays : List.of("A", "B")) {
                Objects.requireNonNull(connections.get(stays)).settle();
            }
        }
        scenes.add(next);
        scene = next;
        before = Set.copyOf(connections.keySet());
        if (next.equals("abrupt TCP close of B")) {
            Objects.requireNonNull(connections.remove("B")).socket.close();
        }
    }

    private void closed(JsonNode line) throws IOException {
        Objects.requireNonNull(connections.remove(line.path("conn").stringValue())).socket.close();
    }

    private void leave(String name) throws IOException {
        Connection left = Objects.requireNonNull(connections.remove(name));
        left.readAll(); // unread bytes would reset the connection, and what it has sent might be lost
        left.socket.close();
        if (!left.agent.isEmpty()) {
            Objects.requireNonNull(connections.get("A")).next(message -> {
                String text = new String(message, StandardCharsets.UTF_8);
                return text.contains("\"peer_") && text.contains(left.agent) && !text.contains(left.hash); // or that a sibling stays
            });
        }
    }

    private Connection connection(JsonNode line) throws IOException {
        String name = line.path("conn").stringValue();
        Connection known = connections.get(name);
        if (known == null) {
            known = new Connection(Objects.requireNonNull(hub).info().url());
            connections.put(name, known);
        }
        return known;
    }

    private void heard(Connection by, JsonNode line) throws IOException {
        JsonNode recorded = line.path("json");
        if (line.path("frame").asString().equals("close")) {
            assertThat(by.next()).as("a close frame").isNull();
            closed(line);
        } else if (recorded.isMissingNode()) {
            sameSignal(payload(line), by.next(message -> true));
        } else {
            JsonNode is = JsonMapper.shared().readTree(by.next(message -> !explains(message, recorded)));
            if (UNTRUE.contains(recorded.path("id").asInt(0))) {
                assertThat(is.path("result").path("delivered").booleanValue()).as("%s", is).isFalse();
            } else {
                same(recorded, is);
            }
        }
    }

    /** We say what was wrong with a message where the recorded hub said nothing. */
    private static boolean explains(byte[] message, JsonNode recorded) {
        JsonNode is = JsonMapper.shared().readTree(message);
        return is.path("_ctrl").asString("").equals("error")
                ? !recorded.path("_ctrl").asString("").equals("error")
                : is.has("error") && !is.path("id").equals(recorded.path("id"));
    }

    /** Time and number are the hub's own where it made the signal for a call. */
    private static void sameSignal(byte[] recorded, byte[] is) {
        assertThat(is).hasSize(recorded.length);
        if (!Arrays.equals(recorded, is)) {
            System.arraycopy(recorded, OWN_FROM, is, OWN_FROM, OWN_TO - OWN_FROM);
            assertThat(HexFormat.of().formatHex(is)).isEqualTo(HexFormat.of().formatHex(recorded));
        }
    }

    /** Every member that was recorded is there; ours may have more. */
    private static void same(JsonNode recorded, JsonNode is) {
        for (var member : recorded.properties()) {
            JsonNode ours = is.path(member.getKey());
            if (member.getKey().equals("error")) {
                sameError(recorded, is);
            } else if (OF_THE_MOMENT.contains(member.getKey())) {
                assertThat(ours.isMissingNode()).as("%s in %s", member.getKey(), is).isFalse();
            } else if (member.getValue().isObject()) {
                same(member.getValue(), ours);
            } else if (member.getValue().isArray()) {
                assertThat(ours.size()).as("%s in %s", member.getKey(), is).isEqualTo(member.getValue().size());
            } else {
                assertThat(ours).as("%s in %s", member.getKey(), is).isEqualTo(member.getValue());
            }
        }
    }

    /** The same code; where the recorded hub fell over its caller's mistake, we say that it was one. */
    private static void sameError(JsonNode recorded, JsonNode is) {
        int code = recorded.path("error").path("code").intValue();
        boolean ours = code == INTERNAL_ERROR || NO_REQUEST.contains(recorded.path("id").asInt(0));
        assertThat(is.path("error").path("code").asInt(0)).as("%s", is).isIn(ours ? List.of(-32602, -32600) : List.of(code));
    }
}
