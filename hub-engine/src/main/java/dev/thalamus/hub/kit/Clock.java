package dev.thalamus.hub.kit;

/**
 * Where all time comes from, so that a test can move it.
 *
 * <p>Thread-safe. {@link #wallMillis()} is for stamps that people read and may jump; {@link #nanos()} is for every timeout and never goes back;
 * {@link #steadyMillis()} is for stored deadlines: it starts at the wall time and then follows {@link #nanos()}, so that a jump of the wall
 * clock while the hub runs expires nothing.
 */
public interface Clock {
    /** Milliseconds since 1970-01-01T00:00Z by the machine's clock. */
    long wallMillis();

    /** Microseconds since 1970-01-01T00:00Z by the machine's clock. */
    long wallMicros();

    /** Monotonic nanoseconds from an arbitrary origin. */
    long nanos();

    /** Milliseconds since 1970-01-01T00:00Z as the wall clock stood when this clock was made, advanced by {@link #nanos()}. */
    long steadyMillis();

    /** The machine's own clocks. */
    static Clock system() { return new SystemClock(); }
}
