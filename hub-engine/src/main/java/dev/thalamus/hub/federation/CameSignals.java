package dev.thalamus.hub.federation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * The signals that came from peers lately, so that none is passed on twice.
 *
 * <p>Confined to the core; remembers the newest {@value #MOST} in all. What is above is forgotten of the peer that has most here, so that a busy one costs
 * the others nothing.
 */
final class CameSignals {
    static final int MOST = 65_536;

    private final Map<String, LinkedHashSet<SignalKey>> seen = new HashMap<>();
    private int size;

    /** Remembers it; false when it was known. */
    boolean add(String domain, SignalKey key) {
        if (!seen.computeIfAbsent(domain, any -> new LinkedHashSet<>()).add(key)) {
            return false;
        }
        if (++size > MOST) {
            size--;
            seen.values().stream().max(Comparator.comparingInt(LinkedHashSet::size)).ifPresent(LinkedHashSet::removeFirst);
        }
        return true;
    }

    /** It has come to nothing, and may come again. */
    void forget(String domain, SignalKey key) {
        LinkedHashSet<SignalKey> of = seen.get(domain);
        if (of != null && of.remove(key)) {
            size--;
        }
    }

    /** That hub is no peer any more. */
    void forget(String domain) {
        LinkedHashSet<SignalKey> of = seen.remove(domain);
        size -= of == null ? 0 : of.size();
    }

    int size() { return size; }
}
