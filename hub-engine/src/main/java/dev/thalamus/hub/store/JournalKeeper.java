package dev.thalamus.hub.store;

import dev.thalamus.hub.kit.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Does all of the journal that may take time: makes segments ready, lets old ones go, forces what was written to the disk.
 *
 * <p>This is the thread {@code hub-journal}; the core only wakes it.
 */
final class JournalKeeper {
    private static final long TICK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final System.Logger LOG = System.getLogger(JournalKeeper.class.getName());

    private final JournalSegments segments;
    private final SegmentSource source;
    private final JournalLimits limits;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean rotationDue;
    private boolean complained;

    JournalKeeper(JournalSegments segments, SegmentSource source, JournalLimits limits, Clock clock) {
        this.segments = segments;
        this.source = source;
        this.limits = limits;
        this.clock = clock;
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
        while (!stopping) {
            try {
                age();
                prepare(limits.ahead());
                force();
                complained = false;
            } catch (IOException | RuntimeException | InternalError e) {
                if (!complained) {
                    LOG.log(System.Logger.Level.WARNING, "The signal history has gaps until this is mended: " + e.getMessage(), e);
                }
                complained = true;
            }
            LockSupport.parkNanos(this, TICK_NANOS);
        }
        try {
            force();
        } catch (RuntimeException | InternalError e) {
            LOG.log(System.Logger.Level.WARNING, "The end of the signal history was not forced to the disk", e);
        }
    }

    /** Makes segments ready; the oldest go so that there are never more bytes than allowed, and when the disk is nearly full. */
    void prepare(int wanted) throws IOException {
        while (segments.readyCount() < wanted && !stopping) {
            while (segments.bytes() + limits.segmentBytes() > limits.total() && discardOldest()) {
                // until one more fits
            }
            JournalSegment next = source.prepare();
            if (next == null && !discardOldest()) {
                throw new IOException("the disk of the data directory has no room for " + limits.segmentBytes() + " bytes");
            }
            if (next != null) {
                segments.offerReady(next);
            }
        }
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

    /** Of each segment what came since the last time, and its header, which is written when it is full. */
    private void force() {
        for (JournalSegment segment : segments.listed()) {
            int end = segment.end();
            if (end > segment.forced) {
                source.force(segment, 0, JournalSegment.START);
                source.force(segment, segment.forced, end);
                segment.forced = end;
            }
        }
    }
}
