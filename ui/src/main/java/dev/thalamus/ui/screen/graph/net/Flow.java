package dev.thalamus.ui.screen.graph.net;

/** How fast a counter grows per second, smoothed over about two seconds. Confined to one thread. */
final class Flow {
    private static final double SMOOTH_SECONDS = 2;

    private long value = -1;
    private long nanos;
    private double rate;

    /** Takes the counter's value at that time; a counter that fell began anew. */
    double add(long next, long atNanos) {
        double seconds = (atNanos - nanos) / 1e9;
        if (value < 0 || next < value) {
            rate = 0;
        } else if (seconds > 0) {
            double kept = Math.exp(-seconds / SMOOTH_SECONDS);
            rate = rate * kept + (next - value) / seconds * (1 - kept);
            rate = rate < 0.01 ? 0 : rate;
        }
        value = next;
        nanos = atNanos;
        return rate;
    }

    double rate() { return rate; }
}
