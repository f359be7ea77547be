package dev.thalamus.hub.net;

import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.wire.MessageBatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The messages that one read of a socket yielded, as a turn of the core. Pooled: whoever handles it gives it back with {@link #release}. */
public final class Inbound extends Turn {
    private final InboundPool pool;
    private final Consumer<Inbound> handler;
    final MessageBatch batch;
    private @Nullable Link link;
    private long readNanos;

    Inbound(InboundPool pool, Consumer<Inbound> handler, MessageBatch batch) {
        this.pool = pool;
        this.handler = handler;
        this.batch = batch;
    }

    void fill(Link link, long readNanos) {
        this.link = link;
        this.readNanos = readNanos;
    }

    public Link link() { return java.util.Objects.requireNonNull(link); }

    public MessageBatch messages() { return batch; }

    /** When the bytes were read, {@link System#nanoTime()}. */
    public long readNanos() { return readNanos; }

    @Override
    public void run() { handler.accept(this); }

    /** Gives the buffers back; the messages must not be touched afterwards. */
    public void release() {
        link = null;
        batch.clear();
        pool.give(this);
    }
}
