package dev.thalamus.hub.core;

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
    private final Surroundings hub;
    private final QueueLedger ledger;
    private final Overdue overdue;
    private long lastCookie;

    Confirmations(Surroundings hub, QueueLedger ledger, Overdue overdue) {
        this.hub = hub;
        this.ledger = ledger;
        this.overdue = overdue;
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
                    drain.lapsed.take(id);
                    drain.deleting.add(id);
                }
            }
            delete(agent.name, ids);
        }
    }

    /**
     * The row's time is over, and the store has it no more. True when it was handed over: then its pong, or the end of the receiver's link, says
     * what became of it.
     */
    boolean lapsed(Name name, Pending row) {
        Drain drain = name.drain;
        if (drain == null || !drain.done(row.id())) {
            return false;
        }
        if (drain.inFlight.remove(row.id()) != null) {
            ledger.removed(name, row.instance(), 1, row.frame().length);
            List<Pending> gaveWay = drain.lapsed.add(row);
            if (!gaveWay.isEmpty()) {
                overdue.record(gaveWay);
                name.live.forEach(agent -> forgetLost(agent, drain));
            }
        }
        return true;
    }

    /** Pings whose rows were all given up: their pongs would confirm nothing. */
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
                    Pending lapsed = drain.lapsed.take(id);
                    if (lapsed != null) {
                        late.add(lapsed);
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

    /** Rows that cannot be deleted now are handed over again after the next start: at least once. */
    void delete(Name name, long[] ids) {
        Answer<Volume> forget = hub.turned((deleted, problem) -> {
            Drain drain = name.drain;
            for (int i = 0; drain != null && i < ids.length; i++) {
                drain.deleted(ids[i]);
            }
            if (name.live.isEmpty()) {
                name.rest();
            }
            if (problem != null) {
                hub.fault("deleting delivered signals", String.valueOf(problem.getMessage()));
            }
        });
        if (!hub.store().delete(ids, forget)) {
            forget.done(null, new StoreException("the store is too far behind to delete " + ids.length + " delivered signals"));
        }
    }
}
