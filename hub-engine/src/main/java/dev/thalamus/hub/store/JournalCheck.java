package dev.thalamus.hub.store;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The checks of the history: 32 bits over words of eight bytes, so that a change is missed once in 2³² times. Stateless.
 *
 * <p>No CRC: over the 100 to 400 bytes of a usual record these multiplications cost a half of it, because the lanes do not wait for one another.
 */
final class JournalCheck {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED_A = 0x9E3779B97F4A7C15L;
    private static final long SEED_B = 0xC2B2AE3D27D4EB4FL;
    private static final long SEED_C = 0x165667B19E3779F9L;
    private static final long SEED_D = 0x27D4EB2F165667C5L;
    private static final long TIMES_A = 0x9FB21C651E98DF25L;
    private static final long TIMES_B = 0xD6E8FEB86659FD93L;
    private static final int LANES = 4 * Long.BYTES;

    private JournalCheck() {}

    /** Of a record as versions from 3 write it, its first eight bytes left out. */
    static int ofRecord(MemorySegment memory, long at, int length) {
        long a = SEED_A ^ length;
        long b = SEED_B;
        long c = SEED_C;
        long d = SEED_D;
        int i = Long.BYTES;
        for (int last = length - LANES; i <= last; i += LANES) {
            a = left(a, word(memory, at + i));
            b = right(b, word(memory, at + i + 8));
            c = left(c, word(memory, at + i + 16));
            d = right(d, word(memory, at + i + 24));
        }
        for (; i < length; i += Long.BYTES) {
            a = left(a, word(memory, at + i));
        }
        return mixed(a, b, c, d);
    }

    /** The same of a record in an array; what lies in the array decides, so both must change together. */
    static int ofRecord(byte[] record, int length) {
        long a = SEED_A ^ length;
        long b = SEED_B;
        long c = SEED_C;
        long d = SEED_D;
        int i = Long.BYTES;
        for (int last = length - LANES; i <= last; i += LANES) {
            a = left(a, (long) WORDS.get(record, i));
            b = right(b, (long) WORDS.get(record, i + 8));
            c = left(c, (long) WORDS.get(record, i + 16));
            d = right(d, (long) WORDS.get(record, i + 24));
        }
        for (; i < length; i += Long.BYTES) {
            a = left(a, (long) WORDS.get(record, i));
        }
        return mixed(a, b, c, d);
    }

    /** Of a header, and of a record as version 2 wrote it: in two lanes, the first eight bytes left out. */
    static int inTwo(MemorySegment memory, long at, int length) {
        long a = SEED_A ^ length;
        long b = SEED_B;
        int i = Long.BYTES;
        for (; i + 2 * Long.BYTES <= length; i += 2 * Long.BYTES) {
            a = left(a, word(memory, at + i));
            b = right(b, word(memory, at + i + 8));
        }
        if (i < length) {
            a = left(a, word(memory, at + i));
        }
        return (int) ((a ^ Long.rotateLeft(b, 17)) * SEED_A >>> 32);
    }

    private static long left(long lane, long word) { return Long.rotateLeft(lane ^ word, 29) * TIMES_A; }

    private static long right(long lane, long word) { return Long.rotateLeft(lane ^ word, 31) * TIMES_B; }

    private static int mixed(long a, long b, long c, long d) {
        return (int) ((a ^ Long.rotateLeft(b, 17) ^ Long.rotateLeft(c, 31) ^ Long.rotateLeft(d, 43)) * SEED_A >>> 32);
    }

    private static long word(MemorySegment memory, long at) { return memory.get(JournalFormat.LONG, at); }
}
