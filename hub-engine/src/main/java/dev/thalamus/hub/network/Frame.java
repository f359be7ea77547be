package dev.thalamus.hub.network;

import dev.thalamus.hub.wire.Fault;
import dev.thalamus.hub.wire.WireFault;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What clients send: of the protocol's nine kinds those that go from client to hub. Immutable. */
sealed interface Frame {
    /** @param since the id above which everything unacknowledged is wanted again; null for nothing */
    record Hello(String name, String scheme, ObjectNode claim, @Nullable String since) implements Frame {}

    /** @param bytes of the whole frame as it came */
    record Request(String id, String op, ObjectNode params, int bytes) implements Frame {}

    /** @param ack false when the recipient's handler failed */
    record Receipt(String envelopeId, boolean ack, String recipientId, String channelId, String reason) implements Frame {}

    record Ping() implements Frame {}

    /** A pong, or what only hubs say: it asks for nothing. */
    record Idle(String kind) implements Frame {}

    /**
     * The frame that a message is.
     *
     * @param bytes that the message had
     * @throws WireFault for an unknown kind, a field too many, one missing or one of the wrong type; the connection lives on
     */
    static Frame of(JsonNode message, int bytes) {
        if (!message.isObject()) {
            throw wrong("a frame is an object");
        }
        ObjectNode all = (ObjectNode) message;
        String kind = text(all, "kind", null);
        return switch (kind) {
            case "hello" -> {
                only(all, Set.of("kind", "name", "auth_scheme", "auth_claim", "since_envelope_id"));
                JsonNode since = all.get("since_envelope_id");
                yield new Hello(text(all, "name", null), text(all, "auth_scheme", "none"), object(all, "auth_claim"),
                        since == null || since.isNull() ? null : text(all, "since_envelope_id", ""));
            }
            case "request" -> {
                only(all, Set.of("kind", "request_id", "op", "params"));
                yield new Request(text(all, "request_id", null), text(all, "op", null), object(all, "params"), bytes);
            }
            case "receipt" -> {
                only(all, Set.of("kind", "envelope_id", "status", "recipient_id", "channel_id", "reason"));
                yield new Receipt(text(all, "envelope_id", null), text(all, "status", null).equals("ack"), text(all, "recipient_id", ""),
                        text(all, "channel_id", ""), text(all, "reason", ""));
            }
            case "ping" -> {
                only(all, Set.of("kind"));
                yield new Ping();
            }
            case "pong", "welcome", "response", "notify", "error" -> new Idle(kind);
            default -> throw wrong("unknown kind of frame '" + kind.substring(0, Math.min(40, kind.length())) + "'");
        };
    }

    private static void only(ObjectNode all, Set<String> known) {
        for (String field : all.propertyNames()) {
            if (!known.contains(field)) {
                throw wrong("a frame of this kind has no field '" + field.substring(0, Math.min(40, field.length())) + "'");
            }
        }
    }

    private static String text(ObjectNode all, String field, @Nullable String otherwise) {
        JsonNode value = all.get(field);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        if (value == null || !value.isString()) {
            throw wrong("a frame's '" + field + "' must be a string");
        }
        return value.stringValue();
    }

    private static ObjectNode object(ObjectNode all, String field) {
        JsonNode value = all.get(field);
        if (value == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!(value instanceof ObjectNode object)) {
            throw wrong("a frame's '" + field + "' must be an object");
        }
        return object;
    }

    private static WireFault wrong(String what) { return new WireFault(Fault.JSON_SYNTAX, what); }
}
