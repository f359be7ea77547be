package dev.thalamus.hub.core;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.store.Backlog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps account of what waits in the store: for each name, and in all. Confined to the core. */
final class QueueLedger {
    private long signals;
    private long bytes;

    /** Signals that wait in the store. */
    long signals() { return signals; }

    /** Bytes of their frames. */
    long bytes() { return bytes; }

    /** Takes over what waited when the hub stopped, or was killed. */
    void restore(Registry registry, List<Backlog> backlogs, long nowMillis) {
        for (Backlog backlog : backlogs) {
            Name name = registry.know(backlog.name(), AgentKind.LIVE, nowMillis);
            name.waiting(backlog.instance()).add(backlog.signals(), backlog.bytes(), backlog.lastId(), backlog.oldestMillis(),
                    backlog.firstExpiryMillis());
            if (backlog.instance() != null && registry.hashes().find(backlog.instance()) == null) {
                registry.hashes().seen(backlog.instance(), backlog.name(), nowMillis); // a kill came before the hash was saved
            }
            signals += backlog.signals();
            bytes += backlog.bytes();
        }
    }

    /** A row is in the store that was not there before, or not for this name. */
    void added(Name name, @Nullable String instance, long id, int size, long queuedAtMillis, long expiresAtMillis) {
        name.waiting(instance).add(1, size, id, queuedAtMillis, expiresAtMillis);
        signals++;
        bytes += size;
    }

    /** Rows are gone from the store, or from this name. */
    void removed(Name name, @Nullable String instance, long count, long size) {
        name.taken(instance, count, size);
        removed(count, size);
    }

    /** Rows are gone whose name is known no more. */
    void removed(long count, long size) {
        signals = Math.max(0, signals - count);
        bytes = signals == 0 ? 0 : Math.max(0, bytes - size);
    }
}
