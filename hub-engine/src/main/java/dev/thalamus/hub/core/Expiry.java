package dev.thalamus.hub.core;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.store.Expired;

/** Removes what has waited too long, and lets its senders' synapses learn from it. Confined to the core. */
final class Expiry {
    private final Surroundings hub;
    private final QueueLedger ledger;
    private final Drainer drainer;

    Expiry(Surroundings hub, QueueLedger ledger, Drainer drainer) {
        this.hub = hub;
        this.ledger = ledger;
        this.drainer = drainer;
    }

    /** Called once a second. A sweep that fails is the store's to report; the next one takes what this one left. */
    void sweep() {
        if (ledger.signals() > 0) {
            hub.store().expire(hub.clock().steadyMillis(), (expired, problem) -> {
                if (expired != null && !expired.isEmpty()) {
                    hub.owner().submit(Turn.of(() -> expired.forEach(this::expired)));
                }
            });
        }
    }

    private void expired(Expired group) {
        long now = hub.clock().wallMillis();
        hub.counters().expired += group.signals();
        hub.events().publish(new HubEvent.SignalsExpired(now, group.name(), group.signals()));
        Name name = hub.registry().byName(group.name());
        if (name == null) {
            ledger.removed(group.signals(), group.bytes());
            return;
        }
        ledger.removed(name, group.instance(), group.signals(), group.bytes());
        group.bySource().forEach((source, count) -> {
            Name from = hub.registry().byName(source);
            for (int i = 0; from != null && i < count; i++) {
                hub.plasticity().learned(from, name, false, now);
            }
        });
        drainer.settle(name);
    }
}
