package dev.thalamus.app;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long the pulses of a scene take (animations, models, style and layout on the FX thread) and how far apart they are. Confined to the FX thread.
 *
 * <p>Painting itself happens on the render thread; where it is the bottleneck, the distances show it.
 */
final class Pulses extends AnimationTimer {
    private static final long LONGEST = 60_000_000_000L;
    private static final double[] STEPS = {4, 8, 16.7, 33, 50};
    /** The columns of {@link Taken#row}. */
    static final String HEAD = "pulses | ≤ 4 ms | ≤ 8 | ≤ 16.7 | ≤ 33 | ≤ 50 | over 50 | p50 ms | p95 | p99 | longest | apart p95 ms | apart longest";

    private @Nullable Taken into;
    private @Nullable LongPredicate waiting;
    private long began;

    /** Pulses of one thing that is measured; the distances include what the pulse before took. */
    static final class Taken {
        private final Histogram lengths = new Histogram(LONGEST, 3);
        private final Histogram distances = new Histogram(LONGEST, 3);

        /** Cells of a Markdown table, without the bars at both ends. */
        String row() {
            var row = new StringBuilder(String.format(Locale.ROOT, "%,d", lengths.getTotalCount()));
            long below = 0;
            for (double millis : STEPS) {
                long upTo = lengths.getTotalCount() == 0 ? 0 : lengths.getCountBetweenValues(0, (long) (millis * 1e6));
                row.append(String.format(Locale.ROOT, " | %,d", upTo - below));
                below = upTo;
            }
            row.append(String.format(Locale.ROOT, " | %,d", lengths.getTotalCount() - below));
            for (double share : new double[]{50, 95, 99, 100}) {
                row.append(String.format(Locale.ROOT, " | %.1f", lengths.getValueAtPercentile(share) / 1e6));
            }
            return row.append(String.format(Locale.ROOT, " | %.1f | %.1f", distances.getValueAtPercentile(95) / 1e6,
                    distances.getMaxValue() / 1e6)).toString();
        }
    }

    Pulses(Scene scene) { scene.addPostLayoutPulseListener(this::ended); }

    @Override
    public void handle(long now) {
        long before = began;
        began = System.nanoTime();
        if (into != null && before != 0) {
            into.distances.recordValue(Math.min(LONGEST, began - before));
        }
    }

    private void ended() {
        long now = System.nanoTime();
        if (into != null && began != 0) {
            into.lengths.recordValue(Math.min(LONGEST, now - began));
        }
        if (waiting != null && waiting.test(now)) {
            waiting = null;
        }
    }

    /** From now on pulses are counted there; null counts none. */
    void into(@Nullable Taken taken) {
        into = taken;
        began = 0;
    }

    /** Tells {@link System#nanoTime} of the end of the first pulse in which that is so. */
    CompletableFuture<Long> when(BooleanSupplier shown) {
        var done = new CompletableFuture<Long>();
        waiting = now -> shown.getAsBoolean() && done.complete(now);
        return done;
    }
}
