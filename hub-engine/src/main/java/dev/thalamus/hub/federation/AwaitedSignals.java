package dev.thalamus.hub.federation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the peer has and that wait there for somebody's yes, so that they hold nothing back: in the order in which they went.
 *
 * <p>Confined to the core. They count into the limits of the outbox that they came from, and their time goes on.
 */
final class AwaitedSignals {
    private record Place(PeerLink link, long batch, int at) {}

    private final Map<Place, Outbound> signals = new LinkedHashMap<>();

    int size() { return signals.size(); }

    List<Outbound> all() { return List.copyOf(signals.values()); }

    void add(PeerLink link, long batch, int at, Outbound outbound) { signals.put(new Place(link, batch, at), outbound); }

    /** The one whose verdict came, or null. */
    @Nullable
    Outbound take(PeerLink link, long batch, int at) { return signals.remove(new Place(link, batch, at)); }

    /** Takes the oldest when its time is over, else null. */
    @Nullable
    Outbound expired(long nowSteadyMillis) {
        Iterator<Outbound> oldest = signals.values().iterator();
        if (!oldest.hasNext()) {
            return null;
        }
        Outbound outbound = oldest.next();
        if (outbound.expiresMillis > nowSteadyMillis) {
            return null;
        }
        oldest.remove();
        return outbound;
    }

    /** Takes those whose verdicts were to come over a link that is gone. */
    List<Outbound> lost(PeerLink link) {
        var lost = new ArrayList<Outbound>();
        signals.entrySet().removeIf(entry -> entry.getKey().link == link && lost.add(entry.getValue()));
        return lost;
    }

    /** Takes all. */
    List<Outbound> clear() {
        List<Outbound> all = all();
        signals.clear();
        return all;
    }
}
