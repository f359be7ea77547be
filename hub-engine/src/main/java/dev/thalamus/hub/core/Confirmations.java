package dev.thalamus.hub.core;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.store.Answer;
import dev.thalamus.hub.store.Pending;
import dev.thalamus.hub.store.StoreException;
import dev.thalamus.hub.store.Volume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Deletes a stored row when its receiver is known to have read it.
 *
 * <p>Confined to the core. A ping goes out behind each page of rows; its pong shows that everything before it was read. So a row is handed over at
 * least once, and whoever leaves before the pong leaves its rows to others.
 */
final class Confirmations {
    /** Rows whose deletion may be owed before nothing more is handed over; what is under way then comes on top. */
    static final int MOST_OWED = 65_536;

    private record Deletion(Name name, long[] ids) {}

    private final Surroundings hub;
    private final QueueLedger ledger;
    private final Overdue overdue;
    private final Lapsed lapsed;
    /** Deletions that the store refused. */
    private final List<Deletion> owed = new ArrayList<>();
    private long lastCookie;

    Confirmations(Surroundings hub, QueueLedger ledger, Overdue overdue) {
        this.hub = hub;
        this.ledger = ledger;
        this.overdue = overdue;
        lapsed = new Lapsed(hub.counters());
    }

    /** Those rows were written to the agent's link just now. */
    void await(Agent agent, List<Long> ids) {
        agent.unconfirmed.addLast(new Agent.Unconfirmed(++lastCookie, ids.stream().mapToLong(Long::longValue).toArray()));
        agent.link.ping(lastCookie);
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
                        ledger.removed(agent.name, row.instance(), 1, row.bytes());
                    }
                    lapsed.take(id);
                }
            }
            delete(agent.name, ids);
        }
    }

    /**
     * The row's time is over, and the store has it no more. True when it was handed over: then its pong, or the end of the receiver's link, says
     * what became of it.
     *
     * @param gaveWay gets those, of any name, for which there is no room to wait for that
     */
    boolean lapsed(Name name, Pending row, List<Pending> gaveWay) {
        Drain drain = name.drain;
        if (drain == null || !drain.done(row.id())) {
            return false;
        }
        if (drain.inFlight.remove(row.id()) != null) {
            ledger.removed(name, row.instance(), 1, row.frame().length);
            gaveWay.addAll(lapsed.add(drain.lapsed, row));
        }
        return true;
    }

    /** Forgets the pings of a name whose rows were all given up: their pongs would confirm nothing. */
    static void forgetLost(Name name) {
        Drain drain = name.drain;
        if (drain != null) {
            name.live.forEach(agent -> forgetLost(agent, drain));
        }
    }

    private static void forgetLost(Agent agent, Drain drain) {
        while (!agent.unconfirmed.isEmpty() && Arrays.stream(agent.unconfirmed.getFirst().ids()).noneMatch(drain::done)) {
            agent.unconfirmed.removeFirst();
        }
    }

    /** The agent is gone: the lowest id that it did not confirm, or {@link Long#MAX_VALUE}. What lapsed on its way is lost. */
    long lost(Agent agent) {
        long lowest = Long.MAX_VALUE;
        var late = new ArrayList<Pending>();
        Drain drain = agent.name.drain;
        if (drain != null) {
            for (Agent.Unconfirmed batch : agent.unconfirmed) {
                for (long id : batch.ids()) {
                    Pending row = lapsed.take(id);
                    if (row != null) {
                        late.add(row);
                    } else if (drain.inFlight.remove(id) != null) {
                        lowest = Math.min(lowest, id);
                    }
                }
            }
        }
        agent.unconfirmed.clear();
        overdue.record(late);
        return lowest;
    }

    /** Removes rows for good. What the store refuses is owed: not handed over again, and tried again every second, until the hub stops. */
    void delete(Name name, long[] ids) {
        if (name.drain != null) {
            for (long id : ids) {
                name.drain.deleting.add(id);
            }
        }
        attempt(new Deletion(name, ids), false);
    }

    /** Called once a second. */
    void retry() {
        List<Deletion> again = List.copyOf(owed);
        owed.clear();
        again.forEach(deletion -> attempt(deletion, true));
    }

    /** Whether so many deletions are owed that nothing more should be handed over: each row that is makes another. */
    boolean behind() {
        return hub.counters().owedDeletions >= MOST_OWED;
    }

    private void attempt(Deletion deletion, boolean again) {
        Answer<Volume> answer = (deleted, problem) -> {
            if (problem != null) {
                owe(deletion, again, problem);
            } else {
                done(deletion, again);
            }
        };
        if (!hub.store().delete(deletion.ids, hub.turned(answer))) {
            answer.done(null, new StoreException(Clause.STORE_BEHIND.of()));
        }
    }

    private void owe(Deletion deletion, boolean again, StoreException problem) {
        if (!again) {
            if (hub.counters().owedDeletions == 0) {
                hub.fault(Clause.DELETING_DELIVERED.of(), Clause.TRIED_EVERY_SECOND.of(problem.getMessage()));
            }
            hub.counters().owedDeletions += deletion.ids.length;
        }
        owed.add(deletion);
    }

    private void done(Deletion deletion, boolean again) {
        if (again) {
            hub.counters().owedDeletions -= deletion.ids.length;
        }
        Name name = deletion.name;
        for (int i = 0; name.drain != null && i < deletion.ids.length; i++) {
            name.drain.deleted(deletion.ids[i]);
        }
        if (name.live.isEmpty()) {
            name.rest();
        }
    }
}
