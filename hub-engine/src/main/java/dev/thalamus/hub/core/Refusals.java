package dev.thalamus.hub.core;

import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Reason;
import java.util.HashMap;
import java.util.Map;

/** Gathers refusals of the same kind, so that a flood of them is one event a second. Confined to the core. */
final class Refusals {
    private record Key(String source, String target, Reason reason) {}

    private static final int MOST_KINDS = 256;
    private static final Key OTHERS = new Key("", "", Reason.NONE);

    private final Map<Key, Long> counts = new HashMap<>();
    private final EventBus events;

    Refusals(EventBus events) { this.events = events; }

    void note(String source, String target, Reason reason) {
        var key = new Key(source, target, reason);
        if (counts.size() >= MOST_KINDS && !counts.containsKey(key)) {
            key = OTHERS;
        }
        counts.merge(key, 1L, Long::sum);
    }

    void publish(long nowMillis) {
        counts.forEach((key, count) -> events.publish(new HubEvent.SignalsRefused(nowMillis, key.source, key.target, key.reason, count)));
        counts.clear();
    }
}
