package dev.thalamus.hub.model;

import java.util.List;
import java.util.Map;

/**
 * A part of a session's log. Immutable.
 *
 * @param total lines of the whole log
 * @param entries from the asked line on
 * @param expectations what it expects, in a person's words, such as {@code reply_within 600 s: auto_close}
 * @param cursors the id of the last envelope that each participant (by name) acknowledged; absent where none was
 */
public record SessionLogView(
        SessionView session, int total, List<SessionEntry> entries, List<String> expectations, Map<String, String> cursors) {
    public SessionLogView {
        entries = List.copyOf(entries);
        expectations = List.copyOf(expectations);
        cursors = Map.copyOf(cursors);
    }
}
