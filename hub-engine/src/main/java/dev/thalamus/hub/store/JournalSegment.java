package dev.thalamus.hub.store;

import static dev.thalamus.hub.store.JournalFormat.BYTE;
import static dev.thalamus.hub.store.JournalFormat.INT;
import static dev.thalamus.hub.store.JournalFormat.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

    final MemorySegment memory;
    /** Where the memory comes from; null when there is no file. */
    final @Nullable MappedFile mapped;
    /** Up to where {@code hub-journal} forced it to the disk. */
    int forced = START;
    private final Arena life;
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

    private JournalSegment(Arena life, MemorySegment memory, @Nullable MappedFile mapped) {
        this.life = life;
        this.memory = memory;
        this.mapped = mapped;
        capacity = Math.toIntExact(memory.byteSize());
    }

    /** An empty one, every page of it touched, so that the core's first write to one does not wait for it. */
    static JournalSegment fresh(Arena life, MemorySegment memory, @Nullable MappedFile mapped) {
        var segment = new JournalSegment(life, memory, mapped);
        SegmentHeader.stamp(memory);
        for (long page = 4_096; page < memory.byteSize(); page += 4_096) {
            memory.set(BYTE, page, (byte) 0);
        }
        segment.index = new SegmentIndex(segment.capacity);
        segment.indexed = true;
        return segment;
    }

    /**
     * An empty one over the memory of one that was used before.
     *
     * @param lowest above all sequences that lie in it: none below it belongs to this one, whatever a crash leaves behind
     */
    static JournalSegment renewed(Arena life, MemorySegment memory, MappedFile mapped, long lowest) {
        SegmentHeader.renew(memory, lowest);
        return fresh(life, memory, mapped);
    }

    /** One that was written before: sealed, or to be {@link #recovered}. Null when it is none at all. */
    static @Nullable JournalSegment found(Arena life, MemorySegment memory, MappedFile mapped) {
        if (!SegmentHeader.known(memory, mapped.path())) {
            return null;
        }
        var segment = new JournalSegment(life, memory, mapped);
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

    /** Nobody reads it from now on: whoever stands in it is told at the next access. */
    void endLife() { life.close(); }

    boolean sealed() { return sealed; }

    /** Whether an earlier version wrote it, so that nothing of this one may be added. */
    boolean older() {
        return SegmentHeader.older(memory);
    }

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

    /** Writes a record of {@code size} bytes, which must {@link #fits fit}. Core only. */
    void append(RecordWriter writer, int size, long sequence, long timeMicros, long latencyNanos, int codes, int fanout, byte[] source,
            byte[] target, byte[] instance, byte[] frame, int off, int len) {
        writer.write(memory, end, size, sequence, timeMicros, latencyNanos, codes, fanout, source, target, instance, frame, off,
                len);
        took(end, size, sequence, timeMicros);
    }

    /** Writes into the header what a start needs, so that it need not read the rest. Core only, or before anybody else sees it. */
    void seal() {
        new SegmentHeader(firstSequence, lastSequence, firstMicros, lastMicros, end, count()).seal(memory);
        sealed = true;
    }

    /**
     * Where its records lie. Whoever asks first reads the whole segment, closes over damaged stretches, and clears what lies behind the last sound
     * record; the others wait for it.
     */
    synchronized SegmentIndex recovered() {
        if (!indexed) {
            recover();
        }
        return index;
    }

    private void recover() {
        int limit = (sealed ? end : capacity) & -8;
        long lowest = sealed ? firstSequence : SegmentHeader.lowest(memory);
        long highest = sealed ? lastSequence : Long.MAX_VALUE;
        SegmentHeader.stampUnmarked(memory);
        index = new SegmentIndex(capacity);
        COUNT.setRelease(this, 0);
        lastSequence = Math.max(0, lowest - 1);
        end = START;
        for (int at = START; at + JournalFormat.HEADER <= limit;) {
            if (JournalFormat.sound(memory, at, limit, lastSequence, highest)) {
                int length = JournalFormat.length(memory, at);
                bridge(at);
                took(at, length, memory.get(LONG, at + JournalFormat.SEQUENCE), memory.get(LONG, at + JournalFormat.TIME));
                at += length;
            } else {
                at += 8;
            }
        }
        if (sealed || lowest == 0) {
            clear(limit); // else it was renewed, and what lies behind is old
        }
        lastSequence = empty() ? 0 : lastSequence;
        indexed = true;
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
            if (mapped != null && !sealed) {
                mapped.force(0, capacity); // or a power cut could bring the torn bytes back behind newer records
            }
        }
    }
}
