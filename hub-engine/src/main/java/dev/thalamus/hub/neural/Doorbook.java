package dev.thalamus.hub.neural;

import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Clause;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells of connections that were refused at the door, once a second for each address at most: a flood must not become a flood of events.
 *
 * <p>Thread-safe: refusals come from I/O threads. What an address was refused for more often than told is told as a number at the next tick.
 */
final class Doorbook {
    private static final int MOST_ADDRESSES = 1_000;

    private static final class Entry {
        private int status;
        private String why = "";
        private long untold;
    }

    private final EventBus events;
    private final Clock clock;
    private final Map<String, Entry> thisSecond = new LinkedHashMap<>();
    private long untoldOfOthers;

    Doorbook(EventBus events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @param address IP address and port */
    synchronized void refused(String address, int status, String why) {
        String host = address.substring(0, Math.max(0, address.lastIndexOf(':')));
        Entry entry = thisSecond.get(host);
        if (entry != null) {
            entry.status = status;
            entry.why = why;
            entry.untold++;
        } else if (thisSecond.size() >= MOST_ADDRESSES) {
            untoldOfOthers++;
        } else {
            thisSecond.put(host, new Entry());
            events.publish(new HubEvent.LinkRefused(clock.wallMillis(), address, status, why));
        }
    }

    /** Called once a second. */
    synchronized void tick() {
        long now = clock.wallMillis();
        thisSecond.forEach((host, entry) -> {
            if (entry.untold > 0) {
                events.publish(new HubEvent.LinkRefused(now, host, entry.status, Clause.AND_MORE.of(entry.untold, entry.why)));
            }
        });
        if (untoldOfOthers > 0) {
            events.publish(new HubEvent.LinkRefused(now, Clause.MANY_ADDRESSES.of(), 503, Clause.MORE_REFUSALS.of(untoldOfOthers)));
        }
        thisSecond.clear();
        untoldOfOthers = 0;
    }
}
