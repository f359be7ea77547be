package dev.thalamus.hub.bench;

import java.io.IOException;

/**
 * A pair with {@value #PACE} signals a second, beside an agent that is sent {@value #FLOOD} signals of 8 KiB a second: first it reads them, then it stops reading.
 * What is measured is the pair.
 */
final class Slow {
    private static final int PACE = 20_000;
    private static final int FLOOD = 2_000;
    private static final int PAYLOAD = 8 << 10;

    private final Wires wires;
    private final String key;
    private final Wire from;
    private final Wire flooding;
    private final Wire slow;
    private final Wire.Template template;
    private final Wire.Template flood;
    private final Tally to = new Tally(false);
    private long sent;
    private long flooded;

    Slow(Wires wires, String key) throws IOException {
        this.wires = wires;
        this.key = key;
        from = wires.sender("s0", (in, at) -> {});
        wires.receiver("r0", "r0", to);
        template = from.template("r0", 128);
        flooding = wires.sender("flooding", (in, at) -> {});
        slow = wires.receiver("slow", "slow", (in, at) -> {});
        flood = flooding.template("slow", PAYLOAD);
    }

    void run() throws IOException {
        wires.ready();
        pump(Load.WARM_NANOS);
        double reading = pump(Load.RUN_NANOS);
        wires.deaf(slow);
        pump(Load.RUN_NANOS / 4); // until the sockets are full
        wires.tell("begin " + key);
        long before = to.received();
        double beside = pump(Load.RUN_NANOS);
        wires.tell("end " + key + Load.figure("count", to.received() - before) + Load.figure("rate", beside)
                + Load.figure("kept", beside / reading));
        wires.settle(() -> to.received() == sent);
        System.out.println("also " + key + Load.figure("lost", sent - to.received() + to.errors()));
    }

    /** Returns what the pair got through, in a second. */
    private double pump(long nanos) throws IOException {
        long began = System.nanoTime();
        long before = to.received();
        long sentBefore = sent;
        long floodedBefore = flooded;
        for (long passed = 0; passed < nanos; passed = System.nanoTime() - began) {
            boolean moved = false;
            while (sent - sentBefore < passed * PACE / 1_000_000_000L && from.room(template)) {
                from.put(template, sent++);
                moved = true;
            }
            while (flooded - floodedBefore < passed * FLOOD / 1_000_000_000L && flooding.room(flood)) {
                flooding.put(flood, flooded++);
            }
            from.flush();
            flooding.flush();
            wires.poll(moved ? 0 : 1);
        }
        return Load.perSecond(to.received() - before, System.nanoTime() - began);
    }
}
