package dev.thalamus.hub.core;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.store.Pending;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Removes what has waited too long, writes that down, and lets its senders' synapses learn from it. Confined to the core. */
final class Expiry {
    private final Surroundings hub;
    private final QueueLedger ledger;
    private final Drainer drainer;
    private final SignalBook book;
    /** A sweep has not been answered: the next begins behind it. */
    private boolean sweeping;

    Expiry(Surroundings hub, QueueLedger ledger, Drainer drainer, SignalBook book) {
        this.hub = hub;
        this.ledger = ledger;
        this.drainer = drainer;
        this.book = book;
    }

    /** Called once a second. A sweep that fails is the store's to report; the next one takes what this one left. */
    void sweep() {
        if (ledger.signals() > 0 && !sweeping) {
            sweeping = hub.store().expire(hub.clock().steadyMillis(), hub.turned((swept, problem) -> {
                sweeping = false;
                if (swept != null) {
                    expired(swept.rows());
                    if (swept.more()) {
                        sweep();
                    }
                }
            }));
        }
    }

    private void expired(List<Pending> rows) {
        var byName = new LinkedHashMap<String, Long>();
        rows.forEach(row -> {
            Name name = hub.registry().byName(row.name());
            boolean given = name != null && handedOver(name, row);
            byName.merge(row.name(), given ? 0L : 1L, Long::sum);
            if (!given) {
                expired(name, row);
            }
        });
        for (Map.Entry<String, Long> gone : byName.entrySet()) {
            if (gone.getValue() > 0) {
                hub.events().publish(new HubEvent.SignalsExpired(hub.clock().wallMillis(), gone.getKey(), gone.getValue()));
            }
            Name name = hub.registry().byName(gone.getKey());
            if (name != null) {
                drainer.settle(name);
            }
        }
    }

    /** Whether the row was written to a link in time: it has its record, and is taken off the books once, here or by its pong. */
    private boolean handedOver(Name name, Pending row) {
        Drain drain = name.drain;
        if (drain == null || !drain.done(row.id())) {
            return false;
        }
        if (drain.inFlight.remove(row.id()) != null) {
            ledger.removed(name, row.instance(), 1, row.frame().length);
        }
        return true;
    }

    private void expired(@Nullable Name name, Pending row) {
        book.expired(row);
        if (name == null) {
            ledger.removed(1, row.frame().length);
            return;
        }
        ledger.removed(name, row.instance(), 1, row.frame().length);
        Name from = hub.registry().byName(row.sourceName());
        if (from != null) {
            hub.plasticity().learned(from, name, false, hub.clock().wallMillis());
        }
    }
}
