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
 * address, and for each agent there, at most, because a flood must not become a flood of events.
 *
 * <p>Thread-safe: refusals come from I/O threads. What an address was refused for more often than told is told as a number at the next tick.
 */
final class Doorbook {
    /** For each kind: agents count for themselves, because on loopback they share one host. */
    private static final int MOST_ADDRESSES = 1_000;

    private record Key(String host, @Nullable String agent) {}

    private static final class Entry {
        private int status;
        private String why = "";
        private long untold;
    }

    /** What was told and counted of one kind within the second. */
    private static final class Book {
        private final Map<Key, Entry> thisSecond = new LinkedHashMap<>();
        private long untoldOfOthers;

        /** Whether it is the key's first within the second; the others are counted. */
        boolean first(Key key, int status, String why) {
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
            entry.why = why;
            entry.untold++;
            return false;
        }

        /** Tells the numbers and begins the next second. */
        void close(Teller teller) {
            thisSecond.forEach((key, entry) -> {
                if (entry.untold > 0) {
                    teller.tell(key.host, key.agent, entry.status, Clause.AND_MORE.of(entry.untold, entry.why));
                }
            });
            if (untoldOfOthers > 0) {
                teller.tell(Clause.MANY_ADDRESSES.of(), null, 503, Clause.MORE_REFUSALS.of(untoldOfOthers));
            }
            thisSecond.clear();
            untoldOfOthers = 0;
        }
    }

    @FunctionalInterface
    private interface Teller {
        void tell(String address, @Nullable String agent, int status, String why);
    }

    private final EventBus events;
    private final Clock clock;
    private final Book links = new Book();
    private final Book messages = new Book();

    Doorbook(EventBus events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @param address IP address and port */
    synchronized void refused(String address, int status, String why) {
        if (links.first(new Key(host(address), null), status, why)) {
            tellLink(address, status, why);
        }
    }

    /**
     * A message could not be read or obeyed.
     *
     * @param address IP address and port
     * @param agent its sender, when it is known
     */
    synchronized void rejected(String address, @Nullable String agent, String why) {
        if (messages.first(new Key(host(address), agent), 0, why)) {
            tellMessage(address, agent, why);
        }
    }

    private void tellLink(String address, int status, String why) {
        events.publish(new HubEvent.LinkRefused(clock.wallMillis(), address, status, why));
    }

    private void tellMessage(String address, @Nullable String agent, String why) {
        events.publish(new HubEvent.MessageRejected(clock.wallMillis(), address, agent, why));
    }

    private static String host(String address) { return address.substring(0, Math.max(0, address.lastIndexOf(':'))); }

    /** Called once a second. */
    synchronized void tick() {
        links.close((address, _, status, why) -> tellLink(address, status, why));
        messages.close((address, agent, _, why) -> tellMessage(address, agent, why));
    }
}
