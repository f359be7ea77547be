package dev.thalamus.ui.bridge;

import dev.thalamus.hub.model.SignalType;

/**
 * How many signals of each type passed in each of the last seconds. Confined to the FX thread.
 *
 * <p>Holds {@value #SECONDS} seconds. What came while nobody looked is spread evenly over the time since the snapshot before.
 */
public final class Throughput {
    /** Seconds kept: one hour. */
    public static final int SECONDS = 3_600;
    private static final int TYPES = SignalType.values().length;

    private final double[][] buckets = new double[SECONDS][TYPES];
    private long[] totals = new long[TYPES];
    private long first;
    private long newest = -1;
    private long lastMillis;

    /** Forgets everything: another hub. */
    void reset() {
        newest = -1;
        totals = new long[TYPES];
    }

    /** Takes the totals by type as they stood at that wall-clock time. The first ones only set the beginning. */
    void add(long millis, long[] byType) {
        if (newest < 0) {
            first = millis / 1_000;
            newest = first;
            clear(newest);
        } else if (millis > lastMillis) {
            spread(lastMillis, millis, byType);
        }
        lastMillis = Math.max(lastMillis, millis);
        totals = byType.clone();
    }

    /** The last second for which there are numbers, in seconds since 1970; -1 when there are none. It may still grow. */
    public long newestSecond() {
        return newest;
    }

    /** The oldest second for which there are numbers, in seconds since 1970. */
    public long oldestSecond() {
        return Math.max(first, newest - SECONDS + 1);
    }

    /** Signals of that type in that second (since 1970); 0 outside what is kept. */
    public double at(long second, SignalType type) {
        return newest < 0 || second > newest || second < oldestSecond() ? 0 : buckets[(int) (second % SECONDS)][type.code()];
    }

    private void spread(long from, long to, long[] byType) {
        long begin = Math.max(from, to - (SECONDS - 1) * 1_000L);
        for (long at = begin; at < to;) {
            long second = at / 1_000;
            long until = Math.min(to, (second + 1) * 1_000);
            while (newest < second) {
                clear(++newest);
            }
            double share = (double) (until - at) / (to - begin);
            for (int type = 0; type < TYPES; type++) {
                buckets[(int) (second % SECONDS)][type] += Math.max(0, byType[type] - totals[type]) * share;
            }
            at = until;
        }
    }

    private void clear(long second) { java.util.Arrays.fill(buckets[(int) (second % SECONDS)], 0); }
}
