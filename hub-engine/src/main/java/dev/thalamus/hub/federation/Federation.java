package dev.thalamus.hub.federation;

import dev.thalamus.hub.core.Fate;
import dev.thalamus.hub.core.PeerLinks;
import dev.thalamus.hub.core.Peers;
import dev.thalamus.hub.core.RemoteAgents;
import dev.thalamus.hub.core.RemoteRoutes;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Hop;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.RemoteHub;
import dev.thalamus.hub.net.Dialer;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.store.OutboxRow;
import dev.thalamus.hub.wire.ControlMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The other hubs: who they are, their links, and what goes between.
 *
 * <p>Confined to the core, but for {@link #open}.
 */
public final class Federation implements RemoteRoutes, Peers {
    private final Surroundings hub;
    private final SavedRemotes saved;
    private final PeerChanges changes;
    private final Map<String, Peer> peers = new TreeMap<>();
    private final Commons commons;
    private final ReturnedSignals returned;
    private final Traces traces;
    private BiConsumer<Link, PeerLinks.Peer> attach = (link, peer) -> {};
    private @Nullable Dialer dialer;
    private String domain = "";
    private boolean stopping;

    private Federation(Surroundings hub, SavedRemotes saved) throws IOException {
        this.hub = hub;
        this.saved = saved;
        commons = Commons.of(hub);
        returned = new ReturnedSignals(hub);
        traces = new Traces(hub, this);
        Map<String, RemoteHub> atStart = saved.read(hub.ownDomains());
        changes = new PeerChanges(saved::write, atStart.values(), this::changed);
        atStart.values().forEach(remote -> peers.put(remote.domain(), new Peer(hub, this, remote)));
        restore();
    }

    /**
     * Reads {@code remotes.json}.
     *
     * @throws IOException when it cannot be used; the message names the entry
     */
    public static Federation open(Surroundings hub) throws IOException { return new Federation(hub, new SavedRemotes(hub)); }

    /**
     * Begins to dial and to accept.
     *
     * @param ownDomain what this hub is called
     * @param attachment binds a dialled link to who talks over it
     */
    public void start(String ownDomain, Dialer dial, BiConsumer<Link, PeerLinks.Peer> attachment) {
        domain = ownDomain;
        dialer = dial;
        attach = attachment;
        tick(hub.clock().nanos());
    }

    /** Called ten times a second. */
    public void tick(long now) {
        if (!stopping && dialer != null) {
            peers.values().forEach(peer -> peer.tick(now));
            commons.stored().flush();
            traces.tick(now);
        }
    }

    /** Dials no more; what is only in memory goes to the store. */
    public void stop() {
        stopping = true;
        peers.values().forEach(peer -> peer.outbox().keepAll());
        commons.stored().flushNow();
        saved.close();
    }

    /** A hub has introduced itself; null when it is not let in. */
    public PeerLinks.@Nullable Peer accept(Link link, ControlMessage.HubRegister register) {
        long now = hub.clock().nanos();
        Peer peer = peers.get(register.domain());
        boolean known = peer != null && peer.remote().enabled();
        byte[] wanted = (known && peer != null ? peer.remote().token() : "").getBytes(StandardCharsets.UTF_8);
        boolean same = MessageDigest.isEqual(wanted, register.token().getBytes(StandardCharsets.UTF_8));
        if (stopping || dialer == null) {
            link.close(stopping ? 1001 : 1013, stopping ? Clause.HUB_STOPPING.of() : "not ready yet");
            return null;
        }
        if (commons.admission().mustWait(link.address(), register.domain(), now)) {
            return null;
        }
        if (peer == null || !known || !same) {
            commons.admission().refused(link.address(), register.domain(), now);
            return null;
        }
        commons.admission().admitted(link.address(), register.domain());
        var fresh = new PeerLink(hub, peer, link, false);
        peer.accept(register, fresh);
        return fresh;
    }

    @Override
    public Taking forward(String toDomain, String name, RemoteRoutes.Outgoing signal, Fate fate) {
        Peer peer = peers.get(toDomain);
        Reason obstacle = obstacle(peer, name);
        if (peer == null || obstacle != Reason.NONE) {
            return Taking.refused(obstacle);
        }
        PeerLink link = peer.sending();
        boolean there = link != null;
        byte[] frame = Arrays.copyOfRange(signal.frame(), signal.offset(), signal.offset() + signal.length());
        long now = hub.clock().steadyMillis();
        // An answer to a name reaches any of its instances; the one that asked is meant.
        String replyTo = !isHere(signal)
                ? ""
                : hub.core().directory().instances(signal.sourceName()) == 1 ? signal.sourceName() : signal.sourceHash();
        var outbound = new Outbound(frame, signal.sourceName(), replyTo, name, now,
                now + hub.config().delivery().ttl().toMillis(), fate);
        if (link != null && outbound.messageBytes() > link.mostBytes()) {
            return Taking.refused(Reason.TOO_LARGE);
        }
        Reason problem = peer.outbox().add(outbound, there);
        if (problem != Reason.NONE) {
            return Taking.refused(problem);
        }
        commons.went().add(frame);
        if (there) {
            hub.owner().submit(Turn.of(peer.outbox()::pump));
        }
        return there ? Taking.FORWARDED : Taking.QUEUED;
    }

    /** Why a signal for that agent of the peer would be refused here; {@link Reason#NONE} when it would be sent on, or wait. */
    Reason obstacle(@Nullable Peer peer, String name) {
        if (peer == null) {
            return Reason.UNKNOWN_DOMAIN;
        } else if (name.isEmpty() || name.indexOf('@') >= 0) {
            return Reason.UNKNOWN_TARGET;
        } else if (peer.sending() == null) {
            return peer.expected() ? Reason.NONE : Reason.PEER_DOWN;
        }
        return peer.isNeuralHub() ? peer.agents().problemWith(name) : Reason.NONE;
    }

    @Override
    public void refused(String target, RemoteRoutes.Outgoing signal, Reason why) {
        if (returned.wanted(signal.frame(), signal.offset()) && isHere(signal)) {
            byte[] frame = Arrays.copyOfRange(signal.frame(), signal.offset(), signal.offset() + signal.length());
            // After the refusal is in the history.
            hub.owner().submit(Turn.of(() -> returned.tell(frame, target, domain, why)));
        }
    }

    private boolean isHere(RemoteRoutes.Outgoing signal) {
        return !signal.sourceName().isEmpty() && hub.core().directory().agent(signal.sourceHash()) != null;
    }

    @Override
    public RemoteAgents.@Nullable Remote byHash(String hash) { return commons.directory().byHash(hash); }

    @Override
    public List<PeerView> all() { return peers.values().stream().map(Peer::view).toList(); }

    @Override
    public @Nullable RemoteHub find(String ofDomain) { return changes.planned().get(ofDomain); }

    @Override
    public @Nullable String put(RemoteHub given, Consumer<@Nullable String> told) {
        RemoteHub known = find(given.domain());
        // Whoever saw the url with its secret masked and gives it back as it was means the one that is there.
        RemoteHub remote = known != null && given.url().equals(known.shownUrl()) ? given.url(known.url()) : given;
        String problem = RemotesFile.problem(remote);
        if (problem != null) {
            return problem;
        } else if (remote.masked()) {
            return Clause.URL_MASKED.of();
        } else if (remote.domain().equals(domain) || hub.ownDomains().contains(remote.domain())) {
            return Clause.THIS_HUB.of(remote.domain());
        } else if (known == null && changes.planned().size() >= RemotesFile.MOST_PEERS) {
            return Clause.MOST_PEERS.of(RemotesFile.MOST_PEERS);
        }
        changes.add(remote.domain(), remote, told);
        return null;
    }

    @Override
    public boolean remove(String ofDomain, Consumer<@Nullable String> told) {
        boolean there = find(ofDomain) != null;
        if (there) {
            changes.add(ofDomain, null, told);
        }
        return there;
    }

    /** A change is on disk. */
    private void changed(String ofDomain, @Nullable RemoteHub now) {
        Peer peer = peers.get(ofDomain);
        if (now != null && peer != null) {
            peer.configure(now);
        } else if (now != null) {
            peers.put(ofDomain, new Peer(hub, this, now));
        } else if (peer != null) {
            peers.remove(ofDomain);
            peer.configure(peer.remote().enabled(false));
            peer.outbox().clear(Reason.UNKNOWN_DOMAIN);
            commons.directory().forget(ofDomain);
            commons.came().forget(ofDomain);
        }
    }

    @Override
    public boolean reconnect(String ofDomain) {
        Peer peer = peers.get(ofDomain);
        if (peer != null) {
            peer.reconnect();
        }
        return peer != null;
    }

    @Override
    public void trace(String target, Consumer<List<Hop>> answer) { traces.target(target, answer); }

    @Override
    public void traceMessage(String messageId, Consumer<List<Hop>> answer) { traces.message(messageId, answer); }

    /** The agents of the other hubs. */
    public RemoteAgents agents() { return commons.directory(); }

    String domain() { return domain; }

    boolean stopping() { return stopping; }

    @Nullable
    Dialer dialer() { return stopping ? null : dialer; }

    Commons commons() { return commons; }

    ReturnedSignals returned() { return returned; }

    Traces traces() { return traces; }

    @Nullable
    Peer peer(String ofDomain) { return peers.get(ofDomain); }

    void attach(Link link, PeerLink to) { attach.accept(link, to); }

    /** What waited when the hub stopped, or was killed, waits again. */
    private void restore() {
        long strays = 0;
        for (OutboxRow row : hub.store().restored().outbox()) {
            Peer peer = peers.get(row.domain());
            if (peer == null) {
                commons.stored().forget(row.id());
                strays++;
            } else {
                peer.outbox().restored(Outbound.restored(row));
            }
        }
        if (strays > 0) {
            hub.events().publish(new HubEvent.SignalsExpired(hub.clock().wallMillis(), "hubs that are no peers any more", strays));
        }
    }
}
