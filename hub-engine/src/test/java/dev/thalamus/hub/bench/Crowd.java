package dev.thalamus.hub.bench;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Agents that register and then say nothing: how long it takes and what the server holds for each.
 *
 * <p>A hundred of them come before, so that the server's code is there; {@value #AT_ONCE} at a time, as the hub gives each ten seconds to be heard.
 */
final class Crowd implements Wire.Sink {
    private static final int FIRST = 100;
    private static final int AT_ONCE = 64;
    private final Wires wires;
    private final String key;
    private final int agents;

    Crowd(Wires wires, String key, int agents) {
        this.wires = wires;
        this.key = key;
        this.agents = agents;
    }

    @Override
    public void signal(ByteBuffer in, int at) { throw new IllegalStateException("nobody sends"); }

    void run() throws IOException {
        come("f", FIRST);
        wires.ready();
        wires.tell("begin " + key);
        long began = System.nanoTime();
        int more = agents - FIRST;
        come("i", more);
        wires.registered();
        long nanos = System.nanoTime() - began;
        wires.ready();
        wires.tell("end " + key + Load.figure("count", more) + Load.figure("rate", Load.perSecond(more, nanos))
                + Load.figure("seconds", nanos / 1e9));
    }

    private void come(String prefix, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            wires.receiver(prefix + i, prefix + i, this);
            if (i % AT_ONCE == 0) {
                wires.registered();
            }
        }
    }
}
