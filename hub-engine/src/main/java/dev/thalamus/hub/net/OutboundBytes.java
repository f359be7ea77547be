package dev.thalamus.hub.net;

import dev.thalamus.hub.wire.FrameEncoder;
import dev.thalamus.hub.wire.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Frames that wait for one socket, in shared direct buffers, oldest first. Confined to the core. */
final class OutboundBytes {
    /** Buffers that are written at once. */
    private static final int GATHER = 64;

    private final ChunkPool pool;
    private final boolean masks;
    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>(2);
    private @Nullable Chunk tail;
    private int queued;
    private long written;

    /** @param masks whether this side is the client and masks its frames */
    OutboundBytes(ChunkPool pool, boolean masks) {
        this.pool = pool;
        this.masks = masks;
    }

    /** Bytes that wait. */
    int queued() { return queued; }

    /** Bytes that were taken away by {@link #settle}. */
    long written() { return written; }

    /** Adds a frame; the bytes are copied. */
    void add(Kind kind, byte[] bytes, int offset, int length) {
        int header = FrameEncoder.headerSize(length) + (masks ? 4 : 0);
        byte[] from = bytes;
        int at = offset;
        if (masks) {
            int key = ThreadLocalRandom.current().nextInt();
            FrameEncoder.putMaskedHeader(room(header), kind, length, key);
            from = Arrays.copyOfRange(bytes, offset, offset + length);
            at = 0;
            FrameEncoder.mask(from, 0, length, key);
        } else {
            FrameEncoder.putHeader(room(header), kind, length);
        }
        for (int done = 0; done < length;) {
            ByteBuffer to = room(1);
            int part = Math.min(length - done, to.remaining());
            to.put(from, at + done, part);
            done += part;
        }
        count(header + length);
    }

    /** Views of the waiting bytes, oldest first, as many as are written at once. */
    ByteBuffer[] gather() {
        var gathered = new ByteBuffer[Math.min(chunks.size(), GATHER)];
        int i = 0;
        for (Chunk chunk : chunks) {
            if (i == gathered.length) {
                break;
            }
            gathered[i++] = chunk.readable();
        }
        return gathered;
    }

    /** So many bytes were written. */
    void settle(long n) {
        written += n;
        count(-n);
        for (Chunk first; (first = chunks.peekFirst()) != null && first.writtenOut();) {
            chunks.removeFirst();
            pool.give(first);
            if (first == tail) {
                tail = null;
            }
        }
    }

    /** Drops what waits and gives the buffers back. */
    void clear() {
        for (Chunk chunk : chunks) {
            pool.give(chunk);
        }
        chunks.clear();
        tail = null;
        count(-queued);
    }

    private ByteBuffer room(int wanted) {
        Chunk chunk = tail;
        if (chunk == null || chunk.in.remaining() < wanted) {
            chunk = pool.take();
            chunks.addLast(chunk);
            tail = chunk;
        }
        return chunk.in;
    }

    private void count(long change) {
        queued += (int) change;
        pool.queued(change);
    }
}
