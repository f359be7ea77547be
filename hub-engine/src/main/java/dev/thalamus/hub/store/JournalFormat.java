package dev.thalamus.hub.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of a record: little-endian, 8-aligned, its length written last.
 *
 * <pre>
 *  0 int   length, padding included; 0 = nothing here yet, negative = a damaged stretch of so many bytes to step over
 *  4 int   check over everything behind it, {@link JournalCheck}
 *  8 long  sequence           16 long time (µs)        24 long latency (ns)
 * 32 int   fanout             36 int  frame's length
 * 40 byte  protocol  41 byte type  42 byte outcome  43 byte reason
 * 44 short source name's length  46 short target name's  48 short instance's   50 six zero bytes
 * 56 source name, target name, instance, frame, zero to seven bytes of padding
 * </pre>
 *
 * Thread-safe: stateless.
 */
final class JournalFormat {
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final VarHandle LENGTH_HANDLE = INT.varHandle();

    static final int CHECK = 4;
    static final int SEQUENCE = 8;
    static final int TIME = 16;
    static final int LATENCY = 24;
    static final int FANOUT = 32;
    static final int FRAME_LENGTH = 36;
    static final int PROTOCOL = 40;
    static final int TYPE = 41;
    static final int OUTCOME = 42;
    static final int REASON = 43;
    static final int SOURCE_LENGTH = 44;
    static final int TARGET_LENGTH = 46;
    static final int INSTANCE_LENGTH = 48;
    static final int HEADER = 56;

    private JournalFormat() {}

    /** Bytes that a record with so many bytes of names and frame takes. */
    static long size(long bytes) { return HEADER + bytes + 7 & ~7L; }

    /** Whoever sees the length sees the record. */
    static void publish(MemorySegment memory, long at, int length) {
        LENGTH_HANDLE.setRelease(memory, at, length);
    }

    static int length(MemorySegment memory, long at) { return (int) LENGTH_HANDLE.getAcquire(memory, at); }

    /** Where the next record begins: here, or behind a damaged stretch. */
    static long skipHole(MemorySegment memory, long at) {
        int length = length(memory, at);
        return length < 0 ? at - length : at;
    }

    /**
     * Whether a whole record with a sequence above {@code after} and up to {@code last} lies at {@code at}. The bytes may be anything, the segment's
     * version among them, so a record of any version is taken.
     */
    static boolean sound(MemorySegment memory, long at, long end, long after, long last) {
        if (at + HEADER > end) {
            return false;
        }
        int length = length(memory, at);
        if (length < HEADER || length % 8 != 0 || at + length > end) {
            return false;
        }
        long sequence = memory.get(LONG, at + SEQUENCE);
        if (sequence <= after || sequence > last) {
            return false;
        }
        long bytes = memory.get(INT, at + FRAME_LENGTH) + 0L + unsigned(memory, at + SOURCE_LENGTH) + unsigned(memory, at + TARGET_LENGTH)
                + unsigned(memory, at + INSTANCE_LENGTH);
        int check = memory.get(INT, at + CHECK);
        return memory.get(INT, at + FRAME_LENGTH) >= 0 && size(bytes) == length
                && (check == JournalCheck.ofRecord(memory, at, length) || check == JournalCheck.inTwo(memory, at, length));
    }

    static int unsigned(MemorySegment memory, long at) { return memory.get(SHORT, at) & 0xFFFF; }
}
