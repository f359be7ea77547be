package dev.thalamus.hub.store;

import static dev.thalamus.hub.store.JournalFormat.BYTE;
import static dev.thalamus.hub.store.JournalFormat.INT;
import static dev.thalamus.hub.store.JournalFormat.LONG;
import static dev.thalamus.hub.store.JournalFormat.SHORT;

import dev.thalamus.hub.query.SignalVisitor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of the history in memory or in a mapped file, with the place of every {@value #BLOCK}th record.
 *
 * <p>Appended to by the core, read by any thread: what {@link #count} says is there is there wholly. A full segment is sealed, which writes into
 * its header what a start needs to know without reading it; its index is then built when somebody first reads it.
 */
final class JournalSegment {
    static final int START = 64;
    static final int BLOCK = 256;
    private static final long MAGIC = 0x314E52554F4A4854L; // "THJOURN1" in little-endian
    private static final int VERSION_AT = 8;
    private static final int VERSION = 1;
    private static final int FIRST_AT = 16;
    private static final int LAST_AT = 24;
    private static final int FIRST_MICROS_AT = 32;
    private static final int LAST_MICROS_AT = 40;
    private static final int USED_AT = 48;
    private static final int COUNT_AT = 52;
    private static final int SEAL_AT = 56;
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(JournalSegment.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Arena arena;
    final MemorySegment memory;
    final @Nullable Path file;
    /** Up to where {@code hub-journal} forced it to the disk. */
    int forced = START;
    private final int capacity;
    private long[] blockSequence = new long[0];
    private long[] blockMicros = new long[0];
    private int[] blockOffset = new int[0];
    @SuppressWarnings("unused") // through COUNT
    private int count;
    private int end = START;
    private long lastSequence;
    private long lastMicros;
    private int holes;
    private boolean sealed;
    private volatile boolean indexed;

    private JournalSegment(Arena arena, MemorySegment memory, @Nullable Path file) {
        this.arena = arena;
        this.memory = memory;
        this.file = file;
        capacity = Math.toIntExact(memory.byteSize());
    }

    /** An empty one over zeroed memory, every page of it touched, so that the core's first write to one does not wait for it. */
    static JournalSegment fresh(Arena arena, MemorySegment memory, @Nullable Path file) {
        var segment = new JournalSegment(arena, memory, file);
        memory.set(LONG, 0, MAGIC);
        memory.set(INT, VERSION_AT, VERSION);
        for (long page = 4_096; page < memory.byteSize(); page += 4_096) {
            memory.set(BYTE, page, (byte) 0);
        }
        segment.makeIndex();
        segment.indexed = true;
        return segment;
    }

    /** One that was written before: sealed, or to be {@link #recover recovered}. Null when it is none at all. */
    static @Nullable JournalSegment found(Arena arena, MemorySegment memory, Path file) {
        // No magic at all: the process was killed before it had made the file ready.
        if (memory.byteSize() < START || memory.get(LONG, 0) != MAGIC && memory.get(LONG, 0) != 0) {
            return null;
        }
        if (memory.get(INT, VERSION_AT) > VERSION) {
            throw new StoreException(
                    "The signal history " + file + " was written by a newer Thalamus. Update Thalamus, or move the file away");
        }
        var segment = new JournalSegment(arena, memory, file);
        int used = memory.get(INT, USED_AT);
        if (used > START && used <= memory.byteSize() && memory.get(INT, SEAL_AT) == JournalFormat.check(memory, 0, SEAL_AT)) {
            segment.sealed = true;
            segment.end = used;
            segment.forced = used;
            segment.lastSequence = memory.get(LONG, LAST_AT);
            segment.lastMicros = memory.get(LONG, LAST_MICROS_AT);
            COUNT.setRelease(segment, memory.get(INT, COUNT_AT));
        }
        return segment;
    }

    boolean sealed() { return sealed; }

    boolean empty() { return count() == 0; }

    int count() { return (int) COUNT.getAcquire(this); }

    /** Of the oldest record; there must be one. */
    long firstSequence() { return indexed ? blockSequence[0] : memory.get(LONG, FIRST_AT); }

    long firstMicros() { return indexed ? blockMicros[0] : memory.get(LONG, FIRST_MICROS_AT); }

    /** Of the newest record, 0 when there is none. Others than the core see it only of a sealed segment. */
    long lastSequence() {
        return lastSequence;
    }

    long lastMicros() { return lastMicros; }

    /** Where the next record goes. */
    int end() { return end; }

    /** Damaged stretches that were found. */
    int holes() { return holes; }

    boolean fits(long size) { return size <= capacity - end; }

    /** Whether so large a record fits into an empty one. */
    boolean couldFit(long size) { return size <= capacity - START; }

    /** Writes a record of {@code size} bytes, which must {@link #fits fit}. Core only; allocates nothing. */
    void append(int size, long sequence, long timeMicros, long latencyNanos, int codes, int fanout, byte[] source, byte[] target,
            byte[] instance, byte[] frame, int off, int len) {
        long at = end;
        MemorySegment m = memory;
        m.set(LONG, at + size - 8, 0); // the padding
        m.set(LONG, at + JournalFormat.SEQUENCE, sequence);
        m.set(LONG, at + JournalFormat.TIME, timeMicros);
        m.set(LONG, at + JournalFormat.LATENCY, latencyNanos);
        m.set(INT, at + JournalFormat.FANOUT, fanout);
        m.set(INT, at + JournalFormat.FRAME_LENGTH, len);
        m.set(INT, at + JournalFormat.PROTOCOL, codes);
        m.set(SHORT, at + JournalFormat.SOURCE_LENGTH, (short) source.length);
        m.set(SHORT, at + JournalFormat.TARGET_LENGTH, (short) target.length);
        m.set(LONG, at + JournalFormat.INSTANCE_LENGTH, instance.length);
        long to = at + JournalFormat.HEADER;
        MemorySegment.copy(source, 0, m, BYTE, to, source.length);
        to += source.length;
        MemorySegment.copy(target, 0, m, BYTE, to, target.length);
        to += target.length;
        MemorySegment.copy(instance, 0, m, BYTE, to, instance.length);
        MemorySegment.copy(frame, off, m, BYTE, to + instance.length, len);
        m.set(INT, at + JournalFormat.CHECK, JournalFormat.check(m, at, size));
        JournalFormat.publish(m, at, size);
        took((int) at, size, sequence, timeMicros);
    }

    /** Writes into the header what a start needs, so that it need not read the rest. Core only, or before anybody else sees it. */
    void seal() {
        memory.set(LONG, FIRST_AT, firstSequence());
        memory.set(LONG, LAST_AT, lastSequence);
        memory.set(LONG, FIRST_MICROS_AT, firstMicros());
        memory.set(LONG, LAST_MICROS_AT, lastMicros);
        memory.set(INT, USED_AT, end);
        memory.set(INT, COUNT_AT, count());
        memory.set(INT, SEAL_AT, JournalFormat.check(memory, 0, SEAL_AT));
        sealed = true;
    }

    /**
     * Reads the whole segment, builds the index, closes over damaged stretches, and clears what lies behind the last sound record.
     *
     * <p>Called by whoever is first; the others wait for it.
     */
    synchronized void recover() {
        if (indexed) {
            return;
        }
        int limit = (sealed ? end : capacity) & -8;
        memory.set(LONG, 0, MAGIC);
        memory.set(INT, VERSION_AT, VERSION);
        makeIndex();
        COUNT.setRelease(this, 0);
        lastSequence = 0;
        end = START;
        for (int at = START; at + JournalFormat.HEADER <= limit;) {
            if (JournalFormat.sound(memory, at, limit, lastSequence)) {
                int length = JournalFormat.length(memory, at);
                bridge(at);
                took(at, length, memory.get(LONG, at + JournalFormat.SEQUENCE), memory.get(LONG, at + JournalFormat.TIME));
                at += length;
            } else {
                at += 8;
            }
        }
        clear(limit);
        indexed = true;
    }

    /** Shows the visitor the records from {@code from} to below {@code to}; false when it had enough. */
    boolean scan(long from, long to, JournalCursor cursor, SignalVisitor visitor) {
        recover();
        int there = count();
        int block = block(from, there);
        if (block < 0) {
            return true;
        }
        long at = blockOffset[block];
        for (int n = block * BLOCK; n < there; n++) {
            at = skipHole(at);
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

    /** As {@link #scan}, from below {@code from} down to {@code to}. */
    boolean scanBack(long from, long to, JournalCursor cursor, SignalVisitor visitor) {
        recover();
        int there = count();
        int[] places = new int[BLOCK];
        for (int block = block(from - 1, there); block >= 0; block--) {
            int records = Math.min(BLOCK, there - block * BLOCK);
            int at = blockOffset[block];
            for (int n = 0; n < records; n++) {
                at = (int) skipHole(at);
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
        recover();
        int there = count();
        int block = Arrays.binarySearch(blockMicros, 0, blocks(there), micros);
        // Many records share a microsecond, so the first of that time may lie before the block that begins with it.
        block = Math.max(0, (block < 0 ? -block - 2 : block) - 1);
        while (block > 0 && blockMicros[block] >= micros) {
            block--;
        }
        long[] found = {-1};
        if (there > 0) {
            scan(blockSequence[block], Long.MAX_VALUE, new JournalCursor(), signal -> {
                found[0] = signal.timeMicros() >= micros ? signal.sequence() : -1;
                return found[0] < 0;
            });
        }
        return found[0];
    }

    private void took(int at, int size, long sequence, long timeMicros) {
        int n = (int) COUNT.get(this);
        if (n % BLOCK == 0) {
            blockSequence[n / BLOCK] = sequence;
            blockMicros[n / BLOCK] = timeMicros;
            blockOffset[n / BLOCK] = at;
        }
        end = at + size;
        lastSequence = sequence;
        lastMicros = timeMicros;
        COUNT.setRelease(this, n + 1);
    }

    private void makeIndex() {
        int most = capacity / JournalFormat.HEADER / BLOCK + 1;
        blockSequence = new long[most];
        blockMicros = new long[most];
        blockOffset = new int[most];
    }

    private static int blocks(int records) { return (records + BLOCK - 1) / BLOCK; }

    /** The last block that begins at or below a sequence, the first when all are above it, -1 when there is none. */
    private int block(long sequence, int records) {
        if (records == 0) {
            return -1;
        }
        int found = Arrays.binarySearch(blockSequence, 0, blocks(records), sequence);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    private long skipHole(long at) {
        int length = JournalFormat.length(memory, at);
        return length < 0 ? at - length : at;
    }

    /** Between the last sound record and this one lies damage: make it one hole that a reader steps over. */
    private void bridge(int at) {
        if (at > end) {
            memory.set(INT, end, end - at);
            holes++;
        }
    }

    private void clear(int limit) {
        MemorySegment tail = memory.asSlice(end, limit - end);
        boolean clean = true;
        for (long i = 0; i < tail.byteSize() && clean; i += 8) {
            clean = tail.get(LONG, i) == 0;
        }
        if (!clean) {
            holes++;
            tail.fill((byte) 0);
            if (file != null) {
                memory.force(); // or a power cut could bring the torn bytes back behind newer records
            }
        }
    }
}
