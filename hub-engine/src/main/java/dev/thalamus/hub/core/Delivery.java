package dev.thalamus.hub.core;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.store.Answer;
import dev.thalamus.hub.store.Expired;
import dev.thalamus.hub.store.Page;
import dev.thalamus.hub.store.Pending;
import dev.thalamus.hub.store.Store;
import dev.thalamus.hub.store.StoreException;
import dev.thalamus.hub.store.Volume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands signals to links, or to the store and from there to links, so that nothing overtakes.
 *
 * <p>Confined to the core. An instance is LIVE (signals go to its link) or DRAINING (new ones go to the store until everything stored for it was
 * handed over). Being slow and being away are the same to a sender. A stored row is deleted when the receiver's pong shows that it was read; so
 * it is handed over at least once, and in order.
 */
public final class Delivery {
    private static final int PAGE_ROWS = 256;
    private static final int PAGE_BYTES = 512 << 10;

    private final HubConfig.Delivery settings;
    private final Store store;
    private final Registry registry;
    private final Plasticity plasticity;
    private final Counters counters;
    private final Backpressure backpressure;
    private final Clock clock;
    private final SerialOwner core;
    private final EventBus events;
    private final Log log;
    private final int drainMark;
    private long lastId;
    private long lastCookie;
    private long pending;
    private long pendingBytes;
    /** Rows that a person is about to take away: not to be handed over meanwhile. */
    private final Set<Long> withheld = new HashSet<>();

    /** Told of rows that were handed over from the store. */
    interface Log {
        void drained(Pending row, Agent to);
    }

    Delivery(
            HubConfig.Delivery settings,
            Store store,
            Registry registry,
            Plasticity plasticity,
            Counters counters,
            Backpressure backpressure,
            Clock clock,
            SerialOwner core,
            EventBus events,
            Log log) {
        this.settings = settings;
        this.store = store;
        this.registry = registry;
        this.plasticity = plasticity;
        this.counters = counters;
        this.backpressure = backpressure;
        this.clock = clock;
        this.core = core;
        this.events = events;
        this.log = log;
        this.drainMark = settings.softBytes() / 4;
        var restored = store.restored();
        lastId = restored.highestId();
        for (var backlog : restored.backlogs()) {
            Name name = registry.know(backlog.name(), dev.thalamus.hub.model.AgentKind.LIVE, clock.wallMillis());
            name.waiting(backlog.instance()).add(backlog.signals(), backlog.bytes(), backlog.lastId(), backlog.oldestMillis(),
                    backlog.firstExpiryMillis());
            pending += backlog.signals();
            pendingBytes += backlog.bytes();
        }
    }

    /** Signals that wait in the store. */
    long pending() { return pending; }

    long pendingBytes() { return pendingBytes; }

    /** Writes a signal to a live agent's link. */
    void live(Agent to, byte[] buffer, int offset, int length) {
        to.link.sendBinary(buffer, offset, length);
        to.received++;
        to.bytesReceived += length;
        counters.delivered++;
        if (to.link.queuedBytes() > drainMark) {
            backpressure.written(to);
            if (to.link.queuedBytes() > settings.softBytes()) {
                slow(to);
            }
        }
    }

    /**
     * Keeps a signal for later.
     *
     * @param instance hash of the only instance that may get it, or null
     * @param row makes the row with the id it is given
     * @param done told after the commit: null, or why it was not kept
     * @return {@link Reason#NONE}, or why it cannot be kept
     */
    Reason keep(Name name, @Nullable String instance, int length, LongToPending row, Consumer<@Nullable StoreException> done) {
        if (name.signals() >= settings.queueSignals() || name.bytesWaiting() + length > settings.queueBytes()) {
            return Reason.QUEUE_FULL;
        }
        long id = lastId + 1;
        Pending pendingRow = row.make(id);
        if (!store.append(pendingRow, problem -> core.submit(Turn.of(() -> kept(name, pendingRow, problem, done))))) {
            return Reason.STORE_FULL;
        }
        lastId = id;
        name.waiting(instance).add(1, length, id, pendingRow.queuedAtMillis(), pendingRow.expiresAtMillis());
        name.queuedTotal++;
        pending++;
        pendingBytes += length;
        counters.queued++;
        holdBack(name, instance);
        return Reason.NONE;
    }

    /** Whoever may get a kept row gets nothing live before it, also when it is kept only because of what waits for the others of its name. */
    private void holdBack(Name name, @Nullable String instance) {
        if (instance == null) {
            name.draining |= !name.live.isEmpty();
            return;
        }
        Agent agent = registry.byHash(instance);
        if (agent != null) {
            agent.draining = true;
        }
    }

    /** Makes a row with the id it is given. */
    interface LongToPending {
        Pending make(long id);
    }

    private void kept(Name name, Pending row, @Nullable StoreException problem, Consumer<@Nullable StoreException> done) {
        if (problem != null) {
            taken(name, row.instance(), 1, row.frame().length);
            counters.queued--;
        }
        done.accept(problem);
        kick(name);
    }

    /** An agent has registered: what waits for it is handed over before anything new. */
    void joined(Agent agent) {
        Name name = agent.name;
        Name.Waiting own = name.instances.get(agent.hash);
        if (own != null) {
            agent.draining = true;
        }
        if (name.any.signals > 0) {
            name.draining = true;
        }
        if (agent.draining || name.draining) {
            events.publish(new HubEvent.DrainingStarted(clock.wallMillis(), name.text, agent.hash, Reason.OFFLINE));
            drain(name).restart(0);
            kick(name);
        }
    }

    /** An agent is gone: what was not confirmed goes to its siblings or waits. */
    void left(Agent agent) {
        Name name = agent.name;
        long lowest = Long.MAX_VALUE;
        Drain drain = name.drain;
        if (drain != null) {
            for (Agent.Unconfirmed batch : agent.unconfirmed) {
                for (long id : batch.ids()) {
                    drain.inFlight.remove(id);
                    lowest = Math.min(lowest, id);
                }
            }
        }
        agent.unconfirmed.clear();
        if (name.live.isEmpty()) {
            name.draining = false;
            rest(name);
        } else if (drain != null && lowest != Long.MAX_VALUE) {
            name.draining = true;
            drain.restart(lowest - 1);
            kick(name);
        }
    }

    /** Nobody is there to hand rows to: nothing needs remembering but the deletions that are under way. */
    private static void rest(Name name) {
        if (name.drain != null && name.drain.deleting.isEmpty()) {
            name.drain = null;
        } else if (name.drain != null) {
            name.drain.forget();
        }
    }

    /** A pong came back: everything up to its ping was read by the receiver. */
    void confirmed(Agent agent, long cookie) {
        while (!agent.unconfirmed.isEmpty() && agent.unconfirmed.peekFirst().cookie() <= cookie) {
            long[] ids = agent.unconfirmed.removeFirst().ids();
            Drain drain = agent.name.drain;
            if (drain != null) {
                for (long id : ids) {
                    Drain.InFlight row = drain.inFlight.remove(id);
                    if (row != null) {
                        taken(agent.name, row.instance(), 1, row.bytes());
                    }
                    drain.deleting.add(id);
                }
            }
            delete(agent.name, ids);
        }
        settle(agent.name);
    }

    /** The agent's link has written something. */
    void room(Agent agent) {
        if ((agent.draining || agent.name.draining) && agent.link.queuedBytes() < drainMark) {
            Drain drain = agent.name.drain;
            if (drain != null && agent.passedOver) {
                drain.restart(drain.leftOut - 1);
                for (Agent sibling : agent.name.live) {
                    sibling.passedOver = false;
                }
            }
            kick(agent.name);
        }
    }

    /** Removes what has waited too long. */
    void sweep() {
        if (pending > 0) {
            store.expire(clock.steadyMillis(), (expired, problem) -> {
                if (expired != null && !expired.isEmpty()) {
                    core.submit(Turn.of(() -> expired.forEach(this::expired)));
                }
            });
        }
    }

    /** Goes on where the store was too busy to answer. */
    void retry() {
        if (pending > 0) {
            registry.forEachName(name -> {
                if (name.drain != null && !name.drain.reading) {
                    kick(name);
                }
            });
        }
    }

    private void expired(Expired group) {
        Name name = registry.byName(group.name());
        counters.expired += group.signals();
        events.publish(new HubEvent.SignalsExpired(clock.wallMillis(), group.name(), group.signals()));
        if (name == null) {
            pending = Math.max(0, pending - group.signals());
            return;
        }
        taken(name, group.instance(), group.signals(), group.bytes());
        group.bySource().forEach((source, count) -> {
            Name from = registry.byName(source);
            for (int i = 0; from != null && i < count; i++) {
                plasticity.learned(from, name, false, clock.wallMillis());
            }
        });
        settle(name);
    }

    /** Whether a row was written to a link already, and only its receiver's pong is waited for. */
    boolean handedOver(Name name, long id) {
        return name.drain != null && name.drain.done(id);
    }

    /** Keeps a row from being handed over; false when that is so already. */
    boolean withhold(long id) { return withheld.add(id); }

    boolean withheld(long id) { return withheld.contains(id); }

    /** Withheld rows are free again. */
    void release(Collection<Long> ids) { ids.forEach(withheld::remove); }

    /** A row is gone from the store, or from this name. */
    void removed(Name name, @Nullable String instance, int bytes) {
        taken(name, instance, 1, bytes);
    }

    /** A row is in the store that was not there before, or not for this name. */
    void added(Name name, @Nullable String instance, long id, int bytes, long queuedAtMillis, long expiresAtMillis) {
        name.waiting(instance).add(1, bytes, id, queuedAtMillis, expiresAtMillis);
        pending++;
        pendingBytes += bytes;
    }

    /** Rows from {@code id} on are to be handed over, though later ones may have been: someone put them there. */
    void again(Name name, long id) {
        if (name.live.isEmpty()) {
            return;
        }
        name.draining |= name.any.signals > 0;
        for (Agent agent : name.live) {
            agent.draining |= name.instances.containsKey(agent.hash);
            agent.passedOver = false;
        }
        drain(name).restart(id - 1);
        kick(name);
    }

    /** Rows were taken from a queue: what was read of it is out of date, and whoever waited for them may be live again. */
    void shortened(Name name) {
        if (name.drain != null) {
            name.drain.restart(name.drain.cursor);
            kick(name);
        }
    }

    /** Whether a link of the name has room. */
    boolean reads(Name name) {
        return name.live.stream().anyMatch(agent -> agent.link.queuedBytes() < drainMark && !agent.link.closing());
    }

    private void slow(Agent agent) {
        if (!agent.draining) {
            agent.draining = true;
            agent.drained = 0;
            drain(agent.name);
            events.publish(new HubEvent.DrainingStarted(clock.wallMillis(), agent.name.text, agent.hash, Reason.SLOW_READER));
        }
    }

    private Drain drain(Name name) {
        Drain drain = name.drain;
        if (drain == null) {
            drain = new Drain();
            drain.cursor = 0;
            name.drain = drain;
        }
        return drain;
    }

    private void kick(Name name) {
        Drain drain = name.drain;
        if (name.live.isEmpty() || drain == null && !name.draining && noneDraining(name)) {
            return;
        }
        drain = drain(name);
        if (drain.reading) {
            drain.moreBehind = true;
        } else if (!drain.rows.isEmpty()) {
            handOver(name, drain);
        } else if (name.signals() > drain.inFlight.size()) {
            read(name, drain);
        } else {
            settle(name);
        }
    }

    private static boolean noneDraining(Name name) {
        for (Agent agent : name.live) {
            if (agent.draining) {
                return false;
            }
        }
        return true;
    }

    private void read(Name name, Drain drain) {
        drain.reading = true;
        drain.stale = false;
        drain.moreBehind = false;
        boolean asked = store.page(name.text, null, drain.cursor, PAGE_ROWS, PAGE_BYTES,
                (page, problem) -> core.submit(Turn.of(() -> arrived(name, drain, page, problem))));
        if (!asked) {
            drain.reading = false;
        }
    }

    private void arrived(Name name, Drain drain, @Nullable Page page, @Nullable StoreException problem) {
        Set<Long> gone = drain.read();
        if (name.drain != drain || name.live.isEmpty()) {
            return;
        }
        if (drain.stale) {
            read(name, drain);
            return;
        }
        if (page == null) {
            events.publish(new HubEvent.Fault(clock.wallMillis(), "reading the queue of " + name.text, String.valueOf(problem)));
            return;
        }
        page.rows().stream().filter(row -> !gone.contains(row.id())).forEach(drain.rows::add);
        // What was committed while the page was read has said so already.
        drain.moreBehind |= page.more();
        if (!page.damaged().isEmpty()) {
            events.publish(new HubEvent.Fault(clock.wallMillis(), "the queue of " + name.text,
                    page.damaged().size() + " stored signals are damaged and were removed"));
            delete(name, page.damaged().stream().mapToLong(Long::longValue).toArray());
            taken(name, null, page.damaged().size(), 0);
        }
        handOver(name, drain);
    }

    private void handOver(Name name, Drain drain) {
        IdentityHashMap<Agent, List<Long>> offered = new IdentityHashMap<>(2);
        long now = clock.steadyMillis();
        boolean stuck = false;
        for (Pending row; (row = drain.rows.peekFirst()) != null;) {
            if (row.expiresAtMillis() > now && !drain.done(row.id()) && !withheld.contains(row.id())) {
                Agent to = receiver(name, row);
                if (to == null && row.instance() == null) {
                    stuck = true;
                    break;
                }
                if (to != null && to.passedOver) {
                    drain.leftOut = Math.min(drain.leftOut, row.id());
                } else if (to != null) {
                    offer(drain, to, row);
                    offered.computeIfAbsent(to, any -> new ArrayList<>()).add(row.id());
                }
            }
            drain.cursor = Math.max(drain.cursor, row.id());
            drain.rows.removeFirst();
        }
        offered.forEach((agent, ids) -> {
            agent.unconfirmed.addLast(new Agent.Unconfirmed(++lastCookie, ids.stream().mapToLong(Long::longValue).toArray()));
            agent.link.ping(lastCookie);
        });
        if (stuck) {
            return;
        }
        if (drain.moreBehind) {
            read(name, drain);
        } else {
            settle(name);
        }
    }

    /** Who gets the row now: null when nobody of the name can take it, or its instance is away; a passed-over agent must wait. */
    private @Nullable Agent receiver(Name name, Pending row) {
        if (row.instance() == null) {
            return name.nextThat(this::takes);
        }
        Agent agent = registry.byHash(row.instance());
        if (agent != null && !takes(agent)) {
            agent.passedOver = true;
        }
        return agent;
    }

    private boolean takes(Agent agent) {
        if (agent.passedOver || agent.link.closing()) {
            return false;
        }
        if (agent.link.queuedBytes() >= drainMark) {
            agent.link.flushNow();
        }
        return agent.link.queuedBytes() < drainMark;
    }

    private void offer(Drain drain, Agent to, Pending row) {
        to.link.sendBinary(row.frame(), 0, row.frame().length);
        to.received++;
        to.bytesReceived += row.frame().length;
        to.drained++;
        to.name.drainedTotal++;
        counters.delivered++;
        drain.inFlight.put(row.id(), new Drain.InFlight(row.instance(), row.frame().length, to));
        Name source = registry.byName(row.sourceName());
        if (source != null) {
            plasticity.learned(source, to.name, true, clock.wallMillis());
        }
        log.drained(row, to);
    }

    /** Back to live, for whoever has been handed everything that was assigned. */
    private void settle(Name name) {
        Drain drain = name.drain;
        if (drain == null || drain.reading || !drain.rows.isEmpty()) {
            return;
        }
        if (name.any.signals == 0 || name.any.lastId <= drain.cursor) {
            name.draining = false;
        }
        boolean allLive = !name.draining;
        for (Agent agent : name.live) {
            Name.Waiting own = name.instances.get(agent.hash);
            boolean caughtUp = own == null || own.lastId <= drain.cursor;
            if (agent.draining && caughtUp && !agent.passedOver && agent.link.queuedBytes() < drainMark) {
                agent.draining = false;
            }
            if (!agent.draining && !name.draining && agent.drained > 0) {
                events.publish(new HubEvent.DrainingEnded(clock.wallMillis(), name.text, agent.hash, agent.drained));
                agent.drained = 0;
            }
            allLive &= !agent.draining;
        }
        if (allLive && drain.inFlight.isEmpty() && drain.deleting.isEmpty()) {
            name.drain = null;
        }
    }

    private void taken(Name name, @Nullable String instance, long signals, long bytes) {
        name.taken(instance, signals, bytes);
        pending = Math.max(0, pending - signals);
        pendingBytes = pending == 0 ? 0 : Math.max(0, pendingBytes - bytes);
    }

    /** Rows that cannot be deleted now are handed over again after the next start: at least once. */
    private void delete(Name name, long[] ids) {
        Answer<Volume> forget = (deleted, problem) -> core.submit(Turn.of(() -> {
            Drain drain = name.drain;
            for (int i = 0; drain != null && i < ids.length; i++) {
                drain.deleted(ids[i]);
            }
            if (name.live.isEmpty()) {
                rest(name);
            }
            if (problem != null) {
                events.publish(new HubEvent.Fault(clock.wallMillis(), "deleting delivered signals", String.valueOf(problem.getMessage())));
            }
        }));
        if (!store.delete(ids, forget)) {
            forget.done(null, new StoreException("the store is too far behind to delete " + ids.length + " delivered signals"));
        }
    }
}
