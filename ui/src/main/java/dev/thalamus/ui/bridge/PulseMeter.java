package dev.thalamus.ui.bridge;

/**
 * How long the FX thread lets work wait, and how long its pulses take: the worst of the last second or two, in nanoseconds.
 *
 * <p>Confined to the FX thread.
 */
public final class PulseMeter {
    private static final long SECOND = 1_000_000_000L;

    private final Worst lag = new Worst();
    private final Worst pulse = new Worst();
    private long began;

    /** The longest that work waited for the FX thread. */
    public long lagNanos() { return lag.value(System.nanoTime()); }

    /** The longest that styles and layout of one pulse took. */
    public long pulseNanos() { return pulse.value(System.nanoTime()); }

    void lag(long nanos) { lag.add(nanos, System.nanoTime()); }

    void pulseBegan() { began = System.nanoTime(); }

    void pulseEnded() {
        long now = System.nanoTime();
        pulse.add(now - began, now);
    }

    /** The maximum over the running second and the one before. */
    private static final class Worst {
        private long since = System.nanoTime();
        private long last;
        private long running;

        void add(long value, long now) {
            roll(now);
            running = Math.max(running, value);
        }

        long value(long now) {
            roll(now);
            return Math.max(running, last);
        }

        private void roll(long now) {
            if (now - since >= SECOND) {
                last = now - since < 2 * SECOND ? running : 0;
                running = 0;
                since = now;
            }
        }
    }
}
