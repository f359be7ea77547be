package dev.thalamus.app;

import java.util.Arrays;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

/**
 * How long the pulses of a scene take (animations, models, style and layout on the FX thread) and how far apart they are. Confined to the FX thread.
 *
 * <p>Painting itself happens on the render thread; where it is the bottleneck, the distances show it.
 */
final class Pulses extends AnimationTimer {
    private static final int MOST = 1 << 20;
    private final long[] pulses = new long[MOST];
    private final long[] distances = new long[MOST];
    private int count;
    private long began;

    Pulses(Scene scene) {
        scene.addPostLayoutPulseListener(() -> {
            if (began != 0 && count < MOST) {
                pulses[count - 1] = System.nanoTime() - began;
            }
        });
    }

    @Override
    public void handle(long now) {
        long before = began;
        began = System.nanoTime();
        if (count < MOST) {
            distances[count] = before == 0 ? 0 : began - before;
            pulses[count++] = 0;
        }
    }

    /** Forgets what was measured. */
    void clear() {
        count = 0;
        began = 0;
    }

    /** One line: pulses, their percentiles in ms, how many were over 50 ms, and the same for the distances. */
    String line() {
        return count + " pulses, " + figures(Arrays.copyOf(pulses, count)) + "; apart " + figures(Arrays.copyOf(distances, count));
    }

    private static String figures(long[] nanos) {
        if (nanos.length == 0) {
            return "none";
        }
        Arrays.sort(nanos);
        long late = Arrays.stream(nanos).filter(n -> n > 50_000_000).count();
        return String.format(Locale.ROOT, "p50 %.1f p95 %.1f p99 %.1f max %.1f ms, %d over 50 ms", at(nanos, .5), at(nanos, .95),
                at(nanos, .99),
                at(nanos, 1), late);
    }

    private static double at(long[] sorted, double share) { return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6; }
}
