package dev.thalamus.hub.net;

import java.util.ArrayList;
import java.util.List;

/** The links that have bytes to write since the last flush, and the buffers they share. Confined to the core. */
public final class FlushList {
    final ChunkPool pool = new ChunkPool();
    private final List<Link> dirty = new ArrayList<>();

    void add(Link link) { dirty.add(link); }

    /** Writes what every dirty link has, newest first: who asked is answered last, waits for nothing else and can go on while the others are told. */
    public void flush() {
        // A link may end while it is flushed and say goodbye to others, which makes them dirty.
        while (!dirty.isEmpty()) {
            dirty.removeLast().flush();
        }
    }

    /** Bytes that wait in all links together. */
    public long queuedBytes() { return pool.overall(); }
}
