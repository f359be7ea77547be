package dev.thalamus.ui.bridge;

/**
 * What a window did not get to show. Immutable.
 *
 * @param events events that came faster than the window took them
 * @param journal signals that the history itself could not take
 * @param rows signals that came faster than the stream could show them; they are in the history
 */
public record NotShown(long events, long journal, long rows) {
    public long all() { return events + journal + rows; }
}
