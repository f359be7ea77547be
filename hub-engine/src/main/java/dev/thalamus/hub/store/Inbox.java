package dev.thalamus.hub.store;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue into one thread that nobody ever waits to enter.
 *
 * <p>Any thread offers, without a lock; one thread takes.
 */
final class Inbox<T> {
    private static final int CLOSED = 1 << 30;

    private final ConcurrentLinkedQueue<T> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    /** The taker while it sleeps; waking nobody is allowed. */
    private volatile @Nullable Thread waiting;

    /** Takes the item in, unless {@code limit} are waiting or the inbox is closed. */
    boolean offer(T item, int limit) {
        if (size.incrementAndGet() > limit) {
            size.decrementAndGet();
            return false;
        }
        queue.add(item);
        LockSupport.unpark(waiting);
        return true;
    }

    /** How many wait. */
    int size() { return size.get() & CLOSED - 1; }

    /** Nothing comes in any more; what is in is still taken. */
    void close() {
        size.getAndUpdate(n -> n | CLOSED);
        LockSupport.unpark(waiting);
    }

    /** Closed, and everything taken: an offer that began before the close has been counted, so nothing can follow. */
    boolean finished() {
        return size.get() == CLOSED;
    }

    @Nullable
    T poll() {
        T item = queue.poll();
        if (item != null) {
            size.decrementAndGet();
        }
        return item;
    }

    /** Returns when something may be there, at the latest after {@code nanos}. */
    void await(long nanos) {
        waiting = Thread.currentThread();
        if (queue.isEmpty() && size.get() < CLOSED) {
            LockSupport.parkNanos(this, nanos);
        }
        waiting = null;
    }
}
