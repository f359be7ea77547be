package dev.thalamus.hub.store;

/**
 * A look at the stored signals that match a filter. Immutable.
 *
 * @param total all that match
 * @param page the rows asked for, oldest first
 */
public record Peek(Volume total, Page page) {}
