package dev.thalamus.hub.core;

import dev.thalamus.hub.store.Pending;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of a queue to the links of those who may get them, in order, as far as there is room.
 *
 * <p>Confined to the core. A row for one instance waits for that one; a row for the name goes to the next instance that has room.
 */
final class HandOver {
    private final Surroundings hub;
    private final Confirmations confirmations;
    private final SignalBook book;
    private final int roomMark;
    /** Rows that a person is about to take away: not to be handed over meanwhile. */
    private final Set<Long> withheld = new HashSet<>();

    /** @param roomMark bytes that may wait for a link which still gets stored rows */
    HandOver(Surroundings hub, Confirmations confirmations, SignalBook book, int roomMark) {
        this.hub = hub;
        this.confirmations = confirmations;
        this.book = book;
        this.roomMark = roomMark;
    }

    /** Keeps a row from being handed over; false when that is so already. */
    boolean withhold(long id) { return withheld.add(id); }

    boolean withheld(long id) { return withheld.contains(id); }

    /** Withheld rows are free again. */
    void release(Collection<Long> ids) { ids.forEach(withheld::remove); }

    /** Whether the agent's link has room. */
    boolean room(Agent agent) { return agent.link.queuedBytes() < roomMark; }

    /** Hands over the rows that were read; false when the first that is left waits for room, or for the store. */
    boolean run(Name name, Drain drain) {
        if (confirmations.behind()) {
            return false;
        }
        IdentityHashMap<Agent, List<Long>> offered = new IdentityHashMap<>(2);
        long now = hub.clock().steadyMillis();
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
        offered.forEach(confirmations::await);
        return !stuck;
    }

    /** Who gets the row now: null when nobody of the name can take it, or its instance is away; a passed-over agent must wait. */
    private @Nullable Agent receiver(Name name, Pending row) {
        if (row.instance() == null) {
            return name.nextThat(this::takes);
        }
        Agent agent = hub.registry().byHash(row.instance());
        if (agent != null && !takes(agent)) {
            agent.passedOver = true;
        }
        return agent;
    }

    private boolean takes(Agent agent) {
        if (agent.passedOver || agent.link.closing()) {
            return false;
        }
        if (!room(agent)) {
            agent.link.flushNow();
        }
        return room(agent);
    }

    private void offer(Drain drain, Agent to, Pending row) {
        to.link.sendBinary(row.frame(), 0, row.frame().length);
        to.received++;
        to.bytesReceived += row.frame().length;
        to.drained++;
        to.name.drainedTotal++;
        hub.counters().delivered++;
        drain.inFlight.put(row.id(), new Drain.InFlight(row.instance(), row.frame().length, to));
        Name source = hub.registry().byName(row.sourceName());
        if (source != null) {
            hub.plasticity().learned(source, to.name, true, hub.clock().wallMillis());
        }
        book.drained(row, to);
    }
}
