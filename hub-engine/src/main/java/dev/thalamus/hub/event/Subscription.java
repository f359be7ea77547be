package dev.thalamus.hub.event;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** One watcher's bounded queue of events. Any thread may offer; one thread at a time drains. */
public final class Subscription implements AutoCloseable {
    private final EventBus bus;
    private final int capacity;
    private final ConcurrentLinkedQueue<HubEvent> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final LongAdder missed = new LongAdder();

    Subscription(EventBus bus, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
        }
        this.bus = bus;
        this.capacity = capacity;
    }

    /** Takes up to {@code max} events in the order in which they were published; returns how many. */
    public int drain(int max, Consumer<? super HubEvent> to) {
        int taken = 0;
        while (taken < max) {
            HubEvent event = queue.poll();
            if (event == null) {
                break;
            }
            size.decrementAndGet();
            taken++;
            to.accept(event);
        }
        return taken;
    }

    /** How many events did not fit since the subscription began. */
    public long missed() { return missed.sum(); }

    /** Stops watching; what waits is dropped. */
    @Override
    public void close() { bus.remove(this); }

    void offer(HubEvent event) {
        if (size.getAndIncrement() >= capacity) {
            size.decrementAndGet();
            missed.increment();
            return;
        }
        queue.add(event);
    }
}
