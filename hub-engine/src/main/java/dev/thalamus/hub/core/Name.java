package dev.thalamus.hub.core;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A name that was ever registered here: its live instances, its queue and its synapses. Confined to the core.
 *
 * <p>The queue's rows lie in the store; here are only their numbers. Rows are addressed to the name (any instance may get them) or to one instance.
 */
final class Name {
    /** What waits for one addressee: the name itself or one instance of it. */
    static final class Waiting {
        long signals;
        long bytes;
        long oldestMillis;
        long firstExpiryMillis;
        long lastId;
        /** Some have gone: the two times may be those of rows that are not there any more. */
        private boolean stale;
        private long newOldestMillis;
        private long newFirstExpiryMillis;

        void add(long count, long size, long id, long queuedMillis, long expiresMillis) {
            if (signals == 0) {
                oldestMillis = queuedMillis;
                firstExpiryMillis = expiresMillis;
                stale = false;
            }
            newOldestMillis = Math.min(newOldestMillis, queuedMillis);
            newFirstExpiryMillis = Math.min(newFirstExpiryMillis, expiresMillis);
            oldestMillis = Math.min(oldestMillis, queuedMillis);
            firstExpiryMillis = Math.min(firstExpiryMillis, expiresMillis);
            signals += count;
            bytes += size;
            lastId = Math.max(lastId, id);
        }

        void remove(long count, long size) {
            signals = Math.max(0, signals - count);
            bytes = signals == 0 ? 0 : Math.max(0, bytes - size);
            stale = signals > 0;
        }

        boolean stale() { return stale; }

        /** The store is being asked; what comes from now on is not in its answer. */
        void asked() {
            stale = false;
            newOldestMillis = Long.MAX_VALUE;
            newFirstExpiryMillis = Long.MAX_VALUE;
        }

        /** What the store said of the rows that were there when it was asked; {@link Long#MAX_VALUE} for none. */
        void told(long storedOldestMillis, long storedFirstExpiryMillis) {
            long oldest = Math.min(storedOldestMillis, newOldestMillis);
            if (signals > 0 && oldest < Long.MAX_VALUE) {
                oldestMillis = oldest;
                firstExpiryMillis = Math.min(storedFirstExpiryMillis, newFirstExpiryMillis);
            }
        }
    }

    final String text;
    final byte[] bytes;
    final int color;
    final AgentKind kind;
    final long firstSeenMillis;
    long lastSeenMillis;
    final List<Agent> live = new ArrayList<>(1);
    private int cursor;

    /** Rows for any instance. */
    final Waiting any = new Waiting();
    /** Rows for one instance, by hash. */
    final Map<String, Waiting> instances = new HashMap<>(0);
    /** New signals for this name go through the store until the drain has caught up. */
    boolean draining;
    @Nullable
    Drain drain;
    long queuedTotal;
    long drainedTotal;

    final IdentityHashMap<Name, SynapseCell> synapses = new IdentityHashMap<>(0);
    /** The synapse that was used last, because most signals go where the one before them went. */
    @Nullable
    Name lastTarget;
    @Nullable
    SynapseCell lastSynapse;

    Name(String text, int color, AgentKind kind, long firstSeenMillis, long lastSeenMillis) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
        this.color = color;
        this.kind = kind;
        this.firstSeenMillis = firstSeenMillis;
        this.lastSeenMillis = lastSeenMillis;
    }

    /** The next instance in turn that is served live, or null. The turn starts with the first that arrived. */
    @Nullable
    Agent nextLive() {
        int count = live.size();
        for (int i = 0; i < count; i++) {
            if (cursor >= count) {
                cursor = 0;
            }
            Agent candidate = live.get(cursor++);
            if (candidate.live()) {
                return candidate;
            }
        }
        return null;
    }

    /** The next instance in turn that passes, or null. */
    @Nullable
    Agent nextThat(java.util.function.Predicate<Agent> passes) {
        int count = live.size();
        for (int i = 0; i < count; i++) {
            if (cursor >= count) {
                cursor = 0;
            }
            Agent candidate = live.get(cursor++);
            if (passes.test(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    void leave(Agent agent) {
        int at = live.indexOf(agent);
        if (at >= 0) {
            live.remove(at);
            if (cursor > at) {
                cursor--;
            }
        }
    }

    Waiting waiting(@Nullable String instance) {
        return instance == null ? any : instances.computeIfAbsent(instance, hash -> new Waiting());
    }

    long signals() {
        long sum = any.signals;
        for (Waiting one : instances.values()) {
            sum += one.signals;
        }
        return sum;
    }

    long bytesWaiting() {
        long sum = any.bytes;
        for (Waiting one : instances.values()) {
            sum += one.bytes;
        }
        return sum;
    }

    long pendingFor(String hash) {
        Waiting own = instances.get(hash);
        return any.signals + (own == null ? 0 : own.signals);
    }

    void taken(@Nullable String instance, long count, long size) {
        Waiting waiting = instance == null ? any : instances.get(instance);
        if (waiting != null) {
            waiting.remove(count, size);
            if (waiting.signals == 0 && instance != null) {
                instances.remove(instance);
            }
        }
    }

    /** Nobody is there to hand rows to: nothing needs remembering but the deletions that are under way. */
    void rest() {
        if (drain != null && drain.deleting.isEmpty()) {
            drain = null;
        } else if (drain != null) {
            drain.forget();
        }
    }

    /** Whether the store must be asked how old the oldest is. */
    boolean stale() {
        return any.stale() || instances.values().stream().anyMatch(Waiting::stale);
    }

    QueueView queue() {
        long oldest = Long.MAX_VALUE;
        long expiry = Long.MAX_VALUE;
        for (Waiting waiting : instances.values()) {
            oldest = Math.min(oldest, waiting.oldestMillis);
            expiry = Math.min(expiry, waiting.firstExpiryMillis);
        }
        if (any.signals > 0) {
            oldest = Math.min(oldest, any.oldestMillis);
            expiry = Math.min(expiry, any.firstExpiryMillis);
        }
        return new QueueView(text, signals(), bytesWaiting(), oldest, expiry, live.isEmpty() ? Reason.OFFLINE : Reason.SLOW_READER,
                queuedTotal,
                drainedTotal);
    }
}
