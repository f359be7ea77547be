package dev.thalamus.hub.core;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.store.Pending;
import java.nio.charset.StandardCharsets;

/** Writes the hand-over of stored signals down: their latency is the time they waited. Confined to the core. */
record DrainLog(SignalLog log, Clock clock) implements Delivery.Log {
    @Override
    public void drained(Pending row, Agent to) {
        long waited = Math.max(1, clock.steadyMillis() - row.queuedAtMillis()) * 1_000_000L;
        log.append(clock.wallMicros(), waited, row.protocol(), row.type(), Outcome.DELIVERED, Reason.NONE,
                row.sourceName().getBytes(StandardCharsets.UTF_8), to.name.bytes, to.hashBytes, 1, row.frame(), 0, row.frame().length);
    }
}
