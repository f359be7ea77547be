package dev.thalamus.ui.bridge;

import dev.thalamus.hub.model.QueueView;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What waits for one name as the window shows it; the same object for as long as something waits. Confined to the FX thread.
 */
public final class QueueRow {
    /** The part of its time after which a signal is close to its end, however long that time is. */
    private static final double LATE = 0.9;

    /**
     * What the cells show. Immutable.
     *
     * @param inRate signals queued per second
     * @param drainRate signals handed over per second
     * @param ageMillis since the oldest was queued, in whole seconds
     * @param leftMillis until the first expires, in whole seconds, not below 0
     */
    public record Values(QueueView queue, double inRate, double drainRate, long ageMillis, long leftMillis) {
        /** How much of its time the oldest has waited, 0 to 1. */
        public double used() {
            return ageMillis == 0 ? 0 : (double) ageMillis / (ageMillis + leftMillis);
        }

        /** Whether the first will expire soon: a person should act. */
        public boolean urgent() {
            return leftMillis < Problems.EXPIRES_SOON.toMillis() || used() >= LATE;
        }

        public Duration age() { return Duration.ofMillis(ageMillis); }

        public Duration left() { return Duration.ofMillis(leftMillis); }
    }

    private final String name;
    private final ReadOnlyObjectWrapper<Values> values;
    private final Slope in = new Slope();
    private final Slope drained = new Slope();
    private final Trail trail = new Trail();

    QueueRow(QueueView first, long nowMillis, long nowNanos) {
        name = first.name();
        values = new ReadOnlyObjectWrapper<>(measure(first, nowMillis, nowNanos));
    }

    public String name() { return name; }

    /** As of the last snapshot. */
    public Values now() { return values.get(); }

    public ReadOnlyObjectProperty<Values> values() { return values.getReadOnlyProperty(); }

    /** How many waited in each of the last seconds. */
    public Trail trail() { return trail; }

    void update(QueueView next, long nowMillis, long nowNanos, boolean sample) {
        Values measured = measure(next, nowMillis, nowNanos);
        if (sample) {
            trail.add((double) next.signals());
        }
        if (!measured.equals(values.get())) {
            values.set(measured);
        }
    }

    private Values measure(QueueView queue, long nowMillis, long nowNanos) {
        return new Values(queue, in.add(nowNanos, queue.queuedTotal()), drained.add(nowNanos, queue.drainedTotal()),
                Math.max(0, nowMillis - queue.oldestMillis()) / 1_000 * 1_000,
                Math.max(0, queue.firstExpiryMillis() - nowMillis) / 1_000 * 1_000);
    }
}
