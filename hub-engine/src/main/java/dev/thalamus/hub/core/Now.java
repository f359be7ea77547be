package dev.thalamus.hub.core;

import dev.thalamus.hub.kit.Clock;

/**
 * The time, looked at once for some signals of one turn: reading three clocks costs as much as routing. Confined to the core.
 *
 * <p>Within a turn it is at most {@value #SIGNALS} signals old, a few microseconds.
 */
final class Now {
    private static final int SIGNALS = 16;

    private final Clock clock;
    private int left;
    private long nanos;
    private long micros;

    Now(Clock clock) { this.clock = clock; }

    /** A turn begins, or what comes next may be much later. */
    void look() {
        left = SIGNALS;
        nanos = clock.nanos();
        micros = clock.wallMicros();
    }

    /** One more signal is about to be routed. */
    void next() {
        if (--left <= 0) {
            look();
        }
    }

    /** As {@link Clock#nanos()}. */
    long nanos() { return nanos; }

    /** As {@link Clock#wallMicros()}. */
    long wallMicros() { return micros; }

    /** As {@link Clock#wallMillis()}. */
    long wallMillis() { return micros / 1_000; }
}
