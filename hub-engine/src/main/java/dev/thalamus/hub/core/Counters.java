package dev.thalamus.hub.core;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import java.util.EnumMap;
import java.util.Map;

/** What the hub has counted since it started. Confined to the core. */
public final class Counters {
    long signals;
    long bytes;
    long delivered;
    long queued;
    long forwarded;
    long expired;
    long rejected;
    long presenceLeftOut;
    /** Delivered rows that the store has refused to delete, and is asked to again. */
    long owedDeletions;
    /** What is kept of rows whose time ended on the way to a receiver, estimated. */
    long lapsedBytes;
    /** Such rows that gave way for want of room. */
    long lapsedGivenUp;
    final long[] byType = new long[6];
    final long[] byOutcome = new long[Outcome.values().length];
    private final long[] latency = new long[Long.SIZE];
    private long latencySumNanos;
    private final long[] refused = new long[Reason.values().length];

    void refused(Reason reason, long count) { refused[reason.ordinal()] += count; }

    /** A signal was handed over; counted by powers of two, because that costs the path of a signal next to nothing. */
    void latency(long nanos) {
        latency[Math.min(Long.SIZE - 1, Long.SIZE - Long.numberOfLeadingZeros(nanos))]++;
        latencySumNanos += nanos;
    }

    Meters meters() { return new Meters(byOutcome.clone(), latency.clone(), latencySumNanos, owedDeletions, lapsedBytes, lapsedGivenUp); }

    Map<Reason, Long> refused() {
        var map = new EnumMap<Reason, Long>(Reason.class);
        for (Reason reason : Reason.values()) {
            if (refused[reason.ordinal()] > 0) {
                map.put(reason, refused[reason.ordinal()]);
            }
        }
        return map;
    }

    long refusedTotal() {
        long total = 0;
        for (long count : refused) {
            total += count;
        }
        return total;
    }
}
