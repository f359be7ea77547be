package dev.thalamus.hub.store;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalVisitor;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The append-only history of routed signals, in mapped files of {@code journal/}.
 *
 * <p>{@link #append} is confined to the core: it allocates nothing and never waits, because segments stand ready; where none does, the record
 * is missed and counted. Everything else is for any thread. Open it after the {@link Store} of the same directory, whose lock keeps others out.
 */
public final class Journal implements History {
    private static final VarHandle NEXT;

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(Journal.class, "next", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final JournalSegments segments;
    private final JournalReader reader;
    private final RecordWriter writer = new RecordWriter();
    private final SegmentSource source;
    private final JournalKeeper keeper;
    private @Nullable JournalSegment current;
    private final AtomicLong missed = new AtomicLong();
    private long next;

    private Journal(SegmentSource source, JournalLimits limits, Clock clock) throws IOException {
        this.source = source;
        segments = new JournalSegments(source.found());
        reader = new JournalReader(segments);
        JournalSegment newest = segments.newest();
        next = newest == null ? 1 : newest.lastSequence() + 1;
        if (newest != null && !newest.sealed() && newest.older()) {
            newest.seal();
        }
        current = newest == null || newest.sealed() ? null : newest;
        keeper = new JournalKeeper(segments, source, limits, clock);
        segments.past().stream().filter(segment -> !segment.sealed()).forEach(JournalSegment::seal);
        if (current == null || !current.fits(limits.segmentBytes() / 2)) {
            prepare(newest != null);
        }
        if (current == null && (current = segments.pollReady()) != null) {
            segments.add(current);
        }
        keeper.start();
    }

    /** The keeper's thread might come too late for a core that is busy at once. A disk that is full by now keeps no hub from starting that ran before. */
    private void prepare(boolean ranBefore) throws IOException {
        try {
            keeper.prepare(1);
        } catch (IOException full) {
            if (!ranBefore) {
                throw full;
            }
            keeper.complain(full);
        }
    }

    /**
     * Opens the history in {@code dir/journal}, cutting what a crash tore, and goes on after its last record.
     *
     * @throws StoreException when the files cannot be made or a newer Thalamus wrote them
     */
    public static Journal open(Path dir, Clock clock, JournalLimits limits) {
        return open(limits.inMemory()
                ? new MemorySegments(limits.segmentBytes())
                : new FileSegments(dir.resolve("journal"), limits.segmentBytes(), limits.diskFloor(), Seams.MACHINE.freeBytes()), clock,
                limits);
    }

    static Journal open(SegmentSource source, Clock clock, JournalLimits limits) {
        try {
            return new Journal(source, limits, clock);
        } catch (IOException e) {
            throw new StoreException(Clause.HISTORY_UNOPENED.of(e.getMessage()), e);
        }
    }

    /**
     * Adds a signal; core only.
     *
     * @param type byte of the signal's type, -1 when the protocol has none
     * @param sourceName UTF-8, at most 65,535 bytes, as are the other names
     * @param frame not kept
     * @return its sequence, also when the record was missed
     */
    public long append(long timeMicros, long latencyNanos, Protocol protocol, int type, Outcome outcome, Reason reason, byte[] sourceName,
            byte[] targetName, byte[] instance, int fanout, byte[] frame, int off, int len) {
        long sequence = next;
        long size = JournalFormat.size(sourceName.length + targetName.length + instance.length + (long) len);
        int codes = protocol.ordinal() | (type & 0xFF) << 8 | outcome.ordinal() << 16 | reason.ordinal() << 24;
        JournalSegment into = current;
        if (into == null || !into.fits(size) || keeper.rotationDue()) {
            into = rotate(into, size);
        }
        if (into == null || !write(into, (int) size, sequence, timeMicros, latencyNanos, codes, fanout, sourceName, targetName, instance,
                frame, off, len)) {
            missed.incrementAndGet();
        }
        NEXT.setRelease(this, sequence + 1);
        return sequence;
    }

    /** A disk that fails under a mapped file shows as an error in the middle of a write: it costs the record, never the core. */
    private boolean write(JournalSegment into, int size, long sequence, long timeMicros, long latencyNanos, int codes, int fanout,
            byte[] source, byte[] target, byte[] instance, byte[] frame, int off, int len) {
        try {
            into.append(writer, size, sequence, timeMicros, latencyNanos, codes, fanout, source, target, instance, frame, off, len);
            return true;
        } catch (InternalError | IllegalStateException e) {
            return false;
        }
    }

    private @Nullable JournalSegment rotate(@Nullable JournalSegment full, long size) {
        if (full != null && !full.couldFit(size)) {
            return null;
        }
        JournalSegment fresh = segments.pollReady();
        if (fresh == null) {
            return full != null && full.fits(size) ? full : null;
        }
        if (full != null && !full.empty()) {
            full.seal();
        }
        segments.add(fresh);
        current = fresh;
        keeper.rotated();
        keeper.wake();
        return fresh;
    }

    @Override
    public long firstSequence() { return reader.first(nextSequence()); }

    @Override
    public long nextSequence() { return (long) NEXT.getAcquire(this); }

    @Override
    public List<SignalRecord> read(long from, int max) { return reader.read(from, max, nextSequence()); }

    @Override
    public long scan(long from, long to, SignalVisitor visitor) { return reader.scan(from, Math.min(to, nextSequence()), visitor); }

    @Override
    public long scanBack(long from, long to, SignalVisitor visitor) { return reader.scanBack(Math.min(from, nextSequence()), to, visitor); }

    @Override
    public long sequenceAt(long timeMicros) { return reader.sequenceAt(timeMicros, nextSequence()); }

    @Override
    public long missed() { return missed.get(); }

    @Override
    public long bytes() { return segments.bytes(); }

    /** Bytes that are written to, of those that are held: segments are made ready ahead. Core only. */
    public long written() {
        return segments.written();
    }

    /** How many segments stand ready for when the current one is full. */
    int ready() { return segments.readyCount(); }

    /** Damaged stretches that were found and stepped over so far. */
    public long damaged() {
        long holes = 0;
        for (JournalSegment segment : segments.listed()) {
            holes += segment.holes();
        }
        return holes;
    }

    /**
     * Forces everything to the disk and lets the files go; after this the history is empty and appends are missed.
     *
     * @return false when the disk was too slow for that; what was appended is in the files all the same
     */
    public boolean close(Duration within) {
        try {
            if (!keeper.stop(within)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        segments.removeAll().forEach(this::letGo);
        return true;
    }

    private void letGo(JournalSegment segment) {
        try {
            if (segment.empty()) {
                source.discard(segment);
            } else {
                source.release(segment);
            }
        } catch (IOException e) {
            System.getLogger(Journal.class.getName()).log(System.Logger.Level.DEBUG, "An empty segment stays until the next start", e);
        }
    }
}
