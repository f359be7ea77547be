package dev.thalamus.hub.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a hub that can be set. Immutable; {@link #defaults} is a working hub on loopback.
 *
 * <p>A setting is one component of one of these records; its key is the path of component names ({@code delivery.ttl}), its documentation is
 * the parameter's. Sizes are bytes.
 */
public record HubConfig(
        Listen listen,
        Delivery delivery,
        Limits limits,
        Learning learning,
        Presence presence,
        Storage storage,
        Federation federation,
        Web web) {
    /** What a person gets who sets nothing, with its files in {@code dataDir}. */
    public static HubConfig defaults(Path dataDir) {
        return new HubConfig(Listen.defaults(), Delivery.defaults(), Limits.defaults(), new Learning(Learning.Mode.LEARNED, 100_000),
                new Presence(2_000, Duration.ofMillis(20)), new Storage(dataDir, 1L << 30, 200L << 20, 512L << 20, Duration.ofDays(7)),
                new Federation(null, Duration.ofSeconds(30), Duration.ofSeconds(3), 8, 50, 1 << 20, 10_000), new Web(0));
    }

    /**
     * Where the hub listens.
     *
     * @param host address to bind; anything but loopback needs {@code remote} and a {@code token} (or {@code waiveToken})
     * @param port TCP port, 0 for any free one
     * @param domain the hub's own name in {@code agent@domain}; empty means {@code host:port}
     * @param cert PEM file with the certificate chain, for WSS
     * @param key PEM file with the private key, for WSS
     * @param origins web origins that may connect besides loopback pages, such as {@code https://example.org}
     * @param token secret that agents must show as {@code ?token=} or {@code Authorization: Bearer}; empty means none
     * @param remote says loudly that the hub may be reached from other machines
     * @param waiveToken says loudly that other machines need no token
     */
    public record Listen(
            String host,
            int port,
            String domain,
            @Nullable Path cert,
            @Nullable Path key,
            List<String> origins,
            String token,
            boolean remote,
            boolean waiveToken) {
        static Listen defaults() { return new Listen("127.0.0.1", 8765, "", null, null, List.of(), "", false, false); }

        /** Secrets are never shown. */
        @Override
        public String toString() {
            return "Listen[host=" + host + ", port=" + port + ", domain=" + domain + ", tls=" + (cert != null) + ", token="
                    + (token.isEmpty() ? "none" : "set") + "]";
        }
    }

    /**
     * How signals reach agents.
     *
     * @param ttl how long a signal waits for an agent that is not there
     * @param queueSignals most signals that wait for one name
     * @param queueBytes most bytes that wait for one name
     * @param softBytes outbound bytes of one link from which on its signals go through the store
     * @param hardBytes outbound bytes of one link at which it is closed (1013)
     * @param stall time without progress of a full link after which it is closed (1013)
     * @param ping silence after which the hub pings
     * @param missedPings unanswered pings after which the link is closed
     */
    public record Delivery(
            Duration ttl,
            int queueSignals,
            long queueBytes,
            int softBytes,
            int hardBytes,
            Duration stall,
            Duration ping,
            int missedPings) {
        static Delivery defaults() {
            return new Delivery(Duration.ofSeconds(300), 1_000, 16L << 20, 1 << 20, 8 << 20, Duration.ofSeconds(10), Duration.ofSeconds(20),
                    2);
        }
    }

    /**
     * What one stranger may cost.
     *
     * @param message largest WebSocket message
     * @param text largest control or JSON-RPC message
     * @param depth deepest nesting of JSON in control and JSON-RPC messages
     * @param batch most requests in one JSON-RPC batch
     * @param firstMessage time for the first message after the upgrade
     * @param handshake time for TLS and the HTTP request
     * @param connections most connections at once
     * @param connectionsPerAddress most connections of one address, beyond loopback
     * @param registrationsPerSecond most registrations of one address in a second, beyond loopback
     * @param unregistered most connections that have not registered, beyond loopback
     * @param signalsPerSecond most signals of one link in a second, beyond loopback
     * @param signalBurst how many more may come at once
     * @param knownNames most names the hub remembers
     */
    public record Limits(
            int message,
            int text,
            int depth,
            int batch,
            Duration firstMessage,
            Duration handshake,
            int connections,
            int connectionsPerAddress,
            int registrationsPerSecond,
            int unregistered,
            int signalsPerSecond,
            int signalBurst,
            int knownNames) {
        static Limits defaults() {
            return new Limits(1 << 20, 256 << 10, 32, 32, Duration.ofSeconds(10), Duration.ofSeconds(5), 20_000, 64, 20, 32, 2_000, 4_000,
                    100_000);
        }
    }

    /**
     * How synapses come to be.
     *
     * @param mode where they are learned from
     * @param synapses most synapses kept; the least recently used gives way
     */
    public record Learning(Mode mode, int synapses) {
        /** Where synapses are learned from. */
        public enum Mode {
            /** Nowhere: {@code synapse_update} is accepted and ignored. */
            OFF,
            /** Only from {@code synapse_update} messages. */
            EXPLICIT,
            /** Also from what the hub sees: a delivered signal reinforces, a refused or expired one weakens. */
            LEARNED
        }
    }

    /**
     * Notices that agents get of each other ({@code peer_joined}, {@code peer_left}).
     *
     * @param limit connected agents above which notices are left out (each costs one message to everyone)
     * @param coalesce how long notices are gathered before they are written
     */
    public record Presence(int limit, Duration coalesce) {}

    /**
     * Where things are kept.
     *
     * @param dir the data directory
     * @param storeBytes most bytes that wait in the store in all
     * @param diskFloor free bytes on the disk below which nothing more is stored
     * @param journalBytes size of the signal history; 0 keeps it in memory only (64 MiB)
     * @param journalAge how long signals stay in the history
     */
    public record Storage(Path dir, long storeBytes, long diskFloor, long journalBytes, Duration journalAge) {}

    /**
     * Links to other hubs.
     *
     * @param remotes NeuralHub's JSON file of peers, or null for the one in the data directory
     * @param presence how often the list of agents is repeated to peers
     * @param probe how often a peer is probed
     * @param hops most hubs a signal may cross
     * @param batchSignals most signals in one batch to a peer
     * @param batchBytes most bytes in one batch to a peer
     * @param outboxSignals most signals that wait for one peer
     */
    public record Federation(
            @Nullable Path remotes,
            Duration presence,
            Duration probe,
            int hops,
            int batchSignals,
            int batchBytes,
            int outboxSignals) {}

    /**
     * The pages for browsers and monitors.
     *
     * @param dashboardPort TCP port of the dashboard, 0 for none
     */
    public record Web(int dashboardPort) {}
}
