package dev.thalamus.hub.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One sender to everyone; at most {@value #WINDOW} signals on their way. What is counted are deliveries. */
final class Cast {
    private static final int WINDOW = 16;
    private final Wires wires;
    private final String key;
    private final Wire from;
    private final Wire.Template template;
    private final List<Tally> to = new ArrayList<>();
    private long sent;

    Cast(Wires wires, String key, int receivers, int payload) throws IOException {
        this.wires = wires;
        this.key = key;
        from = wires.sender("caster", (in, at) -> {});
        template = from.template("", payload);
        for (int i = 0; i < receivers; i++) {
            var tally = new Tally(false);
            wires.receiver("l" + i, "l" + i, tally);
            to.add(tally);
        }
    }

    void run() throws IOException {
        wires.ready();
        pump(Load.WARM_NANOS);
        wires.tell("begin " + key);
        long before = received();
        long began = System.nanoTime();
        pump(Load.RUN_NANOS);
        long nanos = System.nanoTime() - began;
        long count = received() - before;
        wires.tell("end " + key + Load.figure("count", count) + Load.figure("rate", Load.perSecond(count, nanos)));
        wires.settle(() -> received() == sent * to.size());
        System.out.println("also " + key
                + Load.figure("lost", sent * to.size() - received() + to.stream().mapToLong(Tally::errors).sum()));
    }

    private long received() {
        long received = 0;
        for (Tally tally : to) {
            received += tally.received();
        }
        return received;
    }

    private void pump(long nanos) throws IOException {
        long began = System.nanoTime();
        while (System.nanoTime() - began < nanos) {
            boolean moved = false;
            long done = received() / to.size();
            while (sent - done < WINDOW && from.room(template)) {
                from.put(template, sent++);
                moved = true;
            }
            from.flush();
            wires.poll(moved ? 0 : 1);
        }
    }
}
