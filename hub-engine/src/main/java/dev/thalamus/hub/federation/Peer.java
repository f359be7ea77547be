package dev.thalamus.hub.federation;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.RemoteHub;
import dev.thalamus.hub.wire.ControlMessage;
import org.jspecify.annotations.Nullable;

/**
 * One other hub: its links and how it stands.
 *
 * <p>Confined to the core. What it tells its agents is with {@link PresenceFeed}, what waits for it with {@link Outbox}, what comes from it with
 * {@link Arrivals}, and when it is dialled with {@link Dialling}.
 */
final class Peer {
    private final Surroundings hub;
    private final Federation federation;
    private final Outbox outbox;
    private final Arrivals arrivals;
    private final PeerAgents agents;
    private final PresenceFeed presence;
    private final Redial redial;
    private final Dialling dialling;
    private final PeerTally tally = new PeerTally();
    private final TwoLinks links = new TwoLinks();
    private final Standing standing;
    private RemoteHub remote;
    private boolean neuralHub;

    Peer(Surroundings hub, Federation federation, RemoteHub remote) {
        this.hub = hub;
        this.federation = federation;
        this.remote = remote;
        Commons commons = federation.commons();
        this.agents = new PeerAgents(hub, remote.domain(), commons.directory());
        this.presence = new PresenceFeed(hub, commons.roster());
        this.outbox = new Outbox(hub, this, agents, tally, commons.stored());
        this.arrivals = new Arrivals(hub, this, agents, tally, commons);
        long now = hub.clock().nanos();
        this.redial = new Redial(new Backoff(hub.random()), now);
        this.dialling = new Dialling(hub, federation, this, redial, tally);
        this.standing = new Standing(hub, links, redial, outbox, tally, remote, now);
    }

    String domain() { return remote.domain(); }

    String ownDomain() { return federation.domain(); }

    RemoteHub remote() { return remote; }

    Outbox outbox() { return outbox; }

    Arrivals arrivals() { return arrivals; }

    PeerAgents agents() { return agents; }

    Traces traces() { return federation.traces(); }

    /** The link for what we say, or null. */
    @Nullable
    PeerLink sending() { return links.sending(); }

    /** Whether signals may wait for it: it is expected to come back by itself. */
    boolean expected() {
        return remote.enabled() && redial.blocked() == null;
    }

    /** Changes how it is configured; links that the change concerns are made anew. */
    void configure(RemoteHub changed) {
        boolean same = changed.url().equals(remote.url()) && changed.token().equals(remote.token())
                && changed.trust().equals(remote.trust()) && changed.enabled();
        remote = changed;
        if (!same) {
            disconnect(Clause.CONFIGURATION_CHANGED.of());
        }
        long now = hub.clock().nanos();
        redial.reset(now);
        look(now);
    }

    void reconnect() {
        configure(remote);
        disconnect(Clause.NEW_LINK.of());
    }

    void disconnect(String why) {
        for (PeerLink link : links.all()) {
            link.link.close(1000, why);
            link.link.end(1000, why);
        }
    }

    /** Called ten times a second. */
    void tick(long now) {
        for (PeerLink link : links.all()) {
            if (!link.isRegistered() && now - link.openedNanos > Dialling.HANDSHAKE.toNanos()) {
                link.link.end(1006, Clause.NO_REGISTRATION.of(Dialling.HANDSHAKE.toSeconds()));
            }
            link.tick(now);
        }
        if (remote.enabled() && remote.autoconnect() && links.dialled() == null && redial.due(now)) {
            dialling.dial();
        }
        presence.tick(sending(), ownDomain(), now);
        outbox.expire(hub.clock().steadyMillis());
        if (sending() == null) {
            outbox.keepAll();
        } else {
            outbox.pump();
        }
        look(now);
    }

    /** The link that we dialled stands. */
    void dialled(PeerLink link) {
        links.dialled(link);
        federation.attach(link.link, link);
        link.send(new ControlMessage.HubRegister(ownDomain(), remote.token(), link.features()));
    }

    /** The hub that we dialled has let us in. */
    void admitted(PeerLink link, ControlMessage.HubRegistered answer) {
        if (answer.hub() != null && !answer.hub().equals(domain())) {
            violated(link, Clause.OTHER_HUB.of(remote.shownUrl(), TheirWords.plain(answer.hub())));
            return;
        }
        link.registered(answer.features());
        linked(link);
    }

    /** The hub has dialled us and shown the token. */
    void accept(ControlMessage.HubRegister register, PeerLink fresh) {
        PeerLink before = links.accepted(fresh);
        if (before != null) {
            before.link.close(1000, Clause.ANOTHER_LINK.of());
        }
        fresh.registered(register.features());
        fresh.send(register.features().isEmpty()
                ? new ControlMessage.HubRegistered(register.domain())
                : new ControlMessage.HubRegistered(register.domain(), ownDomain(), fresh.features()));
        linked(fresh);
    }

    private void linked(PeerLink link) {
        neuralHub = !link.batches();
        tally.software = neuralHub ? "neuralhub" : "thalamus";
        if (link.dialled) {
            redial.unblock();
        }
        presence.begin();
        long now = hub.clock().nanos();
        presence.tick(sending(), ownDomain(), now);
        outbox.pump();
        look(now);
    }

    /** A link is over, for whatever reason; maybe one that the other hub gave. */
    void ended(PeerLink link, String said) {
        String reason = TheirWords.printable(said);
        boolean refused = link == links.dialled() && !link.isRegistered() && link.refused();
        boolean current = links.ended(link);
        long now = hub.clock().nanos();
        outbox.linkEnded(link);
        // One that never registered changes nothing about how long the peer has been away.
        if (link.dialled && current && link.isRegistered()) {
            redial.undialled(now);
        }
        if (sending() == null && current) {
            if (link.isRegistered()) {
                redial.away(now);
            }
            agents.offline();
            outbox.keepAll();
        } else {
            presence.repeat();
        }
        String blocked = redial.blocked();
        if (link.dialled && current) {
            dialling.failed(refused && blocked == null
                    ? Clause.NOT_LET_IN.of(ownDomain())
                    : blocked == null ? reason : blocked, refused || blocked != null);
        } else if (current && blocked == null) {
            tally.problem(reason, hub.clock().wallMillis());
            look(now);
        }
    }

    /** The other hub did what a proper hub does not do. */
    void violated(PeerLink link, String what) {
        federation.commons().admission().refused(link.link.address(), domain(), hub.clock().nanos());
        tally.problem(what, hub.clock().wallMillis());
        if (link.dialled) {
            redial.block(what);
        }
        hub.events().publish(
                new HubEvent.LinkRefused(hub.clock().wallMillis(), link.link.address(), 1008, Clause.OF_PEER.of(domain(), what)));
        link.link.close(1008, what);
        look(hub.clock().nanos());
    }

    void probeAnswered() {
        redial.healthy();
        look(hub.clock().nanos());
    }

    /** What the peer's agents are. */
    void reported(PeerLink link, ControlMessage.HubPeerUpdate update) {
        if (agents.reported(link, update)) {
            outbox.pump();
        }
    }

    boolean isNeuralHub() { return neuralHub; }

    void complained(String what) { tally.problem(TheirWords.plain(what), hub.clock().wallMillis()); }

    /** A signal of ours has come to nothing. */
    void refused(Outbound outbound, Outcome end, Reason why) {
        tally.refusedOut++;
        federation.returned().add(outbound, domain(), end, why);
    }

    PeerState state() { return standing.state(); }

    /** Publishes how it stands when that is something new. */
    void look(long now) { standing.look(remote, now); }

    PeerView view() {
        PeerLink link = sending();
        return new PeerView(remote.shown(), standing.at(remote, hub.clock().nanos()), tally.software,
                link == null ? -1 : link.rttNanos(), outbox.size(), outbox.bytes(), tally.lastError, tally.signalsIn, tally.signalsOut,
                tally.refusedIn, tally.refusedOut, tally.duplicates, link == null ? 0 : link.openedMillis, links.canSay(),
                links.canAnswer(), agents.online(), tally.lastErrorMillis,
                link == null ? 0 : link.answeredMillis());
    }
}
