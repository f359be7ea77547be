package dev.thalamus.hub.model;

import java.util.List;

/**
 * Records of the audit log that a filter accepted, newest first. Immutable.
 *
 * @param entries in falling order of sequence
 * @param looked how many records were looked at
 * @param next where to go on: the {@code before} of the next page; 0 when there is nothing older
 */
public record AuditPage(List<AuditEntry> entries, long looked, long next) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
