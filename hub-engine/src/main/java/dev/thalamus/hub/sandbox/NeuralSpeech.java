package dev.thalamus.hub.sandbox;

import dev.thalamus.hub.model.SignalType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an agent says to a hub and understands of it, in NeuralHub's protocol. Thread-safe. */
final class NeuralSpeech {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int HEADER = 34;

    private NeuralSpeech() {}

    /** What a hub says. */
    sealed interface Word {}

    /** It let the agent in. */
    record Welcome() implements Word {}

    /** It refused something. */
    record Complaint(String text) implements Word {}

    /** It said something that these agents need not know, such as who else came. */
    record Notice() implements Word {}

    /** It said something that is not the protocol. */
    record Unreadable(String why) implements Word {}

    /** It brought a signal. */
    record Signal(Heard heard) implements Word {}

    /** The first message; {@code kind} tells Thalamus that nobody's program came, other hubs ignore it. */
    static byte[] register(Player player) {
        return JSON.writeValueAsBytes(JSON.createObjectNode().put("_ctrl", "register").put("agent_id", player.name())
                .put("neural_hash", player.hash()).put("kind", "simulated"));
    }

    static byte[] signal(SignalType type, String source, String target, JsonNode payload) {
        byte[] from = source.getBytes(StandardCharsets.UTF_8);
        byte[] to = target.getBytes(StandardCharsets.UTF_8);
        byte[] body = JSON.writeValueAsBytes(payload);
        UUID id = UUID.randomUUID();
        return ByteBuffer.allocate(HEADER + from.length + to.length + body.length).put((byte) 'N').put((byte) 'P').put((byte) 1)
                .put((byte) type.code()).putDouble(System.currentTimeMillis() / 1e3).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).put((byte) from.length).put((byte) to.length).putInt(body.length).put(from).put(to)
                .put(body).array();
    }

    static Word read(byte[] message) {
        try {
            return message.length > 1 && message[0] == 'N' && message[1] == 'P' ? heard(message) : control(message);
        } catch (JacksonException | IndexOutOfBoundsException fault) {
            return new Unreadable("a message of " + message.length + " bytes cannot be read: " + fault.getMessage());
        }
    }

    private static Word control(byte[] message) {
        JsonNode json = JSON.readTree(message);
        return switch (json.path("_ctrl").asString("")) {
            case "registered" -> new Welcome();
            case "error" -> new Complaint("the hub says: " + json.path("msg").asString("error"));
            default -> new Notice();
        };
    }

    private static Word heard(byte[] frame) {
        @Nullable
        SignalType type = SignalType.ofCode(frame[3] & 0xFF);
        if (type == null) {
            return new Unreadable("a signal of the unknown type " + (frame[3] & 0xFF));
        }
        int source = frame[28] & 0xFF;
        int target = frame[29] & 0xFF;
        int length = ByteBuffer.wrap(frame).getInt(30);
        int body = HEADER + source + target;
        JsonNode payload = JSON.readTree(frame, body, Math.min(length, frame.length - body));
        return new Signal(new Heard(type, new String(frame, HEADER, source, StandardCharsets.UTF_8),
                new String(frame, HEADER + source, target, StandardCharsets.UTF_8), payload));
    }
}
