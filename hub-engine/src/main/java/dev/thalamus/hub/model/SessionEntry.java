package dev.thalamus.hub.model;

import java.util.List;

/**
 * One line of a session's log. Immutable.
 *
 * @param index from 0
 * @param sender name
 * @param audience names; empty for every participant but the sender
 * @param eventType such as {@code ag2.msg.text}
 * @param text the words, empty when it has none
 * @param at ISO 8601
 * @param causationId the envelope that it answers, empty for none
 * @param json the envelope as it was sent
 */
public record SessionEntry(
        int index,
        String id,
        String sender,
        List<String> audience,
        String eventType,
        String text,
        String at,
        String causationId,
        String json) {
    public SessionEntry {
        audience = List.copyOf(audience);
    }
}
