package dev.thalamus.hub.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The load generator: one thread, raw sockets. Checks that nothing is lost, repeated or out of order.
 *
 * <p>Arguments: port, {@code nats} or {@code hub}, a key of {@link Work}. Tells the driver {@code begin KEY} and {@code end KEY name=value…}, waits for its nod after
 * each, and may add {@code also KEY name=value…}.
 */
final class Load {
    /** So long that a hub's history is full before anything is measured, as it is in one that has worked for some time. */
    static final long WARM_NANOS = TimeUnit.MILLISECONDS.toNanos(Long.getLong("bench.warm", 6_000));
    static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(Long.getLong("bench.run", 4_000));

    private Load() {}

    public static void main(String[] args) throws IOException {
        var wires = new Wires(Integer.parseInt(args[0]), args[1].equals("nats"));
        switch (Work.of(args[2])) {
            case ONE -> new Flow(wires, "one", 1, 1, 256, 128).run(false);
            case SINGLE -> new Flow(wires, "single", 1, 1, 256, 128).run(true);
            case ROBIN -> new Flow(wires, "robin", 1, 3, 256, 128).run(false);
            case PAIRS -> new Flow(wires, "pairs", 50, 1, 64, 128).run(false);
            case CAST -> new Cast(wires, "cast", 50, 128).run();
            case ONE_16K -> new Flow(wires, "one-16k", 1, 1, 256, 16 << 10).run(false);
            case CAST_16K -> new Cast(wires, "cast-16k", 50, 16 << 10).run();
            case PACED -> new Paced(wires, "paced", 5_000, 128).run();
            case PACED_16K -> new Paced(wires, "paced-16k", 1_000, 16 << 10).run();
            case SLOW -> new Slow(wires, "slow").run();
            case MINUTE -> new Flow(wires, "minute", 1, 1, 256, 128).run(false, TimeUnit.MINUTES.toNanos(1));
            case OFFLINE -> new Waiting(wires).run();
            case IDLE_1000 -> new Crowd(wires, "idle-1000", 1_000).run();
            case IDLE_10000 -> new Crowd(wires, "idle-10000", 10_000).run();
        }
    }

    /** A figure as the driver reads it. */
    static String figure(String name, double value) {
        return String.format(Locale.ROOT, " %s=%.3f", name, value);
    }

    static String figure(String name, long value) { return " " + name + "=" + value; }

    static double perSecond(long count, long nanos) { return count * 1e9 / nanos; }
}
