package dev.thalamus.hub.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The segments that can be read, oldest first, and those that stand ready.
 *
 * <p>Thread-safe: the core adds at the end, {@code hub-journal} takes away in front, readers take a copy; nobody waits for anybody.
 */
final class JournalSegments {
    private static final JournalSegment[] NONE = {};

    private final AtomicReference<JournalSegment[]> listed;
    private final Queue<JournalSegment> ready = new ConcurrentLinkedQueue<>();
    /** Of all of them, also of one that was taken from the ready ones and is not listed yet. */
    private final AtomicLong bytes = new AtomicLong();

    JournalSegments(List<JournalSegment> found) {
        listed = new AtomicReference<>(found.toArray(NONE));
        found.forEach(segment -> bytes.addAndGet(segment.memory.byteSize()));
    }

    /** Never written to. */
    JournalSegment[] listed() { return Objects.requireNonNull(listed.get()); }

    /** Those that nobody writes to any more. */
    List<JournalSegment> past() {
        JournalSegment[] all = listed();
        return Arrays.asList(all).subList(0, Math.max(0, all.length - 1));
    }

    @Nullable
    JournalSegment newest() {
        JournalSegment[] all = listed();
        return all.length == 0 ? null : all[all.length - 1];
    }

    /** Takes one that stands ready; null when there is none. */
    @Nullable
    JournalSegment pollReady() { return ready.poll(); }

    /** Adds one at the end: from now on it is the newest, and those before it are never written to again. */
    void add(JournalSegment segment) {
        listed.updateAndGet(all -> {
            JournalSegment[] longer = Arrays.copyOf(all, all.length + 1);
            longer[all.length] = segment;
            return longer;
        });
    }

    /** Takes the oldest away, unless it is the only one. */
    @Nullable
    JournalSegment removeOldest() {
        JournalSegment[] before = Objects
                .requireNonNull(listed.getAndUpdate(all -> all.length > 1 ? Arrays.copyOfRange(all, 1, all.length) : all));
        if (before.length <= 1) {
            return null;
        }
        bytes.addAndGet(-before[0].memory.byteSize());
        return before[0];
    }

    void offerReady(JournalSegment segment) {
        bytes.addAndGet(segment.memory.byteSize());
        ready.add(segment);
    }

    int readyCount() { return ready.size(); }

    long bytes() { return bytes.get(); }

    /** Core only: where the newest ends is the core's. */
    long written() {
        long written = 0;
        for (JournalSegment segment : listed()) {
            written += segment.end();
        }
        return written;
    }

    /** Takes everything away, the ready ones last. */
    List<JournalSegment> removeAll() {
        var all = new ArrayList<>(Arrays.asList(Objects.requireNonNull(listed.getAndSet(NONE))));
        all.addAll(ready);
        ready.clear();
        bytes.set(0);
        return all;
    }
}
