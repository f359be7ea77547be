package dev.thalamus.hub;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.PeerView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Hubs with peers for tests. */
final class TwoHubs {
    static final String TOKEN = "secreto123";

    private TwoHubs() {}

    /** A hub of that domain that probes ten times a second. */
    static HubEngine open(Path dir, String domain, UnaryOperator<HubConfig.Federation> change) {
        HubConfig c = TestHub.config(dir);
        HubConfig.Listen l = c.listen();
        HubConfig.Federation f = c.federation();
        return HubEngine.open(new HubConfig(
                new HubConfig.Listen(l.host(), 0, domain, null, null, l.origins(), "", false, false), c.delivery(), c.limits(),
                c.learning(),
                c.presence(), c.storage(),
                change.apply(new HubConfig.Federation(f.remotes(), f.presence(), Duration.ofMillis(100), f.hops(),
                        f.batchSignals(), f.batchBytes(), f.outboxSignals(), f.outboxBytes(), f.gabaOnRefusal())),
                c.web(), c.network()));
    }

    static HubEngine open(Path dir, String domain) { return open(dir, domain, same -> same); }

    /** Writes remotes.json. */
    static void knows(Path dir, String domain, int port, String token, boolean autoconnect) {
        try {
            Files.createDirectories(dir);
            Files.writeString(dir.resolve("remotes.json"),
                    "{\"%s\": {\"url\": \"ws://127.0.0.1:%d\", \"token\": \"%s\", \"autoconnect\": %b}}".formatted(domain, port, token,
                            autoconnect));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The answer, without blanks. */
    static String call(Hub hub, String method, String params) {
        return TestAgent.JSON
                .readTree(hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"%s\", \"params\": %s}".formatted(method, params)).join())
                .toString();
    }

    static void add(Hub hub, String domain, int port, boolean autoconnect) {
        String answer = call(hub, "peer.add", "{\"domain\": \"%s\", \"url\": \"ws://127.0.0.1:%d\", \"token\": \"%s\", \"autoconnect\": %b}"
                .formatted(domain, port, TOKEN, autoconnect));
        if (!answer.contains("\"saved\":true")) {
            throw new AssertionError(answer);
        }
    }

    static PeerView peer(Hub hub) { return hub.snapshot().join().peers().getFirst(); }

    static void forwarding(Hub hub) { eventually("forwarding", () -> peer(hub).state() instanceof PeerState.Forwarding); }

    static void sees(Hub hub, String name, boolean online) {
        eventually((online ? "sees " : "misses ") + name, () -> hub.snapshot().join().remoteAgents().stream()
                .anyMatch(agent -> agent.name().equals(name) && agent.online()) == online);
    }

    static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 30 s: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
