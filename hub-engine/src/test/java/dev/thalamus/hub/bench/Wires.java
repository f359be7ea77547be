package dev.thalamus.hub.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The load generator's connections to one server, and its talk with the driver. Confined to the generator's thread. */
final class Wires {
    private final InetSocketAddress to;
    private final boolean nats;
    private final Selector selector = Selector.open();
    private final List<Wire> wires = new ArrayList<>();
    private final BufferedReader driver = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    Wires(int port, boolean nats) throws IOException {
        to = new InetSocketAddress("127.0.0.1", port);
        this.nats = nats;
    }

    Wire sender(String name, Wire.Sink sink) throws IOException {
        Wire wire = connect(name, name, true, sink);
        wire.sends();
        return wire;
    }

    Wire receiver(String name, String hash, Wire.Sink sink) throws IOException { return connect(name, hash, false, sink); }

    private Wire connect(String name, String hash, boolean sends, Wire.Sink sink) throws IOException {
        Wire wire = nats ? new NatsWire(to, name, sends, sink) : new HubWire(to, name, "%16s".formatted(hash).replace(' ', '0'), sink);
        wires.add(wire);
        wire.channel.register(selector, SelectionKey.OP_READ, wire);
        return wire;
    }

    void registered() throws IOException {
        for (Wire wire : wires) {
            while (!wire.registered) {
                poll(1);
            }
        }
    }

    /** Waits until everyone is registered and 300 ms passed. */
    void ready() throws IOException {
        registered();
        settle(() -> false, 300);
    }

    /** Reads whatever is there, waiting for it at most so long; 0 does not wait. */
    void poll(long millis) throws IOException {
        if (millis == 0) {
            selector.selectNow();
        } else {
            selector.select(millis);
        }
        for (SelectionKey key : selector.selectedKeys()) {
            if (((Wire) key.attachment()).read() < 0) {
                throw new IOException("the server closed a link");
            }
        }
        selector.selectedKeys().clear();
    }

    /** Reads until {@code arrived} or ten seconds are over. */
    void settle(BooleanSupplier arrived) throws IOException {
        settle(arrived, 10_000);
    }

    void settle(BooleanSupplier arrived, long millis) throws IOException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!arrived.getAsBoolean() && System.nanoTime() < until) {
            for (Wire wire : wires) {
                wire.flush();
            }
            poll(1);
        }
    }

    /** From now on nothing that comes for it is read. */
    void deaf(Wire wire) { wire.channel.keyFor(selector).interestOps(0); }

    /** Goes away with these agents. */
    void close(List<Wire> gone) throws IOException {
        for (Wire wire : gone) {
            wire.channel.close();
        }
        wires.removeAll(gone);
        poll(0); // the selector lets go of them
    }

    /** Tells the driver, which measures the server, and waits for its nod. */
    void tell(String what) throws IOException {
        System.out.println(what);
        System.out.flush();
        driver.readLine();
    }
}
