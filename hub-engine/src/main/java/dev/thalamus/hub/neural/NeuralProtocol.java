package dev.thalamus.hub.neural;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.core.Agent;
import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.PeerLinks;
import dev.thalamus.hub.core.Requests;
import dev.thalamus.hub.core.Status;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.net.Inbound;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.net.LinkHandler;
import dev.thalamus.hub.wire.MessageBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the links of NeuralHub's agents, of web pages and of other hubs say, handed to whoever is meant.
 *
 * <p>The methods of {@link LinkHandler} come on I/O threads and only post turns; all else is confined to the core.
 */
public final class NeuralProtocol implements LinkHandler {
    private final Core core;
    private final SerialOwner owner;
    private final EventBus events;
    private final Clock clock;
    private final HubConfig config;
    private final Keepalive keepalive;
    private final Introductions introductions;
    private final Messages messages;
    private final Strangers strangers;
    private final Doorbook doorbook;
    private final Set<Session> sessions = new HashSet<>();
    private boolean stopping;

    public NeuralProtocol(HubConfig config, Core core, SerialOwner owner, EventBus events, Clock clock, Requests requests,
            Status status) {
        this.config = config;
        this.core = core;
        this.owner = owner;
        this.events = events;
        this.clock = clock;
        this.keepalive = new Keepalive(config);
        this.strangers = new Strangers(config.limits());
        this.doorbook = new Doorbook(events, clock);
        var complaints = new Complaints(core, doorbook);
        this.introductions = new Introductions(core, doorbook, clock, strangers, complaints);
        this.messages = new Messages(config, core, clock, requests, status, introductions, complaints);
    }

    /** Who decides about links of other hubs. */
    public void peers(PeerLinks peers) { introductions.peers(peers); }

    @Override
    public void opened(Link link) {
        owner.submit(Turn.of(() -> {
            var session = new Session(link, clock.nanos());
            link.attach(session);
            sessions.add(session);
            String tooMany = strangers.opened(session, clock.nanos());
            if (stopping) {
                link.close(1001, Clause.HUB_STOPPING.of());
            } else if (tooMany != null) {
                doorbook.refused(link.address(), 1013, tooMany);
                link.close(1013, tooMany);
            }
        }));
    }

    /** A link that this hub dialled, and who talks over it. In a turn; reading begins here. */
    public void dialled(Link link, PeerLinks.Peer peer) {
        if (link.ended()) {
            peer.ended(Clause.CLOSED_AT_ONCE.of());
            return;
        }
        var session = new Session(link, clock.nanos());
        session.peer = peer;
        session.introduced = true;
        link.attach(session);
        sessions.add(session);
        link.reading(true);
    }

    @Override
    public void received(Inbound inbound) { owner.submit(inbound); }

    @Override
    public void writable(Link link) {
        owner.submit(Turn.of(() -> {
            link.writable();
            if (link.session() instanceof Session session) {
                if (session.agent != null) {
                    core.room(session.agent);
                } else if (session.peer != null) {
                    session.peer.room();
                }
            }
        }));
    }

    @Override
    public void broke(Link link, int code, String reason) {
        owner.submit(Turn.of(() -> {
            doorbook.refused(link.address(), code, reason);
            link.close(code, reason);
        }));
    }

    @Override
    public void ended(Link link, int code, String reason) { owner.submit(Turn.of(() -> over(link, reason))); }

    @Override
    public void refused(String address, int status, String why) { doorbook.refused(address, status, why); }

    /** One read's messages; a turn. */
    public void handle(Inbound inbound) {
        Link link = inbound.link();
        core.turnBegins();
        try {
            if (link.session() instanceof Session session) {
                handle(session, inbound);
            }
            core.turnOver(link, inbound.readNanos());
        } finally {
            inbound.release();
        }
    }

    /** Connections now. */
    public int connections() { return sessions.size(); }

    /** Called once a second. */
    public void tick() {
        long now = clock.nanos();
        doorbook.tick();
        strangers.forget(now);
        List<Session> done = new ArrayList<>(0);
        for (Session session : sessions) {
            Keepalive.Verdict verdict = keepalive.check(session, now);
            if (verdict != null) {
                close(session, verdict);
                if (verdict.atOnce()) {
                    done.add(session);
                }
            } else if (keepalive.overdue(session, now)) {
                session.link.readThen(() -> owner.submit(Turn.of(() -> {
                    Keepalive.Verdict mute = keepalive.mute(session);
                    if (mute != null && !session.link.closing()) {
                        close(session, mute);
                    }
                })));
            }
        }
        done.forEach(session -> session.link.end(1006, Clause.CLOSED_BY_HUB.of()));
    }

    private void close(Session session, Keepalive.Verdict verdict) {
        if (verdict.code() != 1006) {
            events.publish(new HubEvent.LinkRefused(clock.wallMillis(), session.shown(), verdict.code(), verdict.why()));
        }
        session.link.close(verdict.code(), verdict.why());
    }

    /** Says goodbye to everyone: 1001. */
    public void stop() {
        stopping = true;
        sessions.forEach(session -> session.link.close(1001, Clause.HUB_STOPPING.of()));
    }

    /** Ends what has not gone by itself. */
    public void stopNow() {
        List.copyOf(sessions).forEach(session -> session.link.end(1006, Clause.HUB_STOPPED.of()));
    }

    private void handle(Session session, Inbound inbound) {
        MessageBatch batch = inbound.messages();
        byte[] bytes = batch.bytes();
        for (int i = 0; i < batch.count() && !session.link.closing(); i++) {
            int start = batch.start(i);
            int length = batch.length(i);
            switch (batch.kind(i)) {
                case BINARY -> guarded(session, false, bytes, start, length, inbound.readNanos());
                case TEXT -> guarded(session, true, bytes, start, length, inbound.readNanos());
                case PING -> session.link.pong(bytes, start, length);
                case PONG -> pong(session, bytes, start, length);
                case CLOSE -> closes(session, bytes, start, length);
            }
        }
        if (session.link.queuedBytes() > config.delivery().hardBytes()) {
            events.publish(new HubEvent.LinkRefused(clock.wallMillis(), session.shown(), 1013,
                    Clause.TOO_MUCH_WAITS.of(config.delivery().hardBytes())));
            session.link.end(1013, Clause.ASKS_TOO_MUCH.of());
        }
    }

    private static void closes(Session session, byte[] bytes, int start, int length) {
        int code = length >= 2 ? (bytes[start] & 0xFF) << 8 | (bytes[start + 1] & 0xFF) : 1005;
        session.link.close(code == 1005 ? 1000 : code, "");
        if (session.peer != null) {
            session.peer.closes(code, length > 2 ? new String(bytes, start + 2, length - 2, StandardCharsets.UTF_8) : "");
        }
    }

    /** An unexpected exception costs the message, not the link and not the hub. */
    private void guarded(Session session, boolean text, byte[] bytes, int start, int length, long readNanos) {
        try {
            messages.handle(session, text, bytes, start, length, readNanos);
        } catch (RuntimeException unexpected) {
            events.publish(new HubEvent.Fault(clock.wallMillis(), Clause.IN_MESSAGE.of(session.shown()), unexpected.toString()));
            System.getLogger("dev.thalamus.hub").log(System.Logger.Level.ERROR, "A message of " + session.shown() + " failed", unexpected);
        }
    }

    private void pong(Session session, byte[] bytes, int start, int length) {
        session.pingsUnanswered = 0;
        Agent agent = session.agent;
        if (agent != null && length == 8) {
            core.confirmed(agent, ByteBuffer.wrap(bytes, start, 8).getLong());
        } else if (session.peer != null && length == 8) {
            session.peer.pong(ByteBuffer.wrap(bytes, start, 8).getLong());
        }
    }

    private void over(Link link, String reason) {
        if (link.session() instanceof Session session) {
            link.attach(null);
            sessions.remove(session);
            strangers.ended(session, clock.nanos());
            if (session.agent != null) {
                core.left(session.agent, reason);
            }
            if (session.peer != null) {
                session.peer.ended(reason);
            }
        }
        link.discard();
    }
}
