package dev.thalamus.hub.core;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.NameRules;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.Totals;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.store.Store;
import dev.thalamus.hub.store.StoreException;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is true now, and the only way to change it.
 *
 * <p>Confined to the core: every method is called inside a turn. The protocols above translate their messages into these calls.
 */
public final class Core {
    private final Surroundings hub;
    private final Now now;
    private final Counters counters = new Counters();
    private final Plasticity plasticity;
    private final QueueLedger ledger = new QueueLedger();
    private final Directory directory;
    private final Membership membership;
    private final Backpressure backpressure;
    private final Delivery delivery;
    private final Drainer drainer;
    private final Confirmations confirmations;
    private final Expiry expiry;
    private final Presence presence;
    private final Refusals refusals;
    private final SignalBook book;
    private final RuleGate rules;
    private NameKeys keys = NameKeys.NONE;
    private final Router router;
    private final QueueOperations queueOperations;
    private final QueueAges queueAges;
    private long seconds;
    private long toldSynapses;
    private long toldNames;

    public Core(HubConfig config, Store store, SignalLog log, EventBus events, Clock clock, SerialOwner owner, Set<String> ownDomains) {
        var restored = store.restored();
        int roomMark = config.delivery().softBytes() / 4;
        now = new Now(clock);
        plasticity = new Plasticity(config.learning(), restored.synapses());
        hub = new Surroundings(store, owner, clock,
                new Registry(restored.agents(), config.limits().knownNames(), ownDomains.iterator().next()), plasticity, counters, events);
        hub.registry().hashes().restore(restored.instances());
        ledger.restore(hub.registry(), restored.backlogs(), clock.wallMillis());
        hub.registry().shrink();
        hub.registry().forgetHashes(clock.wallMillis());
        directory = new Directory(hub.registry(), clock);
        backpressure = new Backpressure(roomMark);
        refusals = new Refusals(events);
        book = new SignalBook(log, counters, refusals, now, clock);
        presence = new Presence(config.presence().limit(), hub.registry(), counters, events);
        var overdue = new Overdue(hub, book);
        confirmations = new Confirmations(hub, ledger, overdue);
        var handOver = new HandOver(hub, confirmations, book, roomMark);
        drainer = new Drainer(hub, ledger, confirmations, handOver);
        expiry = new Expiry(hub, ledger, drainer, confirmations, overdue);
        delivery = new Delivery(hub, drainer, confirmations, backpressure, roomMark, config.delivery().softBytes());
        membership = new Membership(config.limits(), hub, directory, presence, delivery);
        rules = new RuleGate(now);
        router = new Router(hub, delivery, new QueueIntake(config.delivery(), hub, ledger, drainer, book), book, now, rules, ownDomains);
        queueAges = new QueueAges(hub);
        queueOperations = new QueueOperations(hub, new QueueRows(hub, ledger, drainer, handOver), book, config.delivery());
    }

    public Counters counters() { return counters; }

    public Plasticity plasticity() { return plasticity; }

    /** Who is here. */
    public Directory directory() { return directory; }

    /** What a person does with waiting signals. */
    public QueueOperations queueOperations() { return queueOperations; }

    /** Opens the ways to other hubs. */
    public void remotes(RemoteRoutes routes) {
        directory.remotes(routes);
        router.remotes(routes);
    }

    /** Opens the ways to agents of other protocols. */
    public void foreign(ForeignAgents agents) {
        directory.foreign(agents);
        router.foreign(agents);
    }

    /** From now on names are guarded by keys. */
    public void keys(NameKeys guard) { keys = guard; }

    /** Why nobody may register that name with that key, or null. */
    public @Nullable String keyProblem(String name, @Nullable String key) {
        return keys.problem(name, key);
    }

    /** An agent uses that name over that link by that key, if it has one: the link ends with the key. */
    public void proven(Link link, String name, @Nullable String key) {
        String id = keys.id(name, key);
        if (id != null) {
            link.provenBy(id);
        }
    }

    /** Ends the links of agents that were let in by a key which is no more; how many. */
    public int revoked(String keyId) {
        int ended = 0;
        for (Agent agent : List.copyOf(directory.agents())) {
            if (agent.link().isProvenBy(keyId) && !agent.link().closing()) {
                agent.link().close(1008, Clause.KEY_REVOKED.of());
                ended++;
            }
        }
        return ended;
    }

    /** From now on these rules hold for every signal. */
    public void rules(NameRules gate) { rules.rules(gate); }

    /** A message of another protocol went its own way: it is counted and written down like a signal. */
    public void carried(Protocol protocol, Outcome end, Reason why, byte[] source, byte[] target, byte[] to, int copies, byte[] message) {
        book.carried(protocol, end, why, source, target, to, copies, message);
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
        return membership.register(link, hash, name, domain, kind, protocol);
    }

    /** The agent's link is over. */
    public void left(Agent agent, String why) { membership.left(agent, why); }

    /** Routes a checked frame that came on the agent's own link. */
    public void route(Agent from, byte[] buffer, int offset, int length, int flags, long readNanos) {
        Sender sender = from.asSender();
        if (!from.isHash(buffer, SignalFrame.sourceOffset(offset), SignalFrame.sourceLength(buffer, offset, length))) {
            router.refuse(sender, from.protocol, buffer, offset, length, Reason.SPOOFED_SOURCE, null);
        } else if (from.rate != null && !from.rate.take(readNanos)) {
            router.refuse(sender, from.protocol, buffer, offset, length, Reason.RATE_LIMITED, null);
        } else {
            router.route(sender, from.protocol, buffer, offset, length, flags, readNanos, null);
        }
    }

    /**
     * Routes a checked frame on behalf of a call.
     *
     * @param readNanos when the call was read, {@link Clock#nanos()}
     */
    public void route(Sender sender, Protocol protocol, byte[] frame, int flags, long readNanos, Fate fate) {
        now.look();
        router.route(sender, protocol, frame, 0, frame.length, flags, readNanos, fate);
    }

    /** The turn of a link begins. */
    public void turnBegins() { now.look(); }

    /** A signal that was sent on has come to nothing at the next hub, or on the way to it. */
    public void returned(String sourceName, byte[] frame, Outcome end, Reason why) {
        book.returned(anonymous(sourceName), frame, end, why);
    }

    /** The turn of that link is over. */
    public void turnOver(Link link, long nowNanos) { backpressure.turnOver(link, nowNanos); }

    /** That agent's link has written something. */
    public void room(Agent agent) { delivery.room(agent); }

    /** That agent answered a ping. */
    public void confirmed(Agent agent, long cookie) { delivery.confirmed(agent, cookie); }

    /** A message of a link could not be read. */
    public void rejected() { counters.rejected++; }

    /** Called ten times a second. */
    public void tick(boolean wholeSecond) {
        backpressure.tick(hub.clock().nanos());
        presence.flush();
        if (wholeSecond) {
            seconds++;
            refusals.publish(hub.clock().wallMillis());
            expiry.sweep();
            confirmations.retry();
            tellForgotten();
            queueOperations.tick();
            if (ledger.signals() > 0) {
                queueAges.tick();
                drainer.retry();
            }
            save();
            if (seconds % 60 == 0) {
                hub.registry().forgetGone(hub.clock().wallMillis());
                hub.registry().forgetHashes(hub.clock().wallMillis());
            }
            if (seconds % 3_600 == 0) {
                hub.registry().seeAgents(hub.clock().wallMillis());
            }
        }
    }

    /** Once a second at most: what gives way comes in crowds. */
    private void tellForgotten() {
        tellForgotten(HubEvent.Forgotten.What.SYNAPSES, plasticity.forgotten() - toldSynapses, plasticity.size());
        tellForgotten(HubEvent.Forgotten.What.NAMES, hub.registry().forgottenNames() - toldNames, hub.registry().names());
        toldSynapses = plasticity.forgotten();
        toldNames = hub.registry().forgottenNames();
    }

    private void tellForgotten(HubEvent.Forgotten.What what, long count, int kept) {
        if (count > 0) {
            hub.events().publish(new HubEvent.Forgotten(hub.clock().wallMillis(), what, count, kept));
        }
    }

    /** Hands what changed to the store. */
    public void save() {
        plasticity.flush(changed -> hub.store().saveSynapses(changed, problem -> saved(Clause.SAVING_SYNAPSES, problem)),
                gone -> hub.store().forgetSynapses(gone, problem -> saved(Clause.SAVING_SYNAPSES, problem)));
        hub.registry().flush(changed -> hub.store().saveAgents(changed, problem -> saved(Clause.SAVING_AGENTS, problem)),
                gone -> hub.store().forgetAgents(gone, problem -> saved(Clause.SAVING_AGENTS, problem)));
        hub.registry().hashes().flush(changed -> hub.store().saveInstances(changed, problem -> saved(Clause.SAVING_AGENTS, problem)),
                gone -> hub.store().forgetInstances(gone, problem -> saved(Clause.SAVING_AGENTS, problem)));
    }

    /** What could not be saved is saved with its next change. */
    private void saved(Clause what, @Nullable StoreException problem) {
        if (problem != null) {
            hub.fault(what.of(), String.valueOf(problem.getMessage()));
        }
    }

    /** Signals that wait in the store. */
    public long pending() { return ledger.signals(); }

    /** Outcomes and latencies of routed signals. */
    public Meters meters() { return counters.meters(); }

    public Totals totals(int connections) {
        return new Totals(counters.signals, counters.bytes, counters.delivered, counters.queued, counters.forwarded, counters.refused(),
                counters.expired, counters.rejected, ledger.signals(), ledger.bytes(), plasticity.size(), counters.byType.clone(),
                connections, directory.online(), counters.presenceLeftOut, plasticity.forgotten(), hub.registry().forgottenNames());
    }
}
