package dev.thalamus.hub.model;

/**
 * Whether the audit log is as it was written. Immutable.
 *
 * @param records how many were looked at
 * @param first sequence of the oldest one kept; older ones gave way to the limit, which the log itself says
 * @param last sequence of the newest one
 * @param head hash of the newest one: noted elsewhere, it proves later that nothing was cut off the end
 * @param brokenAt sequence from which on the log is not as it was written; 0 when it is whole
 * @param problem what is wrong there, empty when it is whole
 */
public record AuditVerdict(long records, long first, long last, String head, long brokenAt, String problem) {
    public boolean whole() { return problem.isEmpty(); }
}
