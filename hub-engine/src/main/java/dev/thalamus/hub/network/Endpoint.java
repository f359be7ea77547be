package dev.thalamus.hub.network;

import dev.thalamus.hub.kit.TokenBucket;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.session.Session;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client's connection: which agents speak over it, and what they are still owed. Confined to the core. */
final class Endpoint {
    /** What one agent is owed of one session. */
    record Debt(String agentId, Session session) {}

    final Link link;
    final long openedNanos;
    final Set<String> agents = new LinkedHashSet<>(2);
    /** Above which id each debt begins. */
    final LinkedHashMap<Debt, String> debts = new LinkedHashMap<>(0);
    final @Nullable TokenBucket rate;
    private final long hardBytes;
    private final Consumer<Endpoint> overfull;
    boolean paying;
    /** What it is owed could not be read just now: the next second tries again. */
    boolean waits;
    boolean introduced;
    long connectedMillis;
    long sent;
    long received;
    long bytesSent;
    long bytesReceived;
    long errors;
    long lastPingNanos;
    int pingsUnanswered;
    long lastWritten;
    long lastProgressNanos;
    long closingSinceNanos;

    /** @param overfull told when more than {@code hardBytes} wait to be read */
    Endpoint(Link link, @Nullable TokenBucket rate, long nowNanos, long nowMillis, long hardBytes, Consumer<Endpoint> overfull) {
        this.link = link;
        this.hardBytes = hardBytes;
        this.overfull = overfull;
        this.rate = rate;
        openedNanos = nowNanos;
        lastProgressNanos = nowNanos;
        lastPingNanos = nowNanos;
        connectedMillis = nowMillis;
    }

    /** Sends; a client that asks for more than it reads is let go where the bytes arise, also those of late answers. */
    void send(byte[] frame) {
        if (link.closing()) {
            return;
        }
        link.send(true, frame);
        bytesSent += frame.length;
        if (link.queuedBytes() > hardBytes) {
            overfull.accept(this);
        }
    }

    /** An agent speaks over it by a key; null when it showed none. */
    void proven(@Nullable String keyId) {
        if (keyId != null) {
            link.provenBy(keyId);
        }
    }

    void unbound(String agentId) {
        agents.remove(agentId);
        debts.keySet().removeIf(debt -> debt.agentId.equals(agentId));
    }
}
