package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.Ttl;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody wants to open a session. Immutable.
 *
 * @param participants the invited; the creator is put first where it is not among them
 * @param requiredAcks how many of them must say yes; null for all
 * @param ttl null for what the creator's rule says
 * @param knobs options of the type; {@code expectations} replaces those of the type
 * @param labels free; the intent is among them
 */
public record Opening(
        String creatorId,
        String type,
        int version,
        List<String> participants,
        @Nullable Integer requiredAcks,
        @Nullable Ttl ttl,
        ObjectNode knobs,
        ObjectNode labels) {
    /** A session of two that talk as they like. */
    public static Opening conversation(String creatorId, String other) {
        return new Opening(creatorId, "conversation", 1, List.of(other), null, null, JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode());
    }
}
