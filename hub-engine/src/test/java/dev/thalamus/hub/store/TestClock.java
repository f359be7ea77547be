package dev.thalamus.hub.store;

import dev.thalamus.hub.kit.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** A clock whose wall time a test moves; the other times run on. Thread-safe. */
final class TestClock implements Clock {
    private final Clock real = Clock.system();
    private final AtomicLong shiftMillis = new AtomicLong();

    void shift(long millis) { shiftMillis.addAndGet(millis); }

    @Override
    public long wallMillis() { return real.wallMillis() + shiftMillis.get(); }

    @Override
    public long wallMicros() { return real.wallMicros() + shiftMillis.get() * 1_000; }

    @Override
    public long nanos() { return real.nanos(); }

    @Override
    public long steadyMillis() { return real.steadyMillis() + shiftMillis.get(); }
}
