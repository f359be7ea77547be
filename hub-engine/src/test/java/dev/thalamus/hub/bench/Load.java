package dev.thalamus.hub.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The load generator: one thread, raw sockets. Checks that nothing is lost, repeated or out of order.
 *
 * <p>Arguments: port, scenario. Prints one line of {@code key=value}.
 */
public final class Load {
    private static final long WARM_NANOS = TimeUnit.MILLISECONDS.toNanos(Long.getLong("bench.warm", 2_000));
    private static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(Long.getLong("bench.run", 4_000));

    private final InetSocketAddress to;
    private final Selector selector = Selector.open();
    private final List<Wire> wires = new ArrayList<>();
    private long received;
    private long[] latencies = new long[1 << 20];
    private int samples;
    private boolean measuring;
    private long[] next = new long[0];
    private long errors;
    private int senders;
    private int fanout = 1;
    private boolean ordered = true;

    private Load(int port) throws IOException { to = new InetSocketAddress("127.0.0.1", port); }

    public static void main(String[] args) throws IOException {
        var load = new Load(Integer.parseInt(args[0]));
        String scenario = args[1];
        int payload = scenario.endsWith("16k") ? 16 << 10 : 128;
        switch (scenario.replace("-16k", "")) {
            case "one" -> load.windowed(1, 1, 256, payload, false);
            case "single" -> load.windowed(1, 1, 256, payload, true);
            case "pairs" -> load.windowed(50, 1, 64, payload, false);
            case "robin" -> load.windowed(1, 3, 256, payload, false);
            case "cast" -> load.broadcast(50, 16, payload);
            case "paced" -> load.paced(5_000, payload);
            case "idle" -> load.idle(Integer.parseInt(args[2]));
            default -> throw new IllegalArgumentException(scenario);
        }
    }

    private Wire connect(String name, String hash) throws IOException {
        var wire = new Wire(to, name, hash, wires.size(), this::arrived);
        wires.add(wire);
        wire.channel.register(selector, SelectionKey.OP_READ, wire);
        return wire;
    }

    private void arrived(Wire wire, ByteBuffer in, int at) {
        received++;
        long number = Wire.number(in, at);
        if (measuring && samples < latencies.length && next.length == 0) {
            latencies[samples++] = System.nanoTime() - number;
        } else if (next.length > 0) {
            int slot = wire.index;
            if (ordered ? number != next[slot] : number < next[slot]) {
                errors++;
            }
            next[slot] = number + 1;
        }
    }

    private void await() throws IOException {
        for (Wire wire : wires) {
            while (!wire.registered) {
                poll(1);
            }
        }
        long quiet = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
        while (System.nanoTime() < quiet) {
            poll(1);
        }
    }

    private boolean poll(long millis) throws IOException {
        int ready = millis == 0 ? selector.selectNow() : selector.select(millis);
        if (ready == 0) {
            return false;
        }
        for (SelectionKey key : selector.selectedKeys()) {
            if (((Wire) key.attachment()).read() < 0) {
                throw new IOException("the hub closed a link");
            }
        }
        selector.selectedKeys().clear();
        return true;
    }

    /** Pairs of senders and groups of receivers; at most {@code window} signals of a pair are on their way. */
    private void windowed(int pairs, int siblings, int window, int payload, boolean oneWrite) throws IOException {
        List<Wire> from = new ArrayList<>();
        for (int p = 0; p < pairs; p++) {
            from.add(connect("s" + p, "s%015d".formatted(p)));
        }
        for (int p = 0; p < pairs; p++) {
            for (int s = 0; s < siblings; s++) {
                connect("r" + p, "r%07d%08d".formatted(p, s));
            }
        }
        await();
        senders = pairs;
        ordered = siblings == 1;
        next = new long[wires.size()];
        byte[][] templates = new byte[pairs][];
        for (int p = 0; p < pairs; p++) {
            templates[p] = Wire.template(from.get(p).hash, "r" + p, payload);
        }
        long[] sent = new long[pairs];
        long began = System.nanoTime();
        long start = 0;
        long startReceived = 0;
        long total = 0;
        for (;;) {
            long now = System.nanoTime();
            if (start == 0 && now - began > WARM_NANOS) {
                start = now;
                startReceived = received;
                mark("start");
            }
            if (start != 0 && now - start > RUN_NANOS) {
                mark("end");
                report(received - startReceived, now - start);
                break;
            }
            boolean moved = false;
            for (int p = 0; p < pairs; p++) {
                Wire wire = from.get(p);
                long done = 0;
                for (int s = 0; s < siblings; s++) {
                    done = siblings == 1 ? next[pairs + p] : received;
                }
                int burst = 0;
                while (sent[p] - done < window && wire.room(templates[p].length)) {
                    wire.signal(templates[p], payload, sent[p]++);
                    burst++;
                    total++;
                    if (oneWrite) {
                        wire.flush();
                        break;
                    }
                }
                if (burst > 0 || wire.pendingOut()) {
                    wire.flush();
                    moved |= burst > 0;
                }
            }
            poll(moved ? 0 : 1);
        }
        finish(total);
    }

    private void broadcast(int receivers, int window, int payload) throws IOException {
        Wire from = connect("caster", "caster0000000000");
        for (int i = 0; i < receivers; i++) {
            connect("l" + i, "l%015d".formatted(i));
        }
        await();
        senders = 1;
        fanout = receivers;
        next = new long[wires.size()];
        byte[] template = Wire.template(from.hash, "", payload);
        long sent = 0;
        long began = System.nanoTime();
        long start = 0;
        long startReceived = 0;
        for (;;) {
            long now = System.nanoTime();
            if (start == 0 && now - began > WARM_NANOS) {
                start = now;
                startReceived = received;
                mark("start");
            }
            if (start != 0 && now - start > RUN_NANOS) {
                mark("end");
                report(received - startReceived, now - start);
                break;
            }
            boolean moved = false;
            while (sent - received / receivers < window && from.room(template.length)) {
                from.signal(template, payload, sent++);
                moved = true;
            }
            from.flush();
            poll(moved ? 0 : 1);
        }
        finish(sent * receivers);
    }

    private void paced(int rate, int payload) throws IOException {
        Wire from = connect("s0", "s000000000000000");
        connect("r0", "r000000000000000");
        await();
        byte[] template = Wire.template(from.hash, "r0", payload);
        long gap = 1_000_000_000L / rate;
        long began = System.nanoTime();
        long due = began;
        long sent = 0;
        while (System.nanoTime() - began < WARM_NANOS + RUN_NANOS) {
            long now = System.nanoTime();
            if (!measuring && now - began > WARM_NANOS) {
                measuring = true;
                received = 0;
                mark("start");
            }
            if (now >= due) {
                from.signal(template, payload, System.nanoTime());
                from.flush();
                sent++;
                due += gap;
                if (now - due > TimeUnit.MILLISECONDS.toNanos(50)) {
                    due = now;
                }
            }
            poll(0);
        }
        mark("end");
        measuring = false;
        long[] sorted = Arrays.copyOf(latencies, samples);
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "result rate=%d p50us=%.1f p99us=%.1f p999us=%.1f errors=%d%n", samples * 1_000_000_000L / RUN_NANOS,
                sorted[samples / 2] / 1e3, sorted[(int) (samples * 0.99)] / 1e3, sorted[(int) (samples * 0.999)] / 1e3, errors);
        if (sent == 0) {
            throw new IllegalStateException("nothing was sent");
        }
    }

    private void idle(int count) throws IOException {
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            connect("i" + i, "i%015d".formatted(i));
            if (i % 64 == 0) {
                poll(0);
            }
        }
        await();
        System.out.printf(Locale.ROOT, "result seconds=%.2f%n", (System.nanoTime() - began) / 1e9);
        mark("end");
        System.out.flush();
        if (System.in.read() < 0) {
            return;
        }
    }

    private void report(long count, long nanos) {
        System.out.printf(Locale.ROOT, "result rate=%d senders=%d fanout=%d errors=%d%n", count * 1_000_000_000L / nanos, senders, fanout,
                errors);
    }

    /** What is on its way must arrive. */
    private void finish(long expected) throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (received < expected && System.nanoTime() < until) {
            for (Wire wire : wires) {
                wire.flush();
            }
            poll(1);
        }
        System.out.println("finish lost=" + (expected - received) + " errors=" + errors);
    }

    /** Tells the driver, which reads the server's CPU time, and waits for its nod. */
    private static void mark(String what) throws IOException {
        System.out.println(what);
        System.out.flush();
    }
}
