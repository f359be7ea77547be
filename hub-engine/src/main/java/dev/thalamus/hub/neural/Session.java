package dev.thalamus.hub.neural;

import dev.thalamus.hub.core.Agent;
import dev.thalamus.hub.core.PeerLinks;
import dev.thalamus.hub.net.Link;
import org.jspecify.annotations.Nullable;

/** What the hub knows of one link. Confined to the core. */
final class Session {
    final Link link;
    final long openedNanos;
    /** Set when it registered as an agent. */
    @Nullable
    Agent agent;
    /** Set when it introduced itself as another hub. */
    PeerLinks.@Nullable Peer peer;
    /** It came from beyond this machine and counts on its address's account. */
    boolean stranger;
    /** It made itself known in some way, if only by a JSON-RPC request. */
    boolean introduced;
    int pingsUnanswered;
    long lastPingNanos;
    long lastWritten;
    long lastProgressNanos;
    long closingSinceNanos;

    Session(Link link, long nowNanos) {
        this.link = link;
        this.openedNanos = nowNanos;
        this.lastProgressNanos = nowNanos;
        this.lastPingNanos = nowNanos;
    }

    /** Whether it is an agent or another hub. */
    boolean known() { return agent != null || peer != null; }

    String shown() {
        Agent known = agent;
        return known == null ? link.address() : known.name();
    }
}
