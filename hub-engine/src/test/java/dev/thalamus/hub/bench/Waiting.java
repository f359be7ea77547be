package dev.thalamus.hub.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Signals for agents that are away: how fast they are answered (that is, on disk), and how fast they are handed over when all agents come back at once.
 *
 * <p>As many as the queues take with the settings as shipped, 1,000 a name; a fifth of them over and over before, to warm up.
 */
final class Waiting implements Wire.Sink {
    private static final int NAMES = Integer.getInteger("bench.queues", 100);
    private static final int EACH = 1_000;
    private static final int PAYLOAD = 128;
    private static final int WINDOW = 1_024;
    /** What is not answered so long after the last answer is lost. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final byte[] QUEUED = "\"queued\"".getBytes(StandardCharsets.US_ASCII);

    private final Wires wires;
    private final Wire from;
    private long answered;
    private long refused;

    Waiting(Wires wires) throws IOException {
        this.wires = wires;
        from = wires.sender("s0", this);
    }

    @Override
    public void signal(ByteBuffer in, int at) { throw new IllegalStateException("nobody sends to the sender"); }

    @Override
    public void text(ByteBuffer in, int at, int length) {
        if (contains(in, at, length, QUEUED)) {
            answered++;
        } else if (in.get(at + 2) == 'j') {
            refused++;
        }
    }

    void run() throws IOException {
        wires.ready();
        long began = System.nanoTime();
        do {
            round("w", Math.max(1, NAMES / 5), false);
        } while (System.nanoTime() - began < Load.WARM_NANOS);
        round("q", NAMES, true);
    }

    private void round(String prefix, int names, boolean measured) throws IOException {
        List<Wire> known = new ArrayList<>();
        for (int n = 0; n < names; n++) {
            known.add(wires.receiver(prefix + n, prefix + n, (in, at) -> {}));
        }
        wires.ready();
        wires.close(known);
        wires.settle(() -> false, 500);
        long all = (long) names * EACH;
        phase("enqueue", measured, all, () -> enqueue(prefix, names));
        phase("drain", measured, all, () -> drain(prefix, names, all));
    }

    /** Returns how many did not make it. */
    private interface Step {
        long run() throws IOException;
    }

    private void phase(String key, boolean measured, long count, Step step) throws IOException {
        if (measured) {
            wires.tell("begin " + key);
        }
        long began = System.nanoTime();
        long lost = step.run();
        long nanos = System.nanoTime() - began;
        if (measured) {
            wires.tell("end " + key + Load.figure("count", count) + Load.figure("rate", Load.perSecond(count, nanos))
                    + Load.figure("lost", lost));
        }
    }

    private long enqueue(String prefix, int names) throws IOException {
        List<Wire.Template> requests = new ArrayList<>();
        for (int n = 0; n < names; n++) {
            requests.add(HubWire.request(prefix + n, PAYLOAD));
        }
        answered = refused = 0;
        long all = (long) names * EACH;
        long sent = 0;
        long heard = 0;
        long heardAt = System.nanoTime();
        while (heard < all && System.nanoTime() - heardAt < PATIENCE_NANOS) {
            boolean moved = false;
            while (sent < all && sent - heard < WINDOW) {
                Wire.Template request = requests.get((int) (sent % names));
                if (!from.room(request)) {
                    break;
                }
                from.put(request, sent++ / names);
                moved = true;
            }
            from.flush();
            wires.poll(moved ? 0 : 1);
            if (answered + refused > heard) {
                heard = answered + refused;
                heardAt = System.nanoTime();
            }
        }
        return all - answered;
    }

    private long drain(String prefix, int names, long all) throws IOException {
        List<Tally> tallies = new ArrayList<>();
        List<Wire> back = new ArrayList<>();
        for (int n = 0; n < names; n++) {
            var tally = new Tally(false);
            tallies.add(tally);
            back.add(wires.receiver(prefix + n, prefix + n, tally));
            wires.poll(0);
        }
        wires.settle(() -> tallies.stream().mapToLong(Tally::received).sum() >= all, 60_000);
        wires.close(back);
        return all - tallies.stream().mapToLong(Tally::received).sum() + tallies.stream().mapToLong(Tally::errors).sum();
    }

    private static boolean contains(ByteBuffer in, int at, int length, byte[] wanted) {
        for (int i = at; i <= at + length - wanted.length; i++) {
            int same = 0;
            while (same < wanted.length && in.get(i + same) == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
