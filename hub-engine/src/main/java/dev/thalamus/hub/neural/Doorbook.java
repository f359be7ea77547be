package dev.thalamus.hub.neural;

import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Clause;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells of connections that were refused at the door or ended for what they said, and of messages that could not be read: each once a second for each
 * address at most, because a flood must not become a flood of events.
 *
 * <p>Thread-safe: refusals come from I/O threads. What an address was refused for more often than told is told as a number at the next tick.
 */
final class Doorbook {
    private static final int MOST_ADDRESSES = 1_000;

    private record Key(String host, boolean message) {}

    private static final class Entry {
        private int status;
        private @Nullable String agent;
        private String why = "";
        private long untold;
    }

    private final EventBus events;
    private final Clock clock;
    private final Map<Key, Entry> thisSecond = new LinkedHashMap<>();
    private long untoldOfOthers;

    Doorbook(EventBus events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @param address IP address and port */
    synchronized void refused(String address, int status, String why) {
        if (first(new Key(host(address), false), status, null, why)) {
            events.publish(new HubEvent.LinkRefused(clock.wallMillis(), address, status, why));
        }
    }

    /**
     * A message could not be read or obeyed.
     *
     * @param address IP address and port
     * @param agent its sender, when it is known
     */
    synchronized void rejected(String address, @Nullable String agent, String why) {
        if (first(new Key(host(address), true), 0, agent, why)) {
            events.publish(new HubEvent.MessageRejected(clock.wallMillis(), address, agent, why));
        }
    }

    /** Whether it is the address's first of this kind within the second; the others are counted. */
    private boolean first(Key key, int status, @Nullable String agent, String why) {
        Entry entry = thisSecond.get(key);
        if (entry == null && thisSecond.size() >= MOST_ADDRESSES) {
            untoldOfOthers++;
            return false;
        }
        if (entry == null) {
            thisSecond.put(key, new Entry());
            return true;
        }
        entry.status = status;
        entry.agent = agent;
        entry.why = why;
        entry.untold++;
        return false;
    }

    private static String host(String address) { return address.substring(0, Math.max(0, address.lastIndexOf(':'))); }

    /** Called once a second. */
    synchronized void tick() {
        long now = clock.wallMillis();
        thisSecond.forEach((key, entry) -> {
            if (entry.untold > 0) {
                String why = Clause.AND_MORE.of(entry.untold, entry.why);
                events.publish(key.message
                        ? new HubEvent.MessageRejected(now, key.host, entry.agent, why)
                        : new HubEvent.LinkRefused(now, key.host, entry.status, why));
            }
        });
        if (untoldOfOthers > 0) {
            events.publish(new HubEvent.LinkRefused(now, Clause.MANY_ADDRESSES.of(), 503, Clause.MORE_REFUSALS.of(untoldOfOthers)));
        }
        thisSecond.clear();
        untoldOfOthers = 0;
    }
}
