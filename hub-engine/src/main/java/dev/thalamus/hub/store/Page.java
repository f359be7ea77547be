package dev.thalamus.hub.store;

import java.util.List;

/**
 * A run of stored signals in the order of their ids. Immutable.
 *
 * @param more whether there were more rows behind the last one when this was read
 * @param damaged ids within the run whose bytes are not those that were stored: never hand them over, delete and report them
 */
public record Page(List<Pending> rows, boolean more, List<Long> damaged) {}
