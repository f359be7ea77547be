package dev.thalamus.hub.store;

import static dev.thalamus.hub.store.JournalFormat.LONG;

import dev.thalamus.hub.query.SignalVisitor;
import java.lang.foreign.MemorySegment;

/** Walks over the records of one segment, while others may be written behind them. Thread-safe; one walk belongs to one thread. */
final class SegmentScan {
    private final JournalSegment segment;
    private final MemorySegment memory;
    private final SegmentIndex index;

    /** A segment that nobody has read yet is recovered first. */
    SegmentScan(JournalSegment segment) {
        this.segment = segment;
        memory = segment.memory;
        index = segment.recovered();
    }

    /** Shows the visitor the records from {@code from} to below {@code to}; false when it had enough. */
    boolean forwards(long from, long to, JournalCursor cursor, SignalVisitor visitor) {
        int there = segment.count();
        int block = index.blockOf(from, there);
        if (block < 0) {
            return true;
        }
        long at = index.offset(block);
        for (int n = block * SegmentIndex.BLOCK; n < there; n++) {
            at = JournalFormat.skipHole(memory, at);
            long sequence = memory.get(LONG, at + JournalFormat.SEQUENCE);
            if (sequence >= to) {
                return true;
            }
            if (sequence >= from) {
                cursor.place(memory, at);
                if (!visitor.visit(cursor)) {
                    return false;
                }
            }
            at += JournalFormat.length(memory, at);
        }
        return true;
    }

    /** As {@link #forwards}, from below {@code from} down to {@code to}. */
    boolean backwards(long from, long to, JournalCursor cursor, SignalVisitor visitor) {
        int there = segment.count();
        int[] places = new int[SegmentIndex.BLOCK];
        for (int block = index.blockOf(from - 1, there); block >= 0; block--) {
            int records = Math.min(SegmentIndex.BLOCK, there - block * SegmentIndex.BLOCK);
            int at = index.offset(block);
            for (int n = 0; n < records; n++) {
                at = (int) JournalFormat.skipHole(memory, at);
                places[n] = at;
                at += JournalFormat.length(memory, at);
            }
            for (int n = records - 1; n >= 0; n--) {
                long sequence = memory.get(LONG, places[n] + JournalFormat.SEQUENCE);
                if (sequence < to) {
                    return true;
                }
                cursor.place(memory, places[n]);
                if (sequence < from && !visitor.visit(cursor)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The first sequence whose time is not before {@code micros}, or -1. */
    long sequenceAt(long micros) {
        int there = segment.count();
        long[] found = {-1};
        if (there > 0) {
            forwards(index.sequence(index.blockBefore(micros, there)), Long.MAX_VALUE, new JournalCursor(), signal -> {
                found[0] = signal.timeMicros() >= micros ? signal.sequence() : -1;
                return found[0] < 0;
            });
        }
        return found[0];
    }
}
