package dev.thalamus.hub.network;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.TokenBucket;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.net.Inbound;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.net.LinkHandler;
import dev.thalamus.hub.session.Trail;
import dev.thalamus.hub.wire.MessageBatch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The connections of AG2's clients, from their opening to their end.
 *
 * <p>The methods of {@link LinkHandler} come on I/O threads and only post turns; all else is confined to the core.
 */
public final class NetworkProtocol implements LinkHandler {
    /** What it stands on. */
    record Parts(HubConfig config, SerialOwner owner, EventBus events, Clock clock, Directory directory, Stamps stamps,
            Deliveries deliveries,
            dev.thalamus.hub.session.Sessions sessions, Presence presence, Trail trail) {}

    private final Parts parts;
    private final EndpointWatch watch;
    private final Set<Endpoint> endpoints = new HashSet<>();
    private final Dialogue dialogue;
    private boolean stopping;

    NetworkProtocol(Parts parts) {
        this.parts = parts;
        dialogue = new Dialogue(parts);
        watch = new EndpointWatch(parts.config, parts.owner, parts.deliveries, this::end);
    }

    Dialogue dialogue() { return dialogue; }

    @Override
    public void opened(Link link) {
        parts.owner.submit(Turn.of(() -> {
            HubConfig.Limits limits = parts.config.limits();
            TokenBucket rate = link.loopback()
                    ? null
                    : new TokenBucket(limits.signalsPerSecond(), limits.signalBurst(), parts.clock.nanos());
            var endpoint = new Endpoint(link, rate, parts.clock.nanos(), parts.clock.wallMillis(), parts.config.delivery().hardBytes(),
                    full -> end(full, 1013, Clause.ASKS_TOO_MUCH.of()));
            link.attach(endpoint);
            endpoints.add(endpoint);
            if (stopping) {
                link.close(1001, Clause.HUB_STOPPING.of());
            }
        }));
    }

    @Override
    public void received(Inbound inbound) { parts.owner.submit(inbound); }

    @Override
    public void writable(Link link) {
        parts.owner.submit(Turn.of(() -> {
            link.writable();
            if (link.session() instanceof Endpoint endpoint && !endpoint.debts.isEmpty()) {
                parts.deliveries.pay(endpoint);
            }
        }));
    }

    @Override
    public void broke(Link link, int code, String reason) {
        parts.owner.submit(Turn.of(() -> {
            parts.events.publish(new HubEvent.LinkRefused(parts.clock.wallMillis(), link.address(), code, reason));
            link.close(code, reason);
        }));
    }

    @Override
    public void ended(Link link, int code, String reason) { parts.owner.submit(Turn.of(() -> over(link, reason))); }

    @Override
    public void refused(String address, int status, String why) {
        // Whoever is refused at the door has no path yet: NeuralHub's side tells of it.
    }

    /** One read's messages; a turn. */
    public void handle(Inbound inbound) {
        try {
            if (inbound.link().session() instanceof Endpoint endpoint) {
                handle(endpoint, inbound.messages(), inbound.readNanos());
            }
        } finally {
            inbound.release();
        }
    }

    private void handle(Endpoint endpoint, MessageBatch batch, long readNanos) {
        for (int i = 0; i < batch.count() && !endpoint.link.closing(); i++) {
            int start = batch.start(i);
            int length = batch.length(i);
            switch (batch.kind(i)) {
                case TEXT, BINARY -> {
                    endpoint.bytesReceived += length;
                    dialogue.message(endpoint, batch.bytes(), start, length, readNanos);
                }
                case PING -> endpoint.link.pong(batch.bytes(), start, length);
                case PONG -> endpoint.pingsUnanswered = 0;
                case CLOSE -> {
                    int code = length >= 2 ? (batch.bytes()[start] & 0xFF) << 8 | (batch.bytes()[start + 1] & 0xFF) : 1000;
                    endpoint.link.close(code, "");
                }
            }
        }
    }

    /** Connections now. */
    public int connections() { return endpoints.size(); }

    Set<Endpoint> endpoints() { return endpoints; }

    /** Called once a second: ends connections that are dead, stuck, or never said anything. */
    public void tick() {
        for (Endpoint endpoint : List.copyOf(endpoints)) {
            watch.check(endpoint, parts.clock.nanos());
        }
    }

    private void end(Endpoint endpoint, int code, String why) {
        parts.events.publish(new HubEvent.LinkRefused(parts.clock.wallMillis(), endpoint.link.address(), code, why));
        endpoint.link.close(code, why);
        // What the socket still takes goes first, so that the client reads why.
        endpoint.link.flushNow();
        endpoint.link.end(code, why);
    }

    /** Ends the connections over which an agent speaks by a key that is no more; how many. */
    int revoked(String keyId) {
        int ended = 0;
        for (Endpoint endpoint : endpoints) {
            if (endpoint.link.isProvenBy(keyId) && !endpoint.link.closing()) {
                endpoint.link.close(1008, Clause.KEY_REVOKED.of());
                ended++;
            }
        }
        return ended;
    }

    /** Says goodbye to everyone: 1001. */
    public void stop() {
        stopping = true;
        endpoints.forEach(endpoint -> endpoint.link.close(1001, Clause.HUB_STOPPING.of()));
    }

    /** Ends what has not gone by itself. */
    public void stopNow() {
        List.copyOf(endpoints).forEach(endpoint -> endpoint.link.end(1006, Clause.HUB_STOPPED.of()));
    }

    private void over(Link link, String reason) {
        if (link.session() instanceof Endpoint endpoint) {
            link.attach(null);
            endpoints.remove(endpoint);
            for (String id : List.copyOf(endpoint.agents)) {
                parts.deliveries.unbind(id);
                parts.presence.left(id, parts.directory.nameOf(id), reason);
            }
        }
        link.discard();
    }

    /** Whether a request's path is the one of this protocol. */
    public static boolean serves(String path) {
        return path.equals("/network") || path.startsWith("/network/");
    }
}
