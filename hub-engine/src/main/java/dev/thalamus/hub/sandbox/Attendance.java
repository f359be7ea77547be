package dev.thalamus.hub.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether a simulated agent shall be connected, whether it is, and what waits to be written. Thread-safe. */
final class Attendance {
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> outbox = new ArrayDeque<>();
    private boolean present = true;
    private boolean closed;
    private boolean joined;

    /** @param most messages that may wait */
    Attendance(int most) { this.most = most; }

    /** Lets a message wait; false when nobody would write it or too many wait. */
    boolean offer(byte[] message) {
        return with(() -> joined && present && !closed && outbox.size() < most && outbox.add(message));
    }

    /** It shall be connected, or stay away. */
    void present(boolean wanted) { with(() -> present = wanted); }

    /** It shall stay away for ever. */
    void close() { with(() -> closed = true); }

    boolean closed() { return with(() -> closed); }

    /** The hub knows it now. */
    void join() { with(() -> joined = true); }

    boolean joined() { return with(() -> joined); }

    /** Its connection is over; how many messages it did not write. */
    int part() {
        int[] left = {0};
        with(() -> {
            joined = false;
            left[0] = outbox.size();
            outbox.clear();
            return true;
        });
        return left[0];
    }

    /** Whoever waits shall look again. */
    void nudge() { with(() -> true); }

    /** Waits for the next message to write; null when the connection shall end, or {@code over} says that it has. */
    byte @Nullable [] next(BooleanSupplier over) throws InterruptedException {
        lock.lock();
        try {
            while (outbox.isEmpty() && present && !closed && !over.getAsBoolean()) {
                changed.await();
            }
            return over.getAsBoolean() ? null : outbox.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it shall be connected; false when it never shall again. */
    boolean awaitPresence() throws InterruptedException {
        lock.lock();
        try {
            while (!present && !closed) {
                changed.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits that long, or until it shall stay away. */
    void pause(Duration wait) throws InterruptedException {
        lock.lock();
        try {
            for (long left = wait.toNanos(); left > 0 && present && !closed;) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean with(BooleanSupplier change) {
        lock.lock();
        try {
            boolean answer = change.getAsBoolean();
            changed.signalAll();
            return answer;
        } finally {
            lock.unlock();
        }
    }
}
