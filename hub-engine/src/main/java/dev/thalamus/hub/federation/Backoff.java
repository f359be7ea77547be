package dev.thalamus.hub.federation;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt. Confined to the core.
 *
 * <p>A tenth of the time that the peer has been away, between one second and the cap, give or take a fifth: it grows as an exponential one does,
 * and whatever the outage was, it costs at most a tenth more. A refusal is not an outage: there the wait doubles.
 */
final class Backoff {
    private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
    private static final long CAP = TimeUnit.MINUTES.toNanos(5);
    /** NeuralHub itself never waits longer. */
    private static final long CAP_NEURALHUB = TimeUnit.SECONDS.toNanos(30);

    private final RandomGenerator random;
    private int refusals;

    Backoff(RandomGenerator random) { this.random = random; }

    long afterLoss(long awayNanos, boolean neuralHub) {
        refusals = 0;
        return jittered(Math.clamp(awayNanos / 10, FIRST, neuralHub ? CAP_NEURALHUB : CAP));
    }

    long afterRefusal() { return jittered(Math.min(CAP, FIRST << Math.min(refusals++, 16))); }

    void healthy() { refusals = 0; }

    private long jittered(long nanos) { return (long) (nanos * (0.8 + 0.4 * random.nextDouble())); }
}
