package dev.thalamus.hub.core;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.NameRules;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.TokenBucket;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Hop;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.Totals;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.store.Store;
import dev.thalamus.hub.wire.ControlMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is true now, and the only way to change it.
 *
 * <p>Confined to the core: every method is called inside a turn. The protocols above translate their messages into these calls.
 */
public final class Core {
    private final Clock clock;
    private final Now now;
    private final EventBus events;
    private final HubConfig config;
    private final Store store;
    private final Counters counters = new Counters();
    private final Registry registry;
    private final Plasticity plasticity;
    private final Delivery delivery;
    private final Backpressure backpressure;
    private final Presence presence;
    private final Refusals refusals;
    private final Router router;
    private final QueueOperations queueOperations;
    private final QueueAges queueAges;
    private ForeignAgents foreign = ForeignAgents.NONE;
    private long seconds;
    private long presenceVersion;

    public Core(HubConfig config, Store store, SignalLog log, EventBus events, Clock clock, SerialOwner owner, Set<String> ownDomains) {
        this.config = config;
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.now = new Now(clock);
        var restored = store.restored();
        registry = new Registry(restored.agents(), config.limits().knownNames(), ownDomains.iterator().next());
        plasticity = new Plasticity(config.learning(), restored.synapses());
        backpressure = new Backpressure(config.delivery().softBytes() / 4);
        refusals = new Refusals(events);
        presence = new Presence(config.presence().limit(), registry, counters, events);
        delivery = new Delivery(config.delivery(), store, registry, plasticity, counters, backpressure, clock, owner, events,
                new DrainLog(log, clock));
        router = new Router(registry, delivery, plasticity, counters, clock, now, log, refusals, ownDomains,
                config.delivery().ttl().toMillis());
        queueAges = new QueueAges(registry, store, owner);
        queueOperations = new QueueOperations(new QueueRows.Parts(store, owner, clock, registry, delivery, counters, events, log),
                config.delivery().queueSignals(), config.delivery().queueBytes());
    }

    public Counters counters() { return counters; }

    public Plasticity plasticity() { return plasticity; }

    /** What a person does with waiting signals. */
    public QueueOperations queueOperations() { return queueOperations; }

    /** Opens the ways to other hubs. */
    public void remotes(RemoteRoutes routes) { router.remotes(routes); }

    /** Opens the ways to agents of other protocols. */
    public void foreign(ForeignAgents agents) {
        foreign = agents;
        router.foreign(agents);
    }

    /** From now on these rules hold for every signal. */
    public void rules(NameRules gate) { router.rules(gate); }

    /** Whether an agent of NeuralHub was ever seen under that name. */
    public boolean knows(String name) {
        return registry.byName(name) != null;
    }

    /** A message of another protocol went its own way: it is counted and written down like a signal. */
    public void carried(Protocol protocol, Outcome end, Reason why, byte[] source, byte[] target, byte[] to, int copies, byte[] message) {
        router.carried(protocol, end, why, source, target, to, copies, message);
    }

    /** Someone who sends without being connected under a name of its own: the console, a web page, a peer hub. */
    public Sender anonymous(String shownName) {
        return new Sender(null, null, shownName.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes a link an agent: {@code registered} goes out first, then everyone else hears of it, then what waits for it is handed over.
     *
     * <p>The same hash on another link replaces that one.
     */
    public Agent register(Link link, String hash, String name, @Nullable String domain, AgentKind kind, Protocol protocol) {
        Agent old = registry.byHash(hash);
        if (old != null) {
            leave(old, Clause.SAME_HASH.of(), false);
            old.link.close(1000, Clause.SAME_HASH.of());
        }
        long now = clock.wallMillis();
        var agent = new Agent(hash, registry.know(name, kind, now), domain, kind, protocol, link, now);
        if (!link.loopback()) {
            agent.rate = new TokenBucket(config.limits().signalsPerSecond(), config.limits().signalBurst(), clock.nanos());
        }
        Map<String, String> peers = peers(name);
        registry.join(agent);
        presenceVersion++;
        byte[] welcome = new ControlMessage.Registered(hash, peers).encode();
        link.sendBinary(welcome, 0, welcome.length);
        presence.tell(agent, new ControlMessage.PeerJoined(name, hash).encode(), now);
        delivery.joined(agent);
        events.publish(new HubEvent.AgentJoined(now, view(agent)));
        return agent;
    }

    /** The agent's link is over. */
    public void left(Agent agent, String why) {
        if (registry.byHash(agent.hash) == agent) {
            leave(agent, why, true);
        }
    }

    private void leave(Agent agent, String why, boolean tell) {
        long now = clock.wallMillis();
        registry.leave(agent, agent.view(now, clock.nanos(), "", true), now);
        presenceVersion++;
        delivery.left(agent);
        backpressure.room(agent);
        if (tell) {
            // Agents forget the whole name on peer_left: while a sibling stays they are told its hash instead.
            List<Agent> siblings = agent.name.live;
            presence.tell(agent, siblings.isEmpty()
                    ? new ControlMessage.PeerLeft(agent.name()).encode()
                    : new ControlMessage.PeerJoined(agent.name(), siblings.getLast().hash).encode(), now);
        }
        events.publish(new HubEvent.AgentLeft(now, agent.hash, agent.name(), why));
    }

    /** Routes a checked frame that came on the agent's own link. */
    public void route(Agent from, byte[] buffer, int offset, int length, int flags, long readNanos) {
        Sender sender = from.asSender();
        if (!from.isHash(buffer, dev.thalamus.hub.wire.SignalFrame.sourceOffset(offset),
                dev.thalamus.hub.wire.SignalFrame.sourceLength(buffer, offset, length))) {
            router.refuse(sender, from.protocol, buffer, offset, length, Reason.SPOOFED_SOURCE, null);
        } else if (from.rate != null && !from.rate.take(readNanos)) {
            router.refuse(sender, from.protocol, buffer, offset, length, Reason.RATE_LIMITED, null);
        } else {
            router.route(sender, from.protocol, buffer, offset, length, flags, readNanos, null);
        }
    }

    /** Routes a checked frame on behalf of a call. */
    public void route(Sender sender, Protocol protocol, byte[] frame, int flags, Fate fate) {
        now.look();
        router.route(sender, protocol, frame, 0, frame.length, flags, now.nanos(), fate);
    }

    /** The turn of a link begins. */
    public void turnBegins() { now.look(); }

    /** A signal that was sent on has come to nothing at the next hub, or on the way to it. */
    public void returned(String sourceName, byte[] frame, Outcome end, Reason why) {
        router.returned(anonymous(sourceName), frame, end, why);
    }

    /** Where a signal for a local target would go now. */
    public Hop whereTo(String hub, String target) {
        Agent agent = registry.byHash(target);
        if (agent != null) {
            return new Hop(hub, agent.live() ? "delivered" : "queued", agent.name() + " #" + agent.hash);
        }
        Name name = registry.byName(target);
        if (name == null) {
            return new Hop(hub, "refused", Reason.UNKNOWN_TARGET.sentence());
        }
        return name.live.isEmpty()
                ? new Hop(hub, "queued", Reason.OFFLINE.sentence())
                : new Hop(hub, name.draining ? "queued" : "delivered", name.live.size() == 1
                        ? name.text + " #" + name.live.getFirst().hash
                        : Clause.NEXT_OF.of(name.live.size(), name.text));
    }

    /** Changes whenever an agent comes or goes. */
    public long presenceVersion() { return presenceVersion; }

    /** How many live instances a name has. */
    public int instances(String name) {
        Name known = registry.byName(name);
        return known == null ? 0 : known.live.size();
    }

    /** The turn of that link is over. */
    public void turnOver(Link link, long nowNanos) { backpressure.turnOver(link, nowNanos); }

    /** That agent's link has written something. */
    public void room(Agent agent) {
        backpressure.room(agent);
        delivery.room(agent);
    }

    /** That agent answered a ping. */
    public void confirmed(Agent agent, long cookie) { delivery.confirmed(agent, cookie); }

    /** A message of a link could not be read. */
    public void rejected() { counters.rejected++; }

    /** Called ten times a second. */
    public void tick(boolean wholeSecond) {
        backpressure.tick(clock.nanos());
        presence.flush();
        if (wholeSecond) {
            seconds++;
            refusals.publish(clock.wallMillis());
            delivery.sweep();
            queueOperations.tick();
            if (delivery.pending() > 0) {
                queueAges.tick();
            }
            delivery.retry();
            save();
            if (seconds % 60 == 0) {
                registry.forgetGone(clock.wallMillis());
            }
        }
    }

    /** Hands what changed to the store. */
    public void save() {
        plasticity.flush(changed -> store.saveSynapses(changed, problem -> {}));
        registry.flush(changed -> store.saveAgents(changed, problem -> {}));
    }

    /** Live instances, by hash. */
    public @Nullable Agent agent(String hash) { return registry.byHash(hash); }

    /** The hash of the newest live instance of that name, or null. */
    public @Nullable String hashOf(String name) {
        Name known = registry.byName(name);
        return known == null || known.live.isEmpty() ? foreign.idOf(name) : known.live.getLast().hash;
    }

    public int online() { return registry.online(); }

    public long pending() { return delivery.pending(); }

    /** Names and the hash of their newest instance, without {@code except}. */
    public Map<String, String> peers(String except) {
        var peers = new LinkedHashMap<String, String>();
        registry.forEachName(name -> {
            if (!name.live.isEmpty() && !name.text.equals(except)) {
                peers.put(name.text, name.live.getLast().hash);
            }
        });
        return peers;
    }

    /** The connected agents. */
    public List<Agent> agents() {
        var agents = new ArrayList<Agent>(registry.online());
        registry.forEachName(name -> agents.addAll(name.live));
        return agents;
    }

    public AgentView view(Agent agent) { return agent.view(clock.wallMillis(), clock.nanos(), agent.link.address(), false); }

    /** The connected agents, siblings in order of arrival, then those that left within the last day. */
    public List<AgentView> views() {
        var views = new ArrayList<AgentView>(registry.online() + registry.gone().size());
        for (Agent agent : agents()) {
            views.add(view(agent));
        }
        registry.gone().forEach(left -> views.add(left.view()));
        return views;
    }

    /** Names for which something waits. */
    public List<QueueView> queues() {
        var queues = new ArrayList<QueueView>();
        if (delivery.pending() > 0) {
            registry.forEachName(name -> {
                if (name.signals() > 0) {
                    queues.add(name.queue());
                }
            });
        }
        return queues;
    }

    /** Outcomes and latencies of routed signals. */
    public Meters meters() { return counters.meters(); }

    public Totals totals(int connections) {
        return new Totals(counters.signals, counters.bytes, counters.delivered, counters.queued, counters.forwarded, counters.refused(),
                counters.expired, counters.rejected, delivery.pending(), delivery.pendingBytes(), plasticity.size(),
                counters.byType.clone(),
                connections, registry.online());
    }
}
