package dev.thalamus.hub.net;

import java.util.ArrayDeque;

/**
 * Direct buffers for outbound bytes.
 *
 * <p>Confined to the core. It keeps at most {@value #KEPT} free buffers; how many are in use is bounded by the links' budgets and by {@link #overall}.
 */
final class ChunkPool {
    static final int CHUNK = 16 << 10;
    private static final int KEPT = 2_048;

    private final ArrayDeque<Chunk> free = new ArrayDeque<>();
    private long queued;

    Chunk take() {
        Chunk chunk = free.pollFirst();
        return chunk == null ? new Chunk(CHUNK) : chunk;
    }

    void give(Chunk chunk) {
        if (free.size() < KEPT) {
            free.addFirst(chunk.reset());
        }
    }

    /** Counts bytes that wait in all links together. */
    void queued(long change) { queued += change; }

    long overall() { return queued; }
}
