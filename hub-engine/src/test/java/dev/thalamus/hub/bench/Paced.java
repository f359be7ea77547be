package dev.thalamus.hub.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One sender, one receiver, a moderate rate: how long a signal takes from the sender's write to the receiver's read. */
final class Paced implements Wire.Sink {
    /** Before it is measured, signals come this many times as fast: at the measured rate the compilers would be at work long after the warm-up. */
    private static final int HURRY = 20;
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private final Wires wires;
    private final String key;
    private final long gapNanos;
    private final Wire from;
    private final Wire.Template template;
    private final Histogram latencies = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
    private long sent;
    private long received;

    Paced(Wires wires, String key, int perSecond, int payload) throws IOException {
        this.wires = wires;
        this.key = key;
        gapNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        from = wires.sender("s0", (in, at) -> {});
        template = from.template("r0", payload);
        wires.receiver("r0", "r0x0", this);
    }

    @Override
    public void signal(ByteBuffer in, int at) {
        received++;
        latencies.recordValue(Math.max(0, System.nanoTime() - Wire.number(in, at)));
    }

    void run() throws IOException {
        wires.ready();
        pump(2 * Load.WARM_NANOS, gapNanos / HURRY);
        pump(Load.WARM_NANOS, gapNanos);
        wires.settle(() -> received == sent);
        wires.tell("begin " + key);
        latencies.reset();
        long before = received;
        long began = System.nanoTime();
        pump(Load.RUN_NANOS, gapNanos);
        long nanos = System.nanoTime() - began;
        long count = received - before;
        wires.tell("end " + key + Load.figure("count", count) + Load.figure("rate", Load.perSecond(count, nanos))
                + Load.figure("p50", latencies.getValueAtPercentile(50) / 1e3)
                + Load.figure("p99", latencies.getValueAtPercentile(99) / 1e3)
                + Load.figure("p999", latencies.getValueAtPercentile(99.9) / 1e3));
        wires.settle(() -> received == sent);
        System.out.println("also " + key + Load.figure("lost", sent - received));
    }

    /** Never waits in the kernel, so that the generator's own waking up is not measured. */
    private void pump(long nanos, long gap) throws IOException {
        long began = System.nanoTime();
        long due = began;
        for (long now = began; now - began < nanos; now = System.nanoTime()) {
            if (now >= due && from.room(template)) {
                from.put(template, System.nanoTime());
                from.flush();
                sent++;
                due = now - due > LATE_NANOS ? now : due + gap;
            }
            wires.poll(0);
        }
    }
}
