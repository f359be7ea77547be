package dev.thalamus.hub.store;

import static dev.thalamus.hub.store.JournalFormat.INT;
import static dev.thalamus.hub.store.JournalFormat.LONG;

import dev.thalamus.hub.model.Clause;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The first {@value #SIZE} bytes of a segment: whose file it is, and, once it is full, what a start must know of it. Immutable.
 *
 * <pre>
 *  0 long "THJOURN1"   8 int version   12 int 0   16 long first sequence   24 long last   32 long first time (µs)   40 long last
 * 48 int bytes used   52 int records   56 int check over 8 to 56   60 int 0
 * </pre>
 *
 * The check is right when the segment is full, and when it was renewed: then nothing is used, and the first sequence is the lowest that it may get.
 */
record SegmentHeader(long first, long last, long firstMicros, long lastMicros, int used, int count) {
    static final int SIZE = 64;
    private static final long MAGIC = 0x314E52554F4A4854L; // little-endian
    private static final int VERSION = 3;
    private static final int VERSION_AT = 8;
    private static final int SEAL_AT = 56;

    /** Marks a segment as one of ours. */
    static void stamp(MemorySegment memory) {
        memory.set(LONG, 0, MAGIC);
        memory.set(INT, VERSION_AT, VERSION);
    }

    /** Marks one that was killed over before its mark was written; what others wrote stays as it is, because the check covers it. */
    static void stampUnmarked(MemorySegment memory) {
        if (memory.get(LONG, 0) != MAGIC) {
            stamp(memory);
        }
    }

    /** What lies in the segment counts no more; only records from that sequence on will. */
    static void renew(MemorySegment memory, long lowest) {
        memory.set(INT, SEAL_AT, 0);
        stamp(memory);
        new SegmentHeader(lowest, 0, 0, 0, 0, 0).seal(memory);
    }

    /** The lowest sequence that may be in a segment which is not full; 0 for one that was never used before. */
    static long lowest(MemorySegment memory) {
        return checked(memory) ? memory.get(LONG, 16) : 0;
    }

    private static boolean checked(MemorySegment memory) { return memory.get(INT, SEAL_AT) == JournalCheck.inTwo(memory, 0, SEAL_AT); }

    /** Whether it is a segment; without any magic it is one whose file the process was killed over before it was ready. */
    static boolean known(MemorySegment memory, Path file) {
        if (memory.byteSize() < SIZE || memory.get(LONG, 0) != MAGIC && memory.get(LONG, 0) != 0) {
            return false;
        }
        if (memory.get(INT, VERSION_AT) > VERSION) {
            throw new StoreException(
                    Clause.NEWER_HISTORY.of(file));
        }
        return true;
    }

    /** Whether a version before 3 wrote the records, with another check. */
    static boolean older(MemorySegment memory) {
        int version = memory.get(INT, VERSION_AT);
        return version > 0 && version < VERSION;
    }

    /** What was sealed, or null when the segment was never full. */
    static @Nullable SegmentHeader sealed(MemorySegment memory) {
        int used = memory.get(INT, 48);
        boolean sealed = used > SIZE && used <= memory.byteSize() && checked(memory);
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
        memory.set(INT, SEAL_AT, JournalCheck.inTwo(memory, 0, SEAL_AT));
    }
}
