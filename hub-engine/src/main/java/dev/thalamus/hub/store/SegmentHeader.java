package dev.thalamus.hub.store;

import static dev.thalamus.hub.store.JournalFormat.INT;
import static dev.thalamus.hub.store.JournalFormat.LONG;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The first {@value #SIZE} bytes of a segment: whose file it is, and, once it is full, what a start must know of it. Immutable.
 *
 * <pre>
 *  0 long "THJOURN1"   8 int version   12 int 0   16 long first sequence   24 long last   32 long first time (µs)   40 long last
 * 48 int bytes used   52 int records   56 int check over 8 to 56, right only when sealed   60 int 0
 * </pre>
 */
record SegmentHeader(long first, long last, long firstMicros, long lastMicros, int used, int count) {
    static final int SIZE = 64;
    private static final long MAGIC = 0x314E52554F4A4854L; // little-endian
    private static final int VERSION = 1;
    private static final int VERSION_AT = 8;
    private static final int SEAL_AT = 56;

    /** Marks a segment as one of ours. */
    static void stamp(MemorySegment memory) {
        memory.set(LONG, 0, MAGIC);
        memory.set(INT, VERSION_AT, VERSION);
    }

    /** Whether it is a segment; without any magic it is one whose file the process was killed over before it was ready. */
    static boolean known(MemorySegment memory, Path file) {
        if (memory.byteSize() < SIZE || memory.get(LONG, 0) != MAGIC && memory.get(LONG, 0) != 0) {
            return false;
        }
        if (memory.get(INT, VERSION_AT) > VERSION) {
            throw new StoreException(
                    "The signal history " + file + " was written by a newer Thalamus. Update Thalamus, or move the file away");
        }
        return true;
    }

    /** What was sealed, or null when the segment was never full. */
    static @Nullable SegmentHeader sealed(MemorySegment memory) {
        int used = memory.get(INT, 48);
        boolean sealed = used > SIZE && used <= memory.byteSize() && memory.get(INT, SEAL_AT) == JournalFormat.check(memory, 0, SEAL_AT);
        return sealed
                ? new SegmentHeader(memory.get(LONG, 16), memory.get(LONG, 24), memory.get(LONG, 32), memory.get(LONG, 40), used,
                        memory.get(INT, 52))
                : null;
    }

    void seal(MemorySegment memory) {
        memory.set(LONG, 16, first);
        memory.set(LONG, 24, last);
        memory.set(LONG, 32, firstMicros);
        memory.set(LONG, 40, lastMicros);
        memory.set(INT, 48, used);
        memory.set(INT, 52, count);
        memory.set(INT, SEAL_AT, JournalFormat.check(memory, 0, SEAL_AT));
    }
}
