package dev.thalamus.hub.store;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes records into segments. Confined to the core; allocates nothing.
 *
 * <p>A record of at most {@value #USUAL} bytes is put together in an array first, because each access to mapped memory asks whether it is still mapped.
 */
final class RecordWriter {
    private static final int USUAL = 8 << 10;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] usual = new byte[USUAL];

    /** Writes a record of {@code size} bytes, which is seen by others as a whole or not at all. */
    void write(MemorySegment memory, long at, int size, long sequence, long timeMicros, long latencyNanos, int codes, int fanout,
            byte[] source, byte[] target, byte[] instance, byte[] frame, int off, int len) {
        byte[] record = usual;
        LONGS.set(record, JournalFormat.SEQUENCE, sequence);
        LONGS.set(record, JournalFormat.TIME, timeMicros);
        LONGS.set(record, JournalFormat.LATENCY, latencyNanos);
        INTS.set(record, JournalFormat.FANOUT, fanout);
        INTS.set(record, JournalFormat.FRAME_LENGTH, len);
        INTS.set(record, JournalFormat.PROTOCOL, codes);
        SHORTS.set(record, JournalFormat.SOURCE_LENGTH, (short) source.length);
        SHORTS.set(record, JournalFormat.TARGET_LENGTH, (short) target.length);
        LONGS.set(record, JournalFormat.INSTANCE_LENGTH, (long) instance.length);
        if (size > USUAL) {
            large(memory, at, size, source, target, instance, frame, off, len);
            return;
        }
        LONGS.set(record, size - 8, 0L); // the padding
        int to = put(source, record, JournalFormat.HEADER);
        to = put(target, record, to);
        to = put(instance, record, to);
        System.arraycopy(frame, off, record, to, len);
        INTS.set(record, JournalFormat.CHECK, JournalCheck.ofRecord(record, size));
        MemorySegment.copy(record, JournalFormat.CHECK, memory, JournalFormat.BYTE, at + JournalFormat.CHECK, size - JournalFormat.CHECK);
        JournalFormat.publish(memory, at, size);
    }

    /** What is too long for the array goes straight to its place, behind the fields that are in the array by now. */
    private void large(MemorySegment memory, long at, int size, byte[] source, byte[] target, byte[] instance, byte[] frame, int off,
            int len) {
        MemorySegment.copy(usual, JournalFormat.SEQUENCE, memory, JournalFormat.BYTE, at + JournalFormat.SEQUENCE,
                JournalFormat.HEADER - JournalFormat.SEQUENCE);
        memory.set(JournalFormat.LONG, at + size - 8, 0); // the padding
        long to = put(source, memory, at + JournalFormat.HEADER);
        to = put(target, memory, to);
        to = put(instance, memory, to);
        MemorySegment.copy(frame, off, memory, JournalFormat.BYTE, to, len);
        memory.set(JournalFormat.INT, at + JournalFormat.CHECK, JournalCheck.ofRecord(memory, at, size));
        JournalFormat.publish(memory, at, size);
    }

    private static int put(byte[] bytes, byte[] record, int at) {
        System.arraycopy(bytes, 0, record, at, bytes.length);
        return at + bytes.length;
    }

    private static long put(byte[] bytes, MemorySegment memory, long at) {
        MemorySegment.copy(bytes, 0, memory, JournalFormat.BYTE, at, bytes.length);
        return at + bytes.length;
    }
}
