package dev.thalamus.hub.core;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.Ids;
import dev.thalamus.hub.store.Address;
import dev.thalamus.hub.store.Pending;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people took out of queues lately, so that it can be put back.
 *
 * <p>Confined to the core. Each is kept for a minute, and at least for ten seconds; at most {@value #MOST_BYTES} bytes are kept, and who would
 * exceed that within the ten seconds has to wait.
 */
final class QueueUndo {
    /** The most that one operation may take. */
    static final int MOST_BYTES_ONCE = 16 << 20;
    private static final long MOST_BYTES = 64 << 20;
    private static final int MOST = 64;
    private static final long SURE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long KEPT_NANOS = Duration.ofSeconds(60).toNanos();

    /** What can be undone. */
    sealed interface Undo {
        /** Bytes that it holds. */
        long bytes();
    }

    /** Rows that are not in the store any more. */
    record Removed(List<Pending> rows) implements Undo {
        @Override
        public long bytes() { return rows.stream().mapToLong(row -> row.frame().length).sum(); }
    }

    /** Rows that wait for another name now, and whom they waited for. */
    record Redirected(Map<Long, Address> before) implements Undo {
        @Override
        public long bytes() { return before.size() * 64L; }
    }

    private record Kept(String handle, Undo undo, long atNanos) {}

    private final Clock clock;
    private final Ids ids = Ids.random();
    private final ArrayDeque<Kept> kept = new ArrayDeque<>();
    private long bytes;

    QueueUndo(Clock clock) { this.clock = clock; }

    /** Whether there is room for that much more, after forgetting what is older than it has to be. */
    boolean room(long more) {
        while (!kept.isEmpty() && (bytes + more > MOST_BYTES || kept.size() >= MOST)
                && clock.nanos() - kept.getFirst().atNanos > SURE_NANOS) {
            forget(kept.removeFirst());
        }
        return bytes + more <= MOST_BYTES && kept.size() < MOST;
    }

    /** Keeps it; gives the handle. */
    String keep(Undo undo) {
        String handle = ids.hash();
        kept.addLast(new Kept(handle, undo, clock.nanos()));
        bytes += undo.bytes();
        return handle;
    }

    /** Takes it out, or null when there is no such handle (any more). */
    @Nullable
    Undo take(String handle) {
        for (Iterator<Kept> all = kept.iterator(); all.hasNext();) {
            Kept one = all.next();
            if (one.handle.equals(handle)) {
                all.remove();
                forget(one);
                return one.undo;
            }
        }
        return null;
    }

    /** Forgets what is too old. */
    void tick() {
        while (!kept.isEmpty() && clock.nanos() - kept.getFirst().atNanos > KEPT_NANOS) {
            forget(kept.removeFirst());
        }
    }

    private void forget(Kept one) { bytes -= one.undo.bytes(); }
}
