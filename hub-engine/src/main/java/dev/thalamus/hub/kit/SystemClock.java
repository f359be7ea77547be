package dev.thalamus.hub.kit;

import java.time.Instant;

/** The machine's clocks. Thread-safe. */
final class SystemClock implements Clock {
    private final long startMillis = System.currentTimeMillis();
    private final long startNanos = System.nanoTime();

    @Override
    public long wallMillis() { return System.currentTimeMillis(); }

    @Override
    public long wallMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000L + now.getNano() / 1_000;
    }

    @Override
    public long nanos() { return System.nanoTime(); }

    @Override
    public long steadyMillis() { return startMillis + (System.nanoTime() - startNanos) / 1_000_000L; }
}
