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

    /** Up to {@code max} records from {@code from} (inclusive) in order; fewer at the end, none when {@code from} is not reached yet. */
    List<SignalRecord> read(long from, int max);

    /** How many routed signals the history could not take because its writer was behind. They have sequences, and no record. */
    long missed();

    /** Bytes held, on disk or in memory. */
    long bytes();
}
