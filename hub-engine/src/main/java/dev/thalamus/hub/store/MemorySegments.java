package dev.thalamus.hub.store;

import java.lang.foreign.Arena;
import java.util.List;

/** Segments outside the heap that end with the process. */
final class MemorySegments implements SegmentSource {
    private final int size;

    MemorySegments(int size) { this.size = size; }

    @Override
    public List<JournalSegment> found() { return List.of(); }

    @Override
    public JournalSegment prepare() {
        Arena arena = Arena.ofShared();
        return JournalSegment.fresh(arena, arena.allocate(size, 8), null);
    }

    @Override
    public JournalSegment renew(JournalSegment old) {
        release(old);
        return prepare();
    }

    @Override
    public void force(JournalSegment segment, long from, long to) {}

    @Override
    public void discard(JournalSegment segment) { release(segment); }

    @Override
    public void release(JournalSegment segment) { segment.endLife(); }
}
