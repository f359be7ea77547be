package dev.thalamus.app.attach;

import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.hub.model.RemoteHub;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.hub.model.Totals;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what JSON-RPC answers back into the engine's own records. Stateless. */
final class Shapes {
    private static final int HEADER = 34;
    private static final int ID_BYTES = 16;
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    private Shapes() {}

    /** The result of {@code hub.snapshot}. */
    static HubSnapshot snapshot(JsonNode result) {
        return new HubSnapshot(result.path("takenMillis").asLong(0), result.path("startedMillis").asLong(0),
                JSON.treeToValue(result.path("totals"), Totals.class), all(result, "agents", AgentView.class),
                all(result, "queues", QueueView.class), all(result, "synapses", Synapse.class),
                JSON.treeToValue(result.path("store"), StoreHealth.class),
                StreamSupport.stream(result.path("peers").spliterator(), false).map(Shapes::peer).toList(),
                all(result, "remoteAgents", RemoteAgentView.class));
    }

    /** One of the engine's records, or a text. */
    static <T> T read(JsonNode value, Class<T> type) { return JSON.treeToValue(value, type); }

    /** The records of an array. */
    static <T> List<T> all(JsonNode result, String name, Class<T> type) {
        return StreamSupport.stream(result.path(name).spliterator(), false).map(one -> JSON.treeToValue(one, type)).toList();
    }

    private static PeerView peer(JsonNode p) {
        var remote = new RemoteHub(text(p, "domain"), text(p, "url"), "", p.path("enabled").asBoolean(false),
                p.path("autoconnect").asBoolean(false),
                text(p, "trust"));
        double rtt = p.path("rtt_ms").asDouble(-1);
        return new PeerView(remote, state(text(p, "state"), text(p, "detail")), text(p, "software"), rtt < 0 ? -1 : Math.round(rtt * 1e6),
                number(p, "backlog"), number(p, "backlog_bytes"), text(p, "last_error"), number(p, "signals_in"), number(p, "signals_out"),
                number(p, "refused_in"), number(p, "refused_out"), number(p, "duplicates"), number(p, "connected_millis"),
                p.path("dialled").asBoolean(false), p.path("accepted").asBoolean(false), p.path("agents").asInt(0),
                number(p, "last_error_millis"),
                number(p, "answered_millis"));
    }

    private static PeerState state(String word, String detail) {
        return switch (word) {
            case "connecting" -> new PeerState.Connecting();
            case "connected" -> new PeerState.Connected();
            case "forwarding" -> new PeerState.Forwarding();
            case "lagging" -> new PeerState.Lagging();
            case "retrying" -> new PeerState.Retrying(detail.matches("\\d{1,15}") ? Long.parseLong(detail) : 0);
            case "waiting" -> new PeerState.Waiting();
            case "disabled" -> new PeerState.Disabled();
            default -> new PeerState.Blocked(detail);
        };
    }

    /** A row of {@code signal.query}, {@code signal.notify} or {@code queue.peek}; its frame is put together again. */
    static SignalRecord signal(JsonNode s) {
        String named = text(s, "type");
        SignalType type = named.isEmpty() ? null : SignalType.valueOf(named);
        String from = text(s, "from");
        String to = text(s, "to");
        long micros = Math.round(s.path("time").asDouble(0) * 1e6);
        byte[] payload = text(s, "payload").getBytes(StandardCharsets.UTF_8);
        byte[] raw = type == null ? payload : frame(type, micros / 1e6, text(s, "msg_id"), from, to, payload);
        return new SignalRecord(s.path("sequence").asLong(0), micros, Math.round(s.path("latency_ms").asDouble(0) * 1e6),
                protocol(text(s, "protocol")), type, outcome(text(s, "outcome")), reason(text(s, "reason")), from, to, text(s, "instance"),
                s.path("receivers").asInt(0), raw);
    }

    private static byte[] frame(SignalType type, double seconds, String id, String from, String to, byte[] payload) {
        byte[] source = shortened(from);
        byte[] target = shortened(to);
        byte[] message = id.length() == 2 * ID_BYTES ? HexFormat.of().parseHex(id) : new byte[ID_BYTES];
        return ByteBuffer.allocate(HEADER + source.length + target.length + payload.length).put((byte) 'N').put((byte) 'P').put((byte) 1)
                .put((byte) type.code()).putDouble(seconds).put(message).put((byte) source.length).put((byte) target.length)
                .putInt(payload.length).put(source).put(target).put(payload).array();
    }

    private static byte[] shortened(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return bytes.length > 255 ? Arrays.copyOf(bytes, 255) : bytes;
    }

    static Outcome outcome(String word) { return Outcome.valueOf(word.toUpperCase(Locale.ROOT)); }

    /** The reason of a sentence; none of an empty one and of one that a newer hub says. */
    static Reason reason(String sentence) {
        return Arrays.stream(Reason.values()).filter(reason -> reason.sentence().equals(sentence)).findFirst().orElse(Reason.NONE);
    }

    private static Protocol protocol(String label) {
        return Arrays.stream(Protocol.values()).filter(one -> one.label().equals(label)).findFirst().orElse(Protocol.NEURAL);
    }

    static String text(JsonNode node, String name) { return node.path(name).asString(""); }

    static long number(JsonNode node, String name) { return node.path(name).asLong(0); }
}
