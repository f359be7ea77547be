package dev.thalamus.hub.core;

import dev.thalamus.hub.net.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets a fast sender wait for a receiver that is only a little slower, instead of sending its signals through the store.
 *
 * <p>Confined to the core. A receiver may hold up senders for {@value #PATIENCE_MILLIS} ms; then it is on its own, until it has caught up: so one that has
 * stopped reading costs its senders that much, once.
 */
final class Backpressure {
    private static final long PATIENCE_MILLIS = 100;

    private record Held(List<Link> senders, long sinceNanos) {}

    private final int mark;
    private final Map<Agent, Held> held = new HashMap<>();
    private @Nullable Agent congested;
    private long pauses;

    /** @param mark waiting bytes of a receiver at which its senders wait */
    Backpressure(int mark) { this.mark = mark; }

    /** A signal was written to that receiver's link. */
    void written(Agent to) {
        if (to.link.queuedBytes() > mark && !to.impatient) {
            congested = to;
        }
    }

    /** The turn of a sender's link is over: it stops reading if it overfed somebody. */
    void turnOver(Link sender, long nowNanos) {
        Agent receiver = congested;
        if (receiver == null) {
            return;
        }
        congested = null;
        receiver.link.flushNow();
        if (receiver.link.queuedBytes() <= mark || receiver.link == sender || receiver.link.ended()) {
            return;
        }
        pauses++;
        sender.reading(false);
        held.computeIfAbsent(receiver, any -> new Held(new ArrayList<>(1), nowNanos)).senders.add(sender);
    }

    /** The receiver has written something, or is gone. */
    void room(Agent receiver) {
        if (receiver.link.queuedBytes() <= mark / 4 || receiver.link.ended()) {
            receiver.impatient = false;
            release(held.remove(receiver));
        }
    }

    /** Ends the waiting of those who waited long enough. */
    void tick(long nowNanos) {
        if (held.isEmpty()) {
            return;
        }
        held.entrySet().removeIf(entry -> {
            if (nowNanos - entry.getValue().sinceNanos < TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
                return false;
            }
            entry.getKey().impatient = true;
            release(entry.getValue());
            return true;
        });
    }

    /** How often a sender had to wait. */
    long pauses() { return pauses; }

    private static void release(@Nullable Held waiting) {
        if (waiting != null) {
            waiting.senders.forEach(sender -> sender.reading(true));
        }
    }
}
