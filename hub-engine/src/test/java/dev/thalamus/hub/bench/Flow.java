package dev.thalamus.hub.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Pairs of a sender and receivers of one name, as fast as it goes with at most {@code window} signals of a pair on their way. */
final class Flow {
    private final Wires wires;
    private final String key;
    private final int window;
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(Wire from, Wire.Template template, List<Tally> to, long[] sent) {
        long received() {
            long received = 0;
            for (Tally tally : to) {
                received += tally.received();
            }
            return received;
        }
    }

    Flow(Wires wires, String key, int count, int siblings, int window, int payload) throws IOException {
        this.wires = wires;
        this.key = key;
        this.window = window;
        for (int p = 0; p < count; p++) {
            Wire from = wires.sender("s" + p, (in, at) -> {});
            List<Tally> to = new ArrayList<>();
            for (int s = 0; s < siblings; s++) {
                var tally = new Tally(siblings > 1);
                wires.receiver("r" + p, "r" + p + "x" + s, tally);
                to.add(tally);
            }
            pairs.add(new Pair(from, from.template("r" + p, payload), to, new long[1]));
        }
    }

    /** @param oneWrite whether each signal is written by itself */
    void run(boolean oneWrite) throws IOException {
        run(oneWrite, Load.RUN_NANOS);
    }

    void run(boolean oneWrite, long runNanos) throws IOException {
        wires.ready();
        pump(Load.WARM_NANOS, oneWrite);
        wires.tell("begin " + key);
        long before = received();
        long began = System.nanoTime();
        pump(runNanos, oneWrite);
        long nanos = System.nanoTime() - began;
        long count = received() - before;
        wires.tell("end " + key + Load.figure("count", count) + Load.figure("rate", Load.perSecond(count, nanos)));
        long sent = pairs.stream().mapToLong(pair -> pair.sent[0]).sum();
        wires.settle(() -> received() == sent);
        long errors = pairs.stream().flatMap(pair -> pair.to.stream()).mapToLong(Tally::errors).sum();
        System.out.println("also " + key + Load.figure("lost", sent - received() + errors));
    }

    private long received() {
        long received = 0;
        for (Pair pair : pairs) {
            received += pair.received();
        }
        return received;
    }

    private void pump(long nanos, boolean oneWrite) throws IOException {
        long began = System.nanoTime();
        while (System.nanoTime() - began < nanos) {
            boolean moved = false;
            for (Pair pair : pairs) {
                long done = pair.received();
                while (pair.sent[0] - done < window && pair.from.room(pair.template)) {
                    pair.from.put(pair.template, pair.sent[0]++);
                    moved = true;
                    if (oneWrite) {
                        break;
                    }
                }
                if (pair.from.unwritten()) {
                    pair.from.flush();
                }
            }
            wires.poll(moved ? 0 : 1);
        }
    }
}
