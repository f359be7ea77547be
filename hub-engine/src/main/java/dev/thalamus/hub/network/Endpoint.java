package dev.thalamus.hub.network;

import dev.thalamus.hub.kit.TokenBucket;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.session.Session;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
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
    boolean paying;
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

    Endpoint(Link link, @Nullable TokenBucket rate, long nowNanos, long nowMillis) {
        this.link = link;
        this.rate = rate;
        openedNanos = nowNanos;
        lastProgressNanos = nowNanos;
        lastPingNanos = nowNanos;
        connectedMillis = nowMillis;
    }

    void send(byte[] frame) {
        link.send(true, frame);
        bytesSent += frame.length;
    }

    void unbound(String agentId) {
        agents.remove(agentId);
        debts.keySet().removeIf(debt -> debt.agentId.equals(agentId));
    }
}
