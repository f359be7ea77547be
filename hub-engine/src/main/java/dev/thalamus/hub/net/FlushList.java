package dev.thalamus.hub.net;

import java.util.ArrayList;
import java.util.List;

/** The links that have bytes to write since the last flush, and the buffers they share. Confined to the core. */
public final class FlushList {
    /** Waiting bytes at which a link is flushed in the middle of a turn, so that its peer reads while the hub goes on: a fifth more signals than with one write a turn. */
    private static final int EARLY = 16 << 10;
    /** As many links may share a sender's signals and still have enough for earlier writes: a tenth more signals in a round robin of three. */
    private static final int FEW = 4;
    /** Bytes given to links after which a turn ends with a flush although others wait: what was just written is still in the processor's cache. */
    private static final int MUCH = 32 << 10;

    final ChunkPool pool = new ChunkPool();
    private final List<Link> dirty = new ArrayList<>();
    private long given;

    void add(Link link) { dirty.add(link); }

    /** A link was given {@code bytes}; returns how many may wait in it until it is flushed at once. */
    int given(int bytes) {
        given += bytes;
        return dirty.size() > 1 && dirty.size() <= FEW ? EARLY / 2 : EARLY;
    }

    /** The messages of one read are handled: flushes when they were much, otherwise what follows may go out together with them. */
    public void readHandled() {
        if (given >= MUCH) {
            flush();
        }
    }

    /** Writes what every dirty link has, newest first: who asked is answered last, waits for nothing else and can go on while the others are told. */
    public void flush() {
        // A link may end while it is flushed and say goodbye to others, which makes them dirty.
        while (!dirty.isEmpty()) {
            dirty.removeLast().flush();
        }
        given = 0;
    }

    /** Bytes that wait in all links together. */
    public long queuedBytes() { return pool.overall(); }
}
