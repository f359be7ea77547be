package dev.thalamus.hub.store;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source that a test changes in one point. */
class ForwardingSegments implements SegmentSource {
    private final SegmentSource to;

    ForwardingSegments(SegmentSource to) { this.to = to; }

    @Override
    public List<JournalSegment> found() throws IOException { return to.found(); }

    @Override
    public @Nullable JournalSegment prepare() throws IOException { return to.prepare(); }

    @Override
    public @Nullable JournalSegment renew(JournalSegment old) throws IOException { return to.renew(old); }

    @Override
    public void force(JournalSegment segment, long from, long until) { to.force(segment, from, until); }

    @Override
    public void discard(JournalSegment segment) throws IOException { to.discard(segment); }

    @Override
    public void release(JournalSegment segment) { to.release(segment); }
}
