package dev.thalamus.app;

import dev.thalamus.app.command.Unavailable;
import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubException;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.PeerState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hubs of one process that are each other's peers, on free ports of loopback, with their files in a folder that goes with them. Main thread. */
final class LinkedHubs implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path dir;
    private final List<Hub> hubs = new ArrayList<>();

    private LinkedHubs(Path dir) { this.dir = dir; }

    /** Opens one hub a domain; returns when signals can go between all of them. */
    static LinkedHubs open(Function<HubConfig, Hub> engine, List<String> domains) {
        LinkedHubs linked;
        try {
            linked = new LinkedHubs(Files.createTempDirectory("thalamus-hubs"));
        } catch (IOException failed) {
            throw new Unavailable("no folder for the hubs' files: " + failed.getMessage());
        }
        try {
            domains.forEach(domain -> linked.hubs.add(engine.apply(config(linked.dir.resolve(domain), domain))));
            linked.link();
            return linked;
        } catch (HubException failed) {
            linked.close();
            throw new Unavailable(String.valueOf(failed.getMessage()));
        } catch (RuntimeException failed) {
            linked.close();
            throw failed;
        }
    }

    /** Where they listen, in the order of the domains. */
    List<URI> addresses() {
        return hubs.stream().map(hub -> URI.create(hub.info().url())).toList();
    }

    @Override
    public void close() {
        hubs.forEach(Hub::close);
        delete(dir);
    }

    /** Takes a folder away with what is in it. */
    static void delete(Path dir) {
        try (var files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            // The system clears its folder for temporary files by itself.
        }
    }

    private void link() {
        String token = secret();
        for (Hub hub : hubs) {
            for (Hub other : hubs) {
                if (!hub.equals(other)) {
                    add(hub, other, token, true);
                }
            }
        }
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!hubs.stream().allMatch(LinkedHubs::forwards)) {
            if (System.nanoTime() - until > 0) {
                throw new Unavailable("the hubs did not reach each other within " + PATIENCE.toSeconds() + " s");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Unavailable("interrupted while the hubs were linked");
            }
        }
    }

    /** What two hubs show each other. */
    static String secret() {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** Makes {@code other} a peer of {@code hub}, which dials it or waits for it. */
    static void add(Hub hub, Hub other, String token, boolean dial) {
        call(hub, "peer.add", "\"domain\": \"%s\", \"url\": \"%s\", \"token\": \"%s\", \"autoconnect\": %b".formatted(other.info().domain(),
                other.info().url(), token, dial));
    }

    /** Calls a method of a hub as its console; throws {@link Unavailable} when the hub refuses. */
    static void call(Hub hub, String method, String params) {
        String answer = hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method + "\", \"params\": {" + params + "}}").join();
        JsonNode error = JsonMapper.shared().readTree(answer).path("error");
        if (error.isObject()) {
            throw new Unavailable("the hub " + hub.info().domain() + " refused " + method + ": " + error.path("message").stringValue(""));
        }
    }

    /** Takes a domain from a hub's peers if it is one. */
    static void forget(Hub hub, String domain) {
        if (hub.snapshot().join().peers().stream().anyMatch(peer -> peer.remote().domain().equals(domain))) {
            call(hub, "peer.remove", "\"domain\": \"" + domain + "\"");
        }
    }

    private static boolean forwards(Hub hub) {
        return hub.snapshot().join().peers().stream().allMatch(peer -> peer.state() instanceof PeerState.Forwarding);
    }

    /** A hub of that domain on a free port of loopback, with its files in {@code dir}. */
    static HubConfig config(Path dir, String domain) {
        HubConfig c = HubConfig.defaults(dir);
        HubConfig.Listen l = c.listen();
        HubConfig.Storage s = c.storage();
        return new HubConfig(new HubConfig.Listen(l.host(), 0, domain, null, null, l.origins(), "", false, false), c.delivery(), c.limits(),
                c.learning(), c.presence(), new HubConfig.Storage(dir, s.storeBytes(), 0, 8 << 20, s.journalAge()), c.federation(),
                c.web(), c.network());
    }
}
