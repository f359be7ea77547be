package dev.thalamus.ui.bridge;

/**
 * How fast a counter grows, over the last two seconds. Confined to one thread.
 */
final class Slope {
    private static final int SAMPLES = 8;

    private final long[] nanos = new long[SAMPLES];
    private final long[] values = new long[SAMPLES];
    private int next;
    private int filled;

    /** Takes the counter's value at that time; returns its growth per second. A counter that fell began anew. */
    double add(long nowNanos, long value) {
        if (filled > 0 && value < values[Math.floorMod(next - 1, SAMPLES)]) {
            filled = 0;
        }
        nanos[next] = nowNanos;
        values[next] = value;
        next = (next + 1) % SAMPLES;
        filled = Math.min(filled + 1, SAMPLES);
        int oldest = Math.floorMod(next - filled, SAMPLES);
        long elapsed = nowNanos - nanos[oldest];
        return elapsed <= 0 ? 0 : (value - values[oldest]) * 1e9 / elapsed;
    }
}
