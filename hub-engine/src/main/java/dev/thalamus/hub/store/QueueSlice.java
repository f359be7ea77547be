package dev.thalamus.hub.store;

import java.util.List;

/**
 * A stretch of stored signals that was looked at for a person. Immutable.
 *
 * @param rows those that were accepted, in the order of ids; damaged ones are left out
 * @param at the last id that was looked at
 * @param more whether there are rows behind it
 */
public record QueueSlice(List<Pending> rows, long at, boolean more) {}
