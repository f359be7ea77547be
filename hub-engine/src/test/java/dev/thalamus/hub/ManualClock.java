package dev.thalamus.hub;

import dev.thalamus.hub.kit.Clock;

/** A clock that stands until a test moves it; the wall may jump without the rest. Confined to the test's thread. */
public final class ManualClock implements Clock {
    private long wallMicros = 1_795_238_294_000_000L;
    private long nanos = 1;

    /** Time passes. */
    public void pass(long millis) {
        wallMicros += millis * 1_000;
        nanos += millis * 1_000_000;
    }

    /** Somebody sets the wall clock. */
    public void jump(long millis) { wallMicros += millis * 1_000; }

    @Override
    public long wallMillis() { return wallMicros / 1_000; }

    @Override
    public long wallMicros() { return wallMicros; }

    @Override
    public long nanos() { return nanos; }

    @Override
    public long steadyMillis() { return 1_795_238_294_000L + nanos / 1_000_000; }
}
