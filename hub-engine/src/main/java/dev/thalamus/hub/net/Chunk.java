package dev.thalamus.hub.net;

import java.nio.ByteBuffer;

/** A buffer that is filled at one end and written out at the other. Confined to the core, but for {@link #out} while it is handed over. */
final class Chunk {
    final ByteBuffer in;
    final ByteBuffer out;

    Chunk(int size) {
        in = ByteBuffer.allocateDirect(size);
        out = in.duplicate().limit(0);
    }

    /** Makes all that was filled visible to the writer. */
    ByteBuffer readable() { return out.limit(in.position()); }

    boolean writtenOut() { return out.position() == in.position(); }

    Chunk reset() {
        in.clear();
        out.position(0).limit(0);
        return this;
    }
}
