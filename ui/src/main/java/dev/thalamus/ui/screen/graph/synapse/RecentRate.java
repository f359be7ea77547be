package dev.thalamus.ui.screen.graph.synapse;

import java.util.ArrayDeque;
import java.util.Deque;

/** Growth of a counter per second over the last five seconds of snapshots. Confined to the FX thread. */
final class RecentRate {
    private static final long WINDOW_MILLIS = 5_000;

    private record At(long millis, long count) {}

    private final Deque<At> samples = new ArrayDeque<>();

    double add(long millis, long count) {
        if (!samples.isEmpty() && (count < samples.getLast().count || millis < samples.getLast().millis)) {
            samples.clear();
        }
        if (samples.isEmpty() || millis > samples.getLast().millis) {
            samples.add(new At(millis, count));
        }
        while (samples.size() > 2 && samples.getFirst().millis < millis - WINDOW_MILLIS) {
            samples.removeFirst();
        }
        At first = samples.getFirst();
        return millis <= first.millis ? 0 : (count - first.count) * 1_000.0 / (millis - first.millis);
    }
}
