package dev.thalamus.hub.model;

/**
 * A part of the audit log as it is kept: one JSON object a line. Immutable.
 *
 * @param next sequence to go on with; 0 at the end
 */
public record AuditExport(String lines, long next) {}
