package dev.thalamus.hub.sandbox;

import dev.thalamus.hub.model.SignalType;
import tools.jackson.databind.JsonNode;

/**
 * One signal as an agent got it. Immutable.
 *
 * @param source hash of the sender's instance, to which an answer goes
 * @param target the target as the sender wrote it, empty for a broadcast
 */
public record Heard(SignalType type, String source, String target, JsonNode payload) {
    /** The payload's {@code tipo}: what the shop's agents tell messages apart by; empty when it has none. */
    public String subject() {
        return payload.path("tipo").asString("");
    }
}
