package dev.thalamus.hub.session;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.thalamus.hub.identity.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One message of a session, as it goes over the wire and lies in the log. Immutable; its data is not changed after it was accepted.
 *
 * @param audience who gets it; null for every participant but the sender
 * @param envelopeId stamped by the hub; ids of a session rise
 * @param causationId the envelope that this one answers
 * @param depth how often the work was delegated, as the client counts
 * @param idempotencyKey sent again with the same key, a message counts once
 * @param createdAt stamped by the hub
 * @param ttlSeconds after that time it is not delivered any more
 */
public record Envelope(
        @JsonProperty("channel_id") @JsonAlias("session_id") String channelId,
        String senderId,
        @Nullable List<String> audience,
        String eventType,
        ObjectNode eventData,
        String envelopeId,
        @Nullable String taskId,
        @Nullable String causationId,
        @Nullable String traceId,
        String priority,
        int depth,
        @Nullable String idempotencyKey,
        String createdAt,
        @Nullable Number ttlSeconds) {
    private static final int MOST_TYPE = 200;

    public Envelope {
        if (channelId == null || senderId == null || eventType == null || eventData == null) {
            throw Refusal.protocol("needs channel_id, sender_id, event_type and event_data");
        }
        if (eventType.isEmpty() || eventType.length() > MOST_TYPE) {
            throw Refusal.protocol("event_type must have 1 to " + MOST_TYPE + " characters");
        }
        audience = audience == null ? null : List.copyOf(audience);
        envelopeId = requireNonNullElse(envelopeId, "");
        priority = requireNonNullElse(priority, "normal");
        createdAt = requireNonNullElse(createdAt, "");
    }

    /** What the hub says in the name of the session's creator, or a participant that says nothing but yes. */
    public static Envelope of(String channelId, String senderId, @Nullable List<String> audience, String type, ObjectNode data) {
        return new Envelope(channelId, senderId, audience, type, data, "", null, null, null, "normal", 0, null, "", null);
    }

    /** A text to everyone in the session. */
    public static Envelope text(String channelId, String senderId, String text) {
        return of(channelId, senderId, null, EventTypes.TEXT, JsonNodeFactory.instance.objectNode().put("text", text));
    }

    Envelope stamped(String id, String at) {
        return new Envelope(channelId, senderId, audience, eventType, eventData, id, taskId, causationId, traceId, priority, depth,
                idempotencyKey, at, ttlSeconds);
    }

    /** The same as an answer to another. */
    public Envelope answering(String id) {
        return new Envelope(channelId, senderId, audience, eventType, eventData, envelopeId, taskId, id, traceId, priority, depth,
                idempotencyKey, createdAt, ttlSeconds);
    }

    /** Whether it is for that agent. */
    public boolean reaches(String agentId) {
        return audience == null ? !senderId.equals(agentId) : audience.contains(agentId);
    }

    @JsonIgnore
    public boolean isProtocol() { return EventTypes.protocol(eventType); }

    /** Whether something is said in words, which takes a turn. */
    @JsonIgnore
    public boolean isText() { return eventType.equals(EventTypes.TEXT); }

    /** The words of a text or packet, empty for anything else. */
    public String words() {
        return Conduct.text(eventData, isText() ? "text" : "body", "");
    }
}
