package dev.thalamus.hub.core;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.store.Pending;
import java.util.LinkedHashMap;
import java.util.List;

/** Writes down stored signals whose time was over: in the history and the counters, as events, and in their senders' synapses. Confined to the core. */
final class Overdue {
    private final Surroundings hub;
    private final SignalBook book;

    Overdue(Surroundings hub, SignalBook book) {
        this.hub = hub;
        this.book = book;
    }

    /** Rows that are gone from the store and were delivered to nobody, as far as is known; one event for each name. */
    void record(List<Pending> rows) {
        var byName = new LinkedHashMap<String, Long>();
        for (Pending row : rows) {
            book.expired(row);
            byName.merge(row.name(), 1L, Long::sum);
            Name from = hub.registry().byName(row.sourceName());
            Name to = hub.registry().byName(row.name());
            if (from != null && to != null) {
                hub.plasticity().learned(from, to, false, hub.clock().wallMillis());
            }
        }
        byName.forEach((name, count) -> hub.events().publish(new HubEvent.SignalsExpired(hub.clock().wallMillis(), name, count)));
    }
}
