package dev.thalamus.hub.kit;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Runs turns one after another, on whichever thread brings the first.
 *
 * <p>Thread-safe. Whoever submits to an idle owner runs the turn itself and goes on until the queue is empty; everyone else only adds to the
 * queue. So a quiet signal costs no wake-up of another thread, and still nothing that a turn touches needs a lock. After
 * {@value #HANDOVER_AFTER} turns the rest goes to the relief executor, so that no I/O thread is kept from its own sockets for long.
 *
 * <p>The queue is an intrusive multi-producer list (Vyukov). It is bounded by its feeders: links stop reading when their batches are used up.
 */
public final class SerialOwner {
    private static final int FLUSH_EVERY = 64;
    private static final int HANDOVER_AFTER = 2_048;

    private final AtomicInteger waiting = new AtomicInteger();
    private final Turn stub = Turn.of(() -> {});
    private final AtomicReference<Turn> newest = new AtomicReference<>(stub);
    private final Runnable flush;
    private final Executor relief;
    private final Consumer<Throwable> onFailure;
    private Turn oldest = stub;
    private volatile @org.jspecify.annotations.Nullable Thread running;

    /**
     * @param flush called by the running thread every {@value #FLUSH_EVERY} turns and before it goes idle
     * @param relief takes over long drains
     * @param onFailure told of what a turn or a flush threw
     */
    public SerialOwner(Runnable flush, Executor relief, Consumer<Throwable> onFailure) {
        this.flush = flush;
        this.relief = relief;
        this.onFailure = onFailure;
    }

    /** Queues the turn; may run it, and others, before it returns. */
    public void submit(Turn turn) {
        add(turn);
        if (waiting.getAndIncrement() == 0) {
            drain();
        }
    }

    /** Queues work from a thread that must not run turns itself, such as one that holds a lock. */
    public void submitElsewhere(Turn turn) {
        add(turn);
        if (waiting.getAndIncrement() == 0) {
            relief.execute(this::drain);
        }
    }

    /** Whether the calling thread is inside a turn. */
    public boolean isInside() { return running == Thread.currentThread(); }

    /** Turns that are queued or running; for gauges. */
    public int waiting() { return waiting.get(); }

    private void drain() {
        running = Thread.currentThread();
        for (int done = 1;; done++) {
            guarded(next());
            boolean last = waiting.get() == 1;
            if (last || done % FLUSH_EVERY == 0) {
                guarded(flush);
            }
            if (last) {
                // Another thread may run the next turn the moment the count reaches 0, so the mark goes first.
                running = null;
                if (waiting.decrementAndGet() == 0) {
                    return;
                }
                running = Thread.currentThread();
            } else {
                waiting.decrementAndGet();
            }
            if (done >= HANDOVER_AFTER) {
                running = null;
                relief.execute(this::drain);
                return;
            }
        }
    }

    private void add(Turn turn) {
        turn.next = null;
        newest.getAndSet(turn).next = turn;
    }

    /** The oldest turn; the count says that there is one, but its producer may be about to link it. */
    private Turn next() {
        for (;;) {
            Turn first = oldest;
            Turn second = first.next;
            if (first == stub) {
                if (second != null) {
                    oldest = second;
                }
            } else if (second != null) {
                oldest = second;
                return first;
            } else if (newest.get() == first) {
                add(stub);
            }
            Thread.onSpinWait();
        }
    }

    private void guarded(Turn turn) {
        try {
            turn.run();
        } catch (Throwable failure) {
            onFailure.accept(failure);
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Throwable failure) {
            onFailure.accept(failure);
        }
    }
}
