package dev.thalamus.hub;

import dev.thalamus.hub.net.FlushList;
import dev.thalamus.hub.net.Inbound;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.net.LinkHandler;
import dev.thalamus.hub.network.NetworkProtocol;
import dev.thalamus.hub.neural.NeuralProtocol;
import dev.thalamus.hub.session.Trail;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Hands each link to the protocol that its path names; NeuralHub's for every path that none does. Thread-safe. */
final class Doors implements LinkHandler {
    private final NeuralProtocol neural;
    private final NetworkProtocol network;
    private final FlushList flushes;
    private final boolean open;
    private final Consumer<Consumer<Trail>> record;

    /**
     * @param open whether there is a path for AG2's clients
     * @param record takes down, in a turn, what is for the audit
     */
    Doors(NeuralProtocol neural, NetworkProtocol network, FlushList flushes, boolean open, Consumer<Consumer<Trail>> record) {
        this.neural = neural;
        this.network = network;
        this.flushes = flushes;
        this.open = open;
        this.record = record;
    }

    private LinkHandler of(Link link) { return open && NetworkProtocol.serves(link.path()) ? network : neural; }

    @Override
    public void opened(Link link) { of(link).opened(link); }

    @Override
    public void received(Inbound inbound) { neural.received(inbound); }

    @Override
    public void writable(Link link) { of(link).writable(link); }

    @Override
    public void broke(Link link, int code, String reason) { of(link).broke(link, code, reason); }

    @Override
    public void ended(Link link, int code, String reason) { of(link).ended(link, code, reason); }

    @Override
    public void refused(String address, int status, String why) {
        neural.refused(address, status, why);
        if (status == 401 || status == 403) {
            record.accept(trail -> trail.record("auth_failed", Map.of("address", address, "message", why)));
        }
    }

    /** One read's messages; a turn. */
    void handle(Inbound inbound) {
        if (of(inbound.link()) == neural) {
            neural.handle(inbound);
        } else {
            network.handle(inbound);
        }
        flushes.readHandled();
    }

    /** Connections of every protocol; in a turn. */
    int connections() { return neural.connections() + network.connections(); }

    /** Close frames go out, peers get a moment to answer, then the sockets are closed. Not in a turn: it waits. */
    void close(CoreCalls calls) throws Exception {
        calls.run(() -> {
            neural.stop();
            network.stop();
        }).get(1, TimeUnit.SECONDS);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (calls.ask(this::connections).get(1, TimeUnit.SECONDS) > 0 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        calls.run(() -> {
            neural.stopNow();
            network.stopNow();
        }).get(1, TimeUnit.SECONDS);
    }
}
