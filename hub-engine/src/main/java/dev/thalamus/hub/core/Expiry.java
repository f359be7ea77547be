package dev.thalamus.hub.core;

import dev.thalamus.hub.store.Pending;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Removes what has waited too long from the store, once a second. Confined to the core. */
final class Expiry {
    private final Surroundings hub;
    private final QueueLedger ledger;
    private final Drainer drainer;
    private final Confirmations confirmations;
    private final Overdue overdue;
    /** A sweep has not been answered: the next begins behind it. */
    private boolean sweeping;

    Expiry(Surroundings hub, QueueLedger ledger, Drainer drainer, Confirmations confirmations, Overdue overdue) {
        this.hub = hub;
        this.ledger = ledger;
        this.drainer = drainer;
        this.confirmations = confirmations;
        this.overdue = overdue;
    }

    /** Called once a second. A sweep that fails is the store's to report; the next one takes what this one left. */
    void sweep() {
        if (ledger.signals() > 0 && !sweeping) {
            sweeping = hub.store().expire(hub.clock().steadyMillis(), hub.turned((swept, problem) -> {
                sweeping = false;
                if (swept != null) {
                    gone(swept.rows());
                    if (swept.more()) {
                        sweep();
                    }
                }
            }));
        }
    }

    private void gone(List<Pending> rows) {
        var undelivered = new ArrayList<Pending>();
        var gaveWay = new ArrayList<Pending>();
        Set<Name> names = new LinkedHashSet<>();
        for (Pending row : rows) {
            Name name = hub.registry().byName(row.name());
            if (name == null) {
                ledger.removed(1, row.frame().length);
                undelivered.add(row);
            } else {
                names.add(name);
                if (!confirmations.lapsed(name, row, gaveWay)) {
                    ledger.removed(name, row.instance(), 1, row.frame().length);
                    undelivered.add(row);
                }
            }
        }
        for (Pending row : gaveWay) {
            Name name = hub.registry().byName(row.name());
            if (name != null) {
                names.add(name);
                Confirmations.forgetLost(name);
            }
        }
        undelivered.addAll(gaveWay);
        overdue.record(undelivered);
        names.forEach(drainer::settle);
    }
}
