package dev.thalamus.ui.bridge;

/**
 * The last values of something that is sampled once a second, for a sparkline. Confined to the FX thread.
 */
public final class Trail {
    /** Samples kept: one minute. */
    public static final int LENGTH = 60;

    private final float[] samples = new float[LENGTH];
    private int next;
    private int filled;

    void add(double value) {
        samples[next] = (float) value;
        next = (next + 1) % LENGTH;
        filled = Math.min(filled + 1, LENGTH);
    }

    /** A copy, oldest first; {@value #LENGTH} values at most. */
    public double[] values() {
        var values = new double[filled];
        for (int i = 0; i < filled; i++) {
            values[i] = samples[Math.floorMod(next - filled + i, LENGTH)];
        }
        return values;
    }
}
