package dev.thalamus.hub.query;

import dev.thalamus.hub.model.SignalRecord;
import java.util.List;

/**
 * The signals that this hub routed, oldest first, addressed by sequence.
 *
 * <p>Thread-safe, and never blocks the hub: reading looks at memory and mapped files only. Records older than the bound are gone; a read that
 * asks for them begins at {@link #firstSequence()}.
 */
public interface History {
    /** The oldest sequence that can still be read; equal to {@link #nextSequence()} when there is none. */
    long firstSequence();

    /** The sequence that the next routed signal will get. */
    long nextSequence();

    /** How many records there are, as far as numbers tell: where some are missing within, an implementation counts them. */
    default long count() {
        return nextSequence() - firstSequence();
    }

    /** Up to {@code max} records from {@code from} (inclusive) in order; fewer at the end, none when {@code from} is not reached yet. */
    List<SignalRecord> read(long from, int max);

    /**
     * Shows the records from {@code from} (inclusive) to {@code to} (exclusive) to {@code visitor} in order, in place, until it has enough.
     *
     * @return the sequence at which to go on
     */
    long scan(long from, long to, SignalVisitor visitor);

    /**
     * As {@link #scan}, newest first: the records below {@code from} (exclusive) down to {@code to} (inclusive).
     *
     * @return the sequence below which to go on
     */
    long scanBack(long from, long to, SignalVisitor visitor);

    /** The first sequence at or after that wall-clock time (microseconds since 1970), exact as long as the clock did not jump back. */
    long sequenceAt(long timeMicros);

    /** How many routed signals the history could not take because its writer was behind. They have sequences, and no record. */
    long missed();

    /** Bytes held, on disk or in memory. */
    long bytes();
}
