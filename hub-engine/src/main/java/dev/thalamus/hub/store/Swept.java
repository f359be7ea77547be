package dev.thalamus.hub.store;

import java.util.List;

/**
 * What a sweep deleted, oldest deadline first. Immutable.
 *
 * @param more whether it ended at its bound, so that more may be over
 */
public record Swept(List<Pending> rows, boolean more) {}
