package dev.thalamus.ui.screen.graph.layout;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Arranges the graph on a thread of its own, {@code ui-graph-layout}, until it is still; then the thread goes home. Thread-safe.
 *
 * <p>One order waits at most: a newer one replaces it, because only the newest shape is worth arranging.
 */
public final class LayoutThread implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LayoutThread.class.getName());
    private static final long SHOW_NANOS = 14_000_000;

    private record Order(Shape shape, LayoutKind kind, boolean anew) {}

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 2, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1),
            Thread.ofPlatform().daemon().name("ui-graph-layout").factory(), new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicReference<@Nullable Order> waiting = new AtomicReference<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final ForceSimulation force = new ForceSimulation();
    private volatile Placement placement = Placement.NONE;
    private volatile boolean held;
    private LayoutKind last = LayoutKind.FORCE;
    private Shelf shelf = Shelf.of(Shape.EMPTY);

    public LayoutThread() { thread.allowCoreThreadTimeOut(true); }

    /** Arranges this shape soon; with {@code anew} all of it. */
    public void arrange(Shape shape, LayoutKind kind, boolean anew) {
        waiting.updateAndGet(before -> new Order(shape, kind, anew || before != null && before.anew && before.kind == kind));
        wake();
    }

    /** Stops where it is, or goes on. */
    public void hold(boolean stop) {
        held = stop;
        wake();
    }

    /** Where the nodes are now; a new object whenever they moved. */
    public Placement placement() { return placement; }

    /** Ends the thread. Returns at once. */
    @Override
    public void close() { thread.shutdownNow(); }

    private void wake() {
        if (!held && running.compareAndSet(false, true)) {
            thread.execute(this::run);
        }
    }

    private void run() {
        boolean more = true;
        try {
            long shown = 0;
            while (more && !held && !Thread.currentThread().isInterrupted()) {
                Order order = waiting.getAndSet(null);
                if (order != null) {
                    begin(order);
                }
                more = last == LayoutKind.FORCE && force.step();
                long now = System.nanoTime();
                if (last == LayoutKind.FORCE && (!more || now - shown > SHOW_NANOS)) {
                    shown = now;
                    placement = shelf.under(force.placement());
                }
            }
        } catch (RuntimeException e) {
            more = false;
            LOG.log(Level.ERROR, "the graph could not be arranged", e);
        } finally {
            running.set(false);
        }
        // Whoever came between the last look and the end found it running.
        if (waiting.get() != null || more && !held) {
            wake();
        }
    }

    private void begin(Order order) {
        boolean returned = order.kind != last;
        last = order.kind;
        switch (order.kind) {
            case FORCE -> {
                shelf = Shelf.of(order.shape);
                force.reshape(shelf.rest(), order.anew || returned && force.placement().ids().isEmpty());
            }
            case LAYERED -> {
                var others = Shelf.of(order.shape);
                placement = others.under(Layered.place(others.rest()));
            }
            case CIRCULAR -> {
                var others = Shelf.of(order.shape);
                placement = others.under(Circular.place(others.rest()));
            }
            case BY_HUB -> placement = ByHub.place(order.shape);
        }
    }
}
