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
import org.jspecify.annotations.Nullable;

/**
 * One stretch of the history in memory or in a mapped file, with the place of every {@value SegmentIndex#BLOCK}th record.
 *
 * <p>Appended to by the core, read by any thread: what {@link #count} says is there is there wholly. A full segment is sealed, which writes into
 * its header what a start needs to know without reading it; its index is then built when somebody first reads it.
 */
final class JournalSegment {
    static final int START = SegmentHeader.SIZE;
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
    private SegmentIndex index = SegmentIndex.NONE;
    private long firstSequence;
    private long firstMicros;
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
        SegmentHeader.stamp(memory);
        for (long page = 4_096; page < memory.byteSize(); page += 4_096) {
            memory.set(BYTE, page, (byte) 0);
        }
        segment.index = new SegmentIndex(segment.capacity);
        segment.indexed = true;
        return segment;
    }

    /** One that was written before: sealed, or to be {@link #recover recovered}. Null when it is none at all. */
    static @Nullable JournalSegment found(Arena arena, MemorySegment memory, Path file) {
        if (!SegmentHeader.known(memory, file)) {
            return null;
        }
        var segment = new JournalSegment(arena, memory, file);
        SegmentHeader header = SegmentHeader.sealed(memory);
        if (header != null) {
            segment.sealed = true;
            segment.end = header.used();
            segment.forced = header.used();
            segment.firstSequence = header.first();
            segment.firstMicros = header.firstMicros();
            segment.lastSequence = header.last();
            segment.lastMicros = header.lastMicros();
            COUNT.setRelease(segment, header.count());
        }
        return segment;
    }

    boolean sealed() { return sealed; }

    boolean empty() { return count() == 0; }

    int count() { return (int) COUNT.getAcquire(this); }

    /** Of the oldest record; there must be one. */
    long firstSequence() { return firstSequence; }

    long firstMicros() { return firstMicros; }

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
        new SegmentHeader(firstSequence, lastSequence, firstMicros, lastMicros, end, count()).seal(memory);
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
        SegmentHeader.stamp(memory);
        index = new SegmentIndex(capacity);
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
        int block = index.blockOf(from, there);
        if (block < 0) {
            return true;
        }
        long at = index.offset(block);
        for (int n = block * SegmentIndex.BLOCK; n < there; n++) {
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
        int[] places = new int[SegmentIndex.BLOCK];
        for (int block = index.blockOf(from - 1, there); block >= 0; block--) {
            int records = Math.min(SegmentIndex.BLOCK, there - block * SegmentIndex.BLOCK);
            int at = index.offset(block);
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
        long[] found = {-1};
        if (there > 0) {
            scan(index.sequence(index.blockBefore(micros, there)), Long.MAX_VALUE, new JournalCursor(), signal -> {
                found[0] = signal.timeMicros() >= micros ? signal.sequence() : -1;
                return found[0] < 0;
            });
        }
        return found[0];
    }

    private void took(int at, int size, long sequence, long timeMicros) {
        int n = (int) COUNT.get(this);
        if (n == 0) {
            firstSequence = sequence;
            firstMicros = timeMicros;
        }
        index.note(n, sequence, timeMicros, at);
        end = at + size;
        lastSequence = sequence;
        lastMicros = timeMicros;
        COUNT.setRelease(this, n + 1);
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
