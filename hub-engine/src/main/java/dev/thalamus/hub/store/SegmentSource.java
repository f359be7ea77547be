package dev.thalamus.hub.store;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where segments come from and go to. Confined to the thread that opens the journal, then to {@code hub-journal}. */
interface SegmentSource {
    /** Those of earlier runs, oldest first. */
    List<JournalSegment> found() throws IOException;

    /** A new one, ready to be written to without a wait; null when the disk has no room for it. */
    @Nullable
    JournalSegment prepare() throws IOException;

    /** A new one in place of an old one, which ends for good as in {@link #discard}; null when the disk has no room for it. */
    @Nullable
    JournalSegment renew(JournalSegment old) throws IOException;

    /** Sees to it that a power cut does not take the records between two places. */
    void force(JournalSegment segment, long from, long to);

    /** Ends a segment for good: readers that stand in it begin anew. */
    void discard(JournalSegment segment) throws IOException;

    /** Lets go of a segment and keeps its file. */
    void release(JournalSegment segment);
}
