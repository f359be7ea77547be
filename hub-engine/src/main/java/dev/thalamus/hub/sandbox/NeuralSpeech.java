package dev.thalamus.hub.sandbox;

import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.wire.SignalFrame;
import dev.thalamus.hub.wire.WireFault;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an agent says to a hub and understands of it, in NeuralHub's protocol. Thread-safe. */
final class NeuralSpeech {
    private static final JsonMapper JSON = JsonMapper.shared();

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
        UUID id = UUID.randomUUID();
        byte[] idBytes = ByteBuffer.allocate(SignalFrame.ID_BYTES).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).array();
        return SignalFrame.encode(type.code(), System.currentTimeMillis() / 1e3, idBytes, source, target, JSON.writeValueAsBytes(payload));
    }

    static Word read(byte[] message) {
        try {
            return SignalFrame.isSignal(message, 0, message.length) ? heard(message) : control(message);
        } catch (JacksonException | WireFault fault) {
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
        int length = frame.length;
        SignalFrame.check(frame, 0, length);
        JsonNode payload = JSON.readTree(frame, SignalFrame.payloadOffset(frame, 0, length), SignalFrame.payloadLength(frame, 0, length));
        SignalType type = Objects.requireNonNull(SignalType.ofCode(SignalFrame.type(frame, 0)), "a checked frame has a type");
        return new Signal(new Heard(type, SignalFrame.source(frame, 0, length), SignalFrame.target(frame, 0, length), payload));
    }
}
