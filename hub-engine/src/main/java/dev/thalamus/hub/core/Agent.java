package dev.thalamus.hub.core;

import dev.thalamus.hub.kit.TokenBucket;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.net.Link;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One instance of an agent, connected by one link. Confined to the core. */
public final class Agent {
    /** Stored signals that were written to the link and whose receipt a pong will confirm. */
    record Unconfirmed(long cookie, long[] ids) {}

    final String hash;
    final byte[] hashBytes;
    final Name name;
    final @Nullable String domain;
    final AgentKind kind;
    final Protocol protocol;
    final Link link;
    final long connectedAtMillis;
    long received;
    long sent;
    long bytesReceived;
    long bytesSent;
    long errors;
    /** Served through the store until it has caught up. */
    boolean draining;
    long drained;
    /** In the running pass over the queue something of this instance was left out, so nothing later may go to it. */
    boolean passedOver;
    final ArrayDeque<Unconfirmed> unconfirmed = new ArrayDeque<>(0);
    @Nullable
    TokenBucket rate;
    /** It held up its senders long enough. */
    boolean impatient;
    private final Sender sender;

    Agent(
            String hash,
            Name name,
            @Nullable String domain,
            AgentKind kind,
            Protocol protocol,
            Link link,
            long connectedAtMillis) {
        this.hash = hash;
        this.hashBytes = hash.getBytes(StandardCharsets.UTF_8);
        this.name = name;
        this.domain = domain;
        this.kind = kind;
        this.protocol = protocol;
        this.link = link;
        this.connectedAtMillis = connectedAtMillis;
        this.sender = new Sender(this, name, name.bytes);
    }

    /** Itself as the sender of signals. */
    public Sender asSender() { return sender; }

    public String hash() { return hash; }

    public String name() { return name.text; }

    public @Nullable String domain() { return domain; }

    public Link link() { return link; }

    public long sent() { return sent; }

    public long received() { return received; }

    public long connectedAtMillis() { return connectedAtMillis; }

    /** Whether those bytes are this agent's hash. */
    boolean isHash(byte[] bytes, int offset, int length) {
        return length == hashBytes.length && Arrays.equals(bytes, offset, offset + length, hashBytes, 0, length);
    }

    /** Whether a new signal may be written straight to the link. */
    boolean live() {
        return !draining && !name.draining && !link.closing();
    }

    AgentView view(long nowMillis, long nowNanos, String address, boolean gone) {
        AgentState state = gone ? AgentState.GONE : draining || name.draining ? AgentState.DRAINING : AgentState.LIVE;
        long lastSeen = nowMillis - Math.max(0, nowNanos - link.lastReadNanos()) / 1_000_000;
        return new AgentView(hash, name.text, domain, kind, protocol, state, address, connectedAtMillis, lastSeen, received, sent,
                bytesReceived, bytesSent, name.pendingFor(hash), errors, name.color);
    }
}
