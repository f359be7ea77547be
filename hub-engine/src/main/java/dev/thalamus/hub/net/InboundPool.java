package dev.thalamus.hub.net;

import dev.thalamus.hub.wire.MessageBatch;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one I/O thread: what bounds the core's queue.
 *
 * <p>Only the I/O thread takes; any thread gives back. When all {@value #BATCHES} are with the core, links that want to read stop doing so, and
 * resume when a quarter of them is free again.
 */
final class InboundPool {
    static final int BATCHES = 64;
    private static final int RESUME_AT = BATCHES / 4;

    private final Consumer<Inbound> handler;
    private final ConcurrentLinkedQueue<Inbound> returned = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Transport> starved = new ConcurrentLinkedQueue<>();
    private final AtomicInteger out = new AtomicInteger();
    private final LongAdder starvations;
    private int made;

    /** @param starvations counts how often a link had to wait */
    InboundPool(Consumer<Inbound> handler, LongAdder starvations) {
        this.handler = handler;
        this.starvations = starvations;
    }

    /** A free batch, or null: then the caller must {@link #await}. */
    @Nullable
    Inbound take() {
        Inbound batch = returned.poll();
        if (batch == null && made < BATCHES) {
            made++;
            batch = new Inbound(this, handler, new MessageBatch(Listener.READ_BYTES));
        }
        if (batch != null) {
            out.incrementAndGet();
        }
        return batch;
    }

    /** Switches reading off until there are batches again. */
    void await(Transport wanting) {
        starvations.increment();
        wanting.reading(false);
        starved.add(wanting);
        // Batches may have come back between the look and the entry.
        if (out.get() <= BATCHES - RESUME_AT) {
            resume();
        }
    }

    void give(Inbound batch) {
        returned.add(batch);
        if (out.decrementAndGet() <= BATCHES - RESUME_AT && !starved.isEmpty()) {
            resume();
        }
    }

    private void resume() {
        for (Transport waiting; (waiting = starved.poll()) != null;) {
            waiting.reading(true);
        }
    }
}
