package dev.thalamus.hub.core;

import dev.thalamus.hub.store.KnownInstance;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Under which name each hash was seen last, also before the hub's last start: answers go to hashes, and wait for who is away. Confined to the core.
 *
 * <p>As many as there may be names; the hash that was not seen for longest gives way. How long one is remembered says the registry.
 */
final class Hashes {
    private final LinkedHashMap<String, KnownInstance> known = new LinkedHashMap<>();
    private final Set<String> unsaved = new LinkedHashSet<>();
    /** Hashes that the store still has and nobody any more; what is beyond the limit goes at the next start. */
    private final Set<String> lost = new LinkedHashSet<>();
    private final int most;

    Hashes(int most) { this.most = most; }

    /** Takes over what the store has, in the order in which they were seen. */
    void restore(List<KnownInstance> stored) {
        stored.forEach(one -> known.put(one.hash(), one));
        giveWay();
    }

    void seen(String hash, String name, long nowMillis) {
        known.remove(hash);
        known.put(hash, new KnownInstance(hash, name, nowMillis));
        unsaved.add(hash);
        lost.remove(hash);
        giveWay();
    }

    /** Under which name that hash was seen last, and when; or null. */
    @Nullable
    KnownInstance find(String hash) { return known.get(hash); }

    /** Forgets those seen last before that time, but for those to keep. */
    void forget(long beforeMillis, Predicate<KnownInstance> kept) {
        List<String> old = known.values().stream().takeWhile(one -> one.lastSeenMillis() < beforeMillis).filter(kept.negate())
                .map(KnownInstance::hash).toList();
        old.forEach(this::drop);
    }

    /** Hands the hashes that changed to {@code save} and the forgotten ones to {@code forget}; what these refuse is handed again. */
    void flush(Predicate<List<KnownInstance>> save, Predicate<Set<String>> forget) {
        if (!lost.isEmpty() && forget.test(lost)) {
            lost.clear();
        }
        if (!unsaved.isEmpty() && save.test(unsaved.stream().map(known::get).toList())) {
            unsaved.clear();
        }
    }

    private void giveWay() {
        while (known.size() > most) {
            drop(known.firstEntry().getKey());
        }
    }

    private void drop(String hash) {
        known.remove(hash);
        unsaved.remove(hash);
        if (lost.size() < most) {
            lost.add(hash);
        }
    }
}
