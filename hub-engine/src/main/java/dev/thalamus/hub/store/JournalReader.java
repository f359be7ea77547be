package dev.thalamus.hub.store;

import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.query.SignalVisitor;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks over the segments of the history.
 *
 * <p>Thread-safe. A segment may go away under a reader: its memory then refuses each access, and the reader goes on behind it.
 */
final class JournalReader {
    private final JournalSegments segments;

    JournalReader(JournalSegments segments) { this.segments = segments; }

    /** The oldest sequence there is, or {@code next}. */
    long first(long next) {
        for (JournalSegment segment : segments.listed()) {
            try {
                if (!segment.empty()) {
                    return segment.firstSequence();
                }
            } catch (IllegalStateException e) {
                rethrowUnlessGone(segment, e);
            }
        }
        return next;
    }

    List<SignalRecord> read(long from, int max, long next) {
        var records = new ArrayList<SignalRecord>(Math.clamp(max, 0, 1_024));
        if (max > 0) {
            scan(from, next, signal -> records.add(signal.record()) && records.size() < max);
        }
        return records;
    }

    long scan(long from, long end, SignalVisitor visitor) {
        var cursor = new JournalCursor();
        long[] at = {from};
        SignalVisitor counting = signal -> {
            at[0] = signal.sequence() + 1;
            return visitor.visit(signal);
        };
        JournalSegment[] all = segments.listed();
        for (int i = 0; i < all.length && at[0] < end; i++) {
            if (i + 1 < all.length && all[i].lastSequence() < at[0]) {
                continue;
            }
            try {
                if (!new SegmentScan(all[i]).forwards(at[0], end, cursor, counting)) {
                    return at[0];
                }
            } catch (IllegalStateException e) {
                rethrowUnlessGone(all[i], e);
            }
        }
        return Math.max(at[0], end);
    }

    long scanBack(long from, long to, SignalVisitor visitor) {
        var cursor = new JournalCursor();
        long[] at = {from};
        SignalVisitor counting = signal -> {
            at[0] = signal.sequence();
            return visitor.visit(signal);
        };
        JournalSegment[] all = segments.listed();
        for (int i = all.length - 1; i >= 0 && at[0] > to; i--) {
            try {
                if (!new SegmentScan(all[i]).backwards(at[0], to, cursor, counting)) {
                    return at[0];
                }
            } catch (IllegalStateException e) {
                rethrowUnlessGone(all[i], e);
                break; // what is older went before it
            }
        }
        return Math.min(at[0], to);
    }

    /** The first sequence at or after that time, or {@code next}. */
    long sequenceAt(long timeMicros, long next) {
        JournalSegment[] all = segments.listed();
        for (int i = 0; i < all.length; i++) {
            try {
                long found = i + 1 < all.length && all[i].lastMicros() < timeMicros ? -1 : new SegmentScan(all[i]).sequenceAt(timeMicros);
                if (found > 0) {
                    return found;
                }
            } catch (IllegalStateException e) {
                rethrowUnlessGone(all[i], e);
            }
        }
        return next;
    }

    private static void rethrowUnlessGone(JournalSegment segment, IllegalStateException e) {
        if (segment.memory.scope().isAlive()) {
            throw e;
        }
    }
}
