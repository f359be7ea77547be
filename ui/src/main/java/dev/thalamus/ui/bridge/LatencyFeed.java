package dev.thalamus.ui.bridge;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long signals took through the hub in the last minute, by the way they took. Reading belongs to the reader's thread, the result to the FX thread.
 *
 * <p>It looks at each recorded signal once, at most {@value #MOST} a turn; when more came, the older of them are left out and counted.
 */
public final class LatencyFeed implements Feed {
    private static final int MOST = 50_000;
    private static final long TURN_NANOS = 500_000_000L;
    private static final long SLOT_MICROS = 5_000_000L;
    private static final int SLOTS = 12;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    /** Which way a signal went. */
    public enum Way {
        /** Handed to an agent of this hub. */
        LOCAL,
        /** Handed to an agent of this hub after it had waited for it. */
        QUEUE,
        /** Handed to another hub. */
        PEER,
        /** Sent by a JSON-RPC call. */
        RPC
    }

    /** From here on a signal is slow, nanoseconds. */
    public static final long SLOW_NANOS = 10_000_000;

    /**
     * Latencies of one way, nanoseconds. Immutable.
     *
     * @param slow how many took {@link #SLOW_NANOS} or longer
     */
    public record Line(Way way, long count, long p5, long p50, long p95, long p999, long slow) {}

    /**
     * What was measured. Immutable.
     *
     * @param lines the ways that were taken, in their order
     * @param leftOut signals that came faster than it looks
     */
    public record Latencies(List<Line> lines, long leftOut) {
        static final Latencies NONE = new Latencies(List.of(), 0);
    }

    private final ReadOnlyObjectWrapper<Latencies> latencies = new ReadOnlyObjectWrapper<>(Latencies.NONE);
    private final Map<Way, Histogram[]> slots = new EnumMap<>(Way.class);
    private final long[] slotTimes = new long[SLOTS];
    private @Nullable History history;
    private long tail;
    private long leftOut;
    private long gathered;
    private Latencies next = Latencies.NONE;

    public LatencyFeed() {
        for (Way way : Way.values()) {
            var all = new Histogram[SLOTS];
            for (int i = 0; i < SLOTS; i++) {
                all[i] = histogram();
            }
            slots.put(way, all);
        }
    }

    public ReadOnlyObjectProperty<Latencies> latencies() { return latencies.getReadOnlyProperty(); }

    @Override
    public boolean gather(@Nullable Hub hub, long nowNanos) {
        if (gathered != 0 && nowNanos - gathered < TURN_NANOS) {
            return false;
        }
        gathered = nowNanos;
        History now = hub == null ? null : hub.history();
        if (now == null || !now.equals(history)) {
            history = now;
            leftOut = 0;
            java.util.Arrays.fill(slotTimes, 0);
            tail = now == null ? 0 : now.sequenceAt(System.currentTimeMillis() * 1_000 - SLOTS * SLOT_MICROS);
        }
        if (now != null) {
            long end = now.nextSequence();
            leftOut += Math.max(0, end - MOST - tail);
            tail = now.scan(Math.max(tail, end - MOST), end, this::take);
        }
        Latencies measured = measure(System.currentTimeMillis() * 1_000 / SLOT_MICROS);
        boolean news = !measured.equals(next);
        next = measured;
        return news;
    }

    @Override
    public void apply() { latencies.set(next); }

    private boolean take(SignalCursor signal) {
        long nanos = signal.latencyNanos();
        if (nanos > 0) {
            long time = signal.timeMicros() / SLOT_MICROS;
            int slot = (int) Math.floorMod(time, (long) SLOTS);
            if (slotTimes[slot] < time) {
                slotTimes[slot] = time;
                slots.values().forEach(all -> all[slot].reset());
            }
            if (slotTimes[slot] == time) {
                of(signal)[slot].recordValue(Math.min(nanos, LONGEST_NANOS));
            }
        }
        return true;
    }

    private Histogram[] of(SignalCursor signal) {
        Way way = signal.outcome() == Outcome.FORWARDED
                ? Way.PEER
                : signal.reason() == Reason.WAITED ? Way.QUEUE : signal.protocol() == Protocol.JSON_RPC ? Way.RPC : Way.LOCAL;
        Histogram[] found = slots.get(way);
        if (found == null) {
            throw new IllegalStateException("no histogram for " + way);
        }
        return found;
    }

    private Latencies measure(long nowSlot) {
        var lines = new ArrayList<Line>();
        slots.forEach((way, all) -> {
            Histogram sum = histogram();
            for (int i = 0; i < SLOTS; i++) {
                if (slotTimes[i] > nowSlot - SLOTS) {
                    sum.add(all[i]);
                }
            }
            if (sum.getTotalCount() > 0) {
                lines.add(new Line(way, sum.getTotalCount(), sum.getValueAtPercentile(5), sum.getValueAtPercentile(50),
                        sum.getValueAtPercentile(95), sum.getValueAtPercentile(99.9),
                        sum.getCountBetweenValues(SLOW_NANOS, LONGEST_NANOS)));
            }
        });
        return new Latencies(List.copyOf(lines), leftOut);
    }

    private static Histogram histogram() { return new Histogram(LONGEST_NANOS, 2); }
}
