package dev.thalamus.hub.core;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.store.Page;
import dev.thalamus.hub.store.StoreException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the queues of connected agents from the store, page by page, and says who has caught up.
 *
 * <p>Confined to the core. Back to LIVE is decided here and nowhere else: when the highest id that was assigned is the highest that was handed
 * over, so nothing overtakes.
 */
final class Drainer {
    private static final int PAGE_ROWS = 256;
    private static final int PAGE_BYTES = 512 << 10;

    private final Surroundings hub;
    private final QueueLedger ledger;
    private final Confirmations confirmations;
    private final HandOver handOver;

    Drainer(Surroundings hub, QueueLedger ledger, Confirmations confirmations, HandOver handOver) {
        this.hub = hub;
        this.ledger = ledger;
        this.confirmations = confirmations;
        this.handOver = handOver;
    }

    /** Where the draining of the name's queue stands; it begins at the first row. */
    Drain of(Name name) {
        Drain drain = name.drain;
        if (drain == null) {
            drain = new Drain();
            name.drain = drain;
        }
        return drain;
    }

    /** Hands over from behind {@code id} on. */
    void restart(Name name, long id) {
        of(name).restart(id);
        kick(name);
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
        restart(name, id - 1);
    }

    /** Rows were taken from a queue: what was read of it is out of date, and whoever waited for them may be live again. */
    void shortened(Name name) {
        if (name.drain != null) {
            restart(name, name.drain.cursor);
        }
    }

    /** A link of the name has room again: what was left out for want of it comes first. */
    void room(Agent agent) {
        Drain drain = agent.name.drain;
        if (drain != null && agent.passedOver) {
            drain.restart(drain.leftOut - 1);
            for (Agent sibling : agent.name.live) {
                sibling.passedOver = false;
            }
        }
        kick(agent.name);
    }

    /** Goes on where the store was too busy to answer. */
    void retry() {
        hub.registry().forEachName(name -> {
            if (name.drain != null && !name.drain.reading) {
                kick(name);
            }
        });
    }

    /** Goes on, if somebody of the name is connected and anything waits. */
    void kick(Name name) {
        if (name.live.isEmpty() || name.drain == null && !name.draining && noneDraining(name)) {
            return;
        }
        Drain drain = of(name);
        if (drain.reading) {
            drain.moreBehind = true;
        } else if (!drain.rows.isEmpty()) {
            // What was committed since these were read is behind them, and says so only once.
            drain.moreBehind = true;
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
        boolean asked = hub.store().page(name.text, null, drain.cursor, PAGE_ROWS, PAGE_BYTES,
                hub.turned((page, problem) -> arrived(name, drain, page, problem)));
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
            hub.fault(Clause.READING_QUEUE.of(name.text), String.valueOf(problem));
            return;
        }
        page.rows().stream().filter(row -> !gone.contains(row.id())).forEach(drain.rows::add);
        // What was committed while the page was read has said so already.
        drain.moreBehind |= page.more();
        long[] damaged = page.damaged().stream().filter(id -> !gone.contains(id) && !drain.done(id)).mapToLong(Long::longValue).toArray();
        if (damaged.length > 0) {
            hub.fault(Clause.IN_QUEUE.of(name.text), Clause.ROWS_DAMAGED.of(damaged.length));
            confirmations.delete(name, damaged);
            ledger.removed(name, null, damaged.length, 0);
        }
        handOver(name, drain);
    }

    private void handOver(Name name, Drain drain) {
        if (!handOver.run(name, drain)) {
            return;
        }
        if (drain.moreBehind) {
            read(name, drain);
        } else {
            settle(name);
        }
    }

    /** Back to live, for whoever has been handed everything that was assigned. */
    void settle(Name name) {
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
            if (agent.draining && caughtUp && !agent.passedOver && handOver.room(agent)) {
                agent.draining = false;
            }
            if (!agent.draining && !name.draining && agent.drained > 0) {
                hub.events().publish(new HubEvent.DrainingEnded(hub.clock().wallMillis(), name.text, agent.hash, agent.drained));
                agent.drained = 0;
            }
            allLive &= !agent.draining;
        }
        if (allLive && drain.quiet()) {
            name.drain = null;
        }
    }
}
