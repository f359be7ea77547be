package dev.thalamus.hub.store;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Clause;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Does all of the journal that may take time: makes segments ready, uses old ones again, forces what was written to the disk.
 *
 * <p>This is the thread {@code hub-journal}; the core only wakes it.
 */
final class JournalKeeper {
    private static final long TICK_NANOS = Duration.ofSeconds(1).toNanos();
    /** A history that covers less than this is not forced to the disk. */
    static final Duration FLEETING = Duration.ofSeconds(10);
    private static final int PIECE = 4 << 20;
    private static final System.Logger LOG = System.getLogger(JournalKeeper.class.getName());

    private final JournalSegments segments;
    private final SegmentSource source;
    private final JournalLimits limits;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean rotationDue;
    private boolean complained;
    private long forcedNanos;
    private int wanted;

    JournalKeeper(JournalSegments segments, SegmentSource source, JournalLimits limits, Clock clock) {
        this.segments = segments;
        this.source = source;
        this.limits = limits;
        this.clock = clock;
        forcedNanos = clock.nanos();
        wanted = limits.ahead();
        thread = Thread.ofPlatform().name("hub-journal").daemon().unstarted(this::run);
    }

    void start() { thread.start(); }

    /** Somebody took a segment that stood ready. Never waits. */
    void wake() { LockSupport.unpark(thread); }

    /** The newest segment covers so much time that, were it kept, too old records would stay with it. */
    boolean rotationDue() {
        return rotationDue;
    }

    void rotated() { rotationDue = false; }

    boolean stop(Duration within) throws InterruptedException {
        stopping = true;
        wake();
        return thread.join(within);
    }

    private void run() {
        for (boolean started = false; !stopping; started = true) {
            try {
                if (started && segments.readyCount() == 0) {
                    wanted = limits.ahead() * 2; // this hub is busier than most: from now on more stand ready
                }
                age();
                prepare(wanted);
                forceAll();
                complained = false;
            } catch (IOException | RuntimeException | InternalError e) {
                complain(e);
            }
            LockSupport.parkNanos(this, TICK_NANOS);
        }
        try {
            for (JournalSegment segment : segments.listed()) {
                force(segment, segment.end());
            }
        } catch (IOException | RuntimeException | InternalError e) {
            complain(e);
        }
    }

    private void forceAll() throws IOException {
        if (fleeting()) {
            return;
        }
        for (JournalSegment full : segments.past()) {
            force(full, full.end());
        }
        JournalSegment newest = segments.newest();
        if (newest != null && clock.nanos() - forcedNanos >= TICK_NANOS) {
            force(newest, newest.end());
            forcedNanos = clock.nanos();
        }
    }

    /** At the rate of what is there now it would all be written over within seconds: the disk is spared what would be gone from it at once. */
    private boolean fleeting() {
        JournalSegment[] all = segments.listed();
        long held = 0;
        for (JournalSegment segment : all) {
            held += segment.memory.byteSize();
        }
        if (all.length < 2) {
            return false;
        }
        long micros = clock.steadyMillis() * 1_000 - all[0].firstMicros();
        return micros >= 0 && (double) micros * limits.total() / held < FLEETING.toNanos() / 1_000.0;
    }

    void complain(Throwable e) {
        if (!complained) {
            LOG.log(System.Logger.Level.WARNING, "The signal history has gaps, or is not safe from a power cut: " + e.getMessage(), e);
        }
        complained = true;
    }

    /** Makes segments ready; the oldest are used again so that there are never more bytes than allowed, and when the disk is nearly full. */
    void prepare(int count) throws IOException {
        while (segments.readyCount() < count && !stopping) {
            JournalSegment next = next();
            if (next != null) {
                segments.offerReady(next);
            }
        }
    }

    private @Nullable JournalSegment next() throws IOException {
        while (segments.bytes() + limits.segmentBytes() > limits.total()) {
            JournalSegment oldest = segments.removeOldest();
            if (oldest == null) {
                break; // there is but one, and it is written to
            }
            if (segments.bytes() + limits.segmentBytes() <= limits.total()) {
                return source.renew(oldest);
            }
            source.discard(oldest);
        }
        JournalSegment fresh = source.prepare();
        if (fresh != null) {
            return fresh;
        }
        JournalSegment oldest = segments.removeOldest();
        if (oldest == null) {
            throw new IOException(Clause.DISK_NO_ROOM.of(limits.segmentBytes()));
        }
        return source.renew(oldest);
    }

    private void age() throws IOException {
        // Steady time: a clock that is put forward while the hub runs must not sweep the history away.
        long oldest = (clock.steadyMillis() - limits.age().toMillis()) * 1_000;
        for (JournalSegment segment : segments.past()) {
            if (segment.lastMicros() >= oldest) {
                break;
            }
            discardOldest();
        }
        JournalSegment newest = segments.newest();
        rotationDue = newest != null && !newest.empty() && newest.firstMicros() < oldest + limits.age().toMillis() * 875;
    }

    private boolean discardOldest() throws IOException {
        JournalSegment oldest = segments.removeOldest();
        if (oldest != null) {
            source.discard(oldest);
        }
        return oldest != null;
    }

    /** Piece by piece, because the core must find a segment ready however slow the disk is. */
    private void force(JournalSegment segment, int end) throws IOException {
        while (segment.forced < end && segment.memory.scope().isAlive()) {
            if (segment.forced == JournalSegment.START) {
                source.force(segment, 0, JournalSegment.START); // one that was renewed must not be taken for what it was
            }
            int to = Math.min(end, segment.forced + PIECE);
            source.force(segment, segment.forced, to);
            segment.forced = to;
            if (to == end) {
                source.force(segment, 0, JournalSegment.START); // the seal, if there is one by now
            }
            prepare(wanted);
        }
    }
}
