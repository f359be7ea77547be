package dev.thalamus.hub.model;

import java.util.List;

/**
 * What came of an operation on waiting signals. Immutable.
 *
 * @param signals how many were changed; for {@link QueueAction#DELIVER} those whose turn it now is
 * @param bytes how many bytes their frames have
 * @param undo what {@link QueueAction#RESTORE} takes to undo it, for at least 10 seconds; empty when there is nothing to undo
 * @param left what the scope held and stays as it was, and why
 * @param more whether the scope held more than one operation takes; do it again
 */
public record QueueChange(QueueAction action, long signals, long bytes, String undo, List<Left> left, boolean more) {
    /**
     * Signals of one name that stay as they were.
     *
     * @param reason why; {@link Reason#NONE} when they were on their way to the receiver already
     */
    public record Left(String name, long signals, Reason reason) {}

    public QueueChange {
        left = List.copyOf(left);
    }
}
