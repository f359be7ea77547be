package dev.thalamus.hub.model;

import java.util.List;

/**
 * One record of the audit log. Immutable.
 *
 * @param sequence from 1
 * @param timeMicros since 1970, by the machine's clock
 * @param kind such as {@code channel_closed}
 * @param agents names of whom it is about; ids where no name is known
 * @param by who did it where that was not the agent itself, such as {@code operator}; else empty
 * @param channel id of the session that it is about, or empty
 * @param json the record as it is kept
 */
public record AuditEntry(long sequence, long timeMicros, String kind, List<String> agents, String by, String channel, String json) {
    public AuditEntry {
        agents = List.copyOf(agents);
    }
}
