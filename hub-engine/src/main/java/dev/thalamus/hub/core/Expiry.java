package dev.thalamus.hub.core;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.store.Pending;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Removes what has waited too long, writes that down, and lets its senders' synapses learn from it. Confined to the core. */
final class Expiry {
    private final Surroundings hub;
    private final QueueLedger ledger;
    private final Drainer drainer;
    private final SignalBook book;

    Expiry(Surroundings hub, QueueLedger ledger, Drainer drainer, SignalBook book) {
        this.hub = hub;
        this.ledger = ledger;
        this.drainer = drainer;
        this.book = book;
    }

    /** Called once a second. A sweep that fails is the store's to report; the next one takes what this one left. */
    void sweep() {
        if (ledger.signals() > 0) {
            hub.store().expire(hub.clock().steadyMillis(), hub.turned((expired, problem) -> {
                if (expired != null && !expired.isEmpty()) {
                    expired(expired);
                    sweep(); // a sweep has a bound, and there may be more
                }
            }));
        }
    }

    private void expired(List<Pending> rows) {
        var byName = new LinkedHashMap<String, Long>();
        rows.forEach(row -> {
            book.expired(row);
            byName.merge(row.name(), 1L, Long::sum);
            Name name = hub.registry().byName(row.name());
            if (name == null) {
                ledger.removed(1, row.frame().length);
                return;
            }
            ledger.removed(name, row.instance(), 1, row.frame().length);
            Name from = hub.registry().byName(row.sourceName());
            if (from != null) {
                hub.plasticity().learned(from, name, false, hub.clock().wallMillis());
            }
        });
        for (Map.Entry<String, Long> gone : byName.entrySet()) {
            hub.events().publish(new HubEvent.SignalsExpired(hub.clock().wallMillis(), gone.getKey(), gone.getValue()));
            Name name = hub.registry().byName(gone.getKey());
            if (name != null) {
                drainer.settle(name);
            }
        }
    }
}
