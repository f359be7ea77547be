package dev.thalamus.hub.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a hub that can be set. Immutable; {@link #defaults} is a working hub on loopback.
 *
 * <p>A setting is one component of one of these records; its key is the path of component names ({@code delivery.ttl}), its documentation and
 * its range are its {@link About}. Sizes are bytes.
 */
public record HubConfig(
        @About("Where the hub listens and who may connect") Listen listen,
        @About("How signals reach agents") Delivery delivery,
        @About("What one stranger may cost") Limits limits,
        @About("How synapses come to be") Learning learning,
        @About("Notices that agents get of each other (peer_joined, peer_left)") Presence presence,
        @About("Where things are kept") Storage storage,
        @About("Links to other hubs") Federation federation,
        @About("The pages for browsers and monitors") Web web,
        @About("Sessions, identities and AG2's clients, at the path /network") Network network) {
    /**
     * Takes the settings when they can be used.
     *
     * @throws ConfigException naming every setting that is out of range or contradicts another
     */
    public HubConfig(Listen listen, Delivery delivery, Limits limits, Learning learning, Presence presence, Storage storage,
            Federation federation, Web web, Network network) {
        this.listen = listen;
        this.delivery = delivery;
        this.limits = limits;
        this.learning = learning;
        this.presence = presence;
        this.storage = storage;
        this.federation = federation;
        this.web = web;
        this.network = network;
        Checks.require(this);
    }

    /** What a person gets who sets nothing, with its files in {@code dataDir}. */
    public static HubConfig defaults(Path dataDir) {
        return new HubConfig(Listen.defaults(), Delivery.defaults(), Limits.defaults(), new Learning(Learning.Mode.LEARNED, 100_000),
                new Presence(2_000), new Storage(dataDir, 1L << 30, 200L << 20, 512L << 20, Duration.ofDays(7)),
                new Federation(null, Duration.ofSeconds(30), Duration.ofSeconds(3), 8, 50, 1 << 20, 10_000, 16L << 20,
                        false),
                new Web(0), Network.defaults());
    }

    /** The same hub on another port. */
    public HubConfig at(int port) {
        var moved = new Listen(listen.host, port, listen.domain, listen.cert, listen.key, listen.origins, listen.token, listen.remote,
                listen.waiveToken);
        return new HubConfig(moved, delivery, limits, learning, presence, storage, federation, web, network);
    }

    /** The same hub with its files in another folder. */
    public HubConfig in(Path dir) {
        return new HubConfig(listen, delivery, limits, learning, presence,
                new Storage(dir, storage.storeBytes, storage.diskFloor, storage.journalBytes, storage.journalAge), federation, web,
                network);
    }

    /** Where the hub listens. */
    public record Listen(
            @About("address to bind; anything but loopback needs remote and a token (or waiveToken)") String host,
            @About(value = "TCP port, 0 for any free one", min = 0, max = 65_535) int port,
            @About("the hub's own name in agent@domain; empty means host:port") String domain,
            @About("PEM file with the certificate chain, for WSS") @Nullable Path cert,
            @About("PEM file with the private key, for WSS") @Nullable Path key,
            @About("web origins that may connect besides loopback pages, such as https://example.org") List<String> origins,
            @About(value = "secret that agents must show as ?token= or Authorization: Bearer; empty means none", secret = true) String token,
            @About("whether the hub may be reached from other machines") boolean remote,
            @About("whether other machines need no token") boolean waiveToken) {
        public Listen {
            origins = List.copyOf(origins);
        }

        static Listen defaults() { return new Listen("127.0.0.1", 8765, "", null, null, List.of(), "", false, false); }

        /** Secrets are never shown. */
        @Override
        public String toString() {
            return "Listen[host=" + host + ", port=" + port + ", domain=" + domain + ", tls=" + (cert != null) + ", token="
                    + (token.isEmpty() ? "none" : "set") + "]";
        }
    }

    /** How signals reach agents. */
    public record Delivery(
            @About(value = "how long a signal waits for an agent that is not there", min = 1) Duration ttl,
            @About(value = "most signals that wait for one name", min = 1) int queueSignals,
            @About(value = "most bytes that wait for one name", min = 1, bytes = true) long queueBytes,
            @About(value = "outbound bytes of one link from which on its signals go through the store", min = 1, bytes = true) int softBytes,
            @About(value = "outbound bytes of one link at which it is closed (1013)", min = 1, bytes = true) int hardBytes,
            @About(value = "time without progress of a full link after which it is closed (1013)", min = 1) Duration stall,
            @About(value = "silence after which the hub pings", min = 1) Duration ping,
            @About(value = "unanswered pings after which the link is closed", min = 1, max = 100) int missedPings) {
        static Delivery defaults() {
            return new Delivery(Duration.ofSeconds(300), 1_000, 16L << 20, 1 << 20, 8 << 20, Duration.ofSeconds(10), Duration.ofSeconds(20),
                    2);
        }
    }

    /** What one stranger may cost. */
    public record Limits(
            @About(value = "largest WebSocket message", min = 1, max = 1 << 28, bytes = true) int message,
            @About(value = "largest control or JSON-RPC message", min = 1, max = 1 << 28, bytes = true) int text,
            @About(value = "deepest nesting of JSON in control and JSON-RPC messages", min = 1, max = 1_000) int depth,
            @About(value = "most requests in one JSON-RPC batch", min = 1, max = 10_000) int batch,
            @About(value = "time for the first message after the upgrade", min = 1) Duration firstMessage,
            @About(value = "time for TLS and the HTTP request", min = 1) Duration handshake,
            @About(value = "most connections at once", min = 1) int connections,
            @About(value = "most connections of one address, beyond loopback", min = 1) int connectionsPerAddress,
            @About(value = "most registrations of one address in a second, beyond loopback", min = 1) int registrationsPerSecond,
            @About(value = "most connections of one address that have not registered, beyond loopback", min = 1) int unregistered,
            @About(value = "most signals of one link in a second, beyond loopback", min = 1) int signalsPerSecond,
            @About(value = "how many more may come at once", min = 0) int signalBurst,
            @About(value = "most names the hub remembers", min = 1) int knownNames) {
        static Limits defaults() {
            return new Limits(1 << 20, 256 << 10, 32, 32, Duration.ofSeconds(10), Duration.ofSeconds(5), 20_000, 64, 20, 32, 2_000, 4_000,
                    100_000);
        }
    }

    /** How synapses come to be. */
    public record Learning(
            @About("where synapses are learned from") Mode mode,
            @About(value = "most synapses kept; the least recently used gives way", min = 1) int synapses) {
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

    /** Notices that agents get of each other ({@code peer_joined}, {@code peer_left}). */
    public record Presence(
            @About(value = "connected agents above which notices are left out (each costs one message to everyone)", min = 0) int limit) {}

    /** Where things are kept. */
    public record Storage(
            @About("the data directory; by default the platform's place for a user's data") Path dir,
            @About(value = "most bytes that wait in the store in all", min = 1, bytes = true) long storeBytes,
            @About(value = "free bytes on the disk below which nothing more is stored", min = 0, bytes = true) long diskFloor,
            @About(value = "size of the signal history; 0 keeps it in memory only (64 MiB)", min = 0, bytes = true) long journalBytes,
            @About(value = "how long signals stay in the history", min = 1) Duration journalAge) {}

    /** Links to other hubs. */
    public record Federation(
            @About("NeuralHub's JSON file of peers, empty for the one in the data directory") @Nullable Path remotes,
            @About(value = "how often the list of agents is repeated to peers", min = 1) Duration presence,
            @About(value = "how often a peer is probed", min = 1) Duration probe,
            @About(value = "most hubs a signal may cross", min = 1, max = 64) int hops,
            @About(value = "most signals in one batch to a peer", min = 1) int batchSignals,
            @About(value = "most bytes in one batch to a peer", min = 1, bytes = true) int batchBytes,
            @About(value = "most signals that wait for one peer", min = 1) int outboxSignals,
            @About(value = "most bytes that wait for one peer", min = 1, bytes = true) long outboxBytes,
            @About("whether an agent gets a GABA signal back when its signal for another hub is refused") boolean gabaOnRefusal) {}

    /** The pages for browsers and monitors. */
    public record Web(@About(value = "TCP port of the dashboard, 0 for none", min = 0, max = 65_535) int dashboardPort) {}

    /** Sessions, identities and AG2's clients, at the path {@code /network}. */
    public record Network(
            @About("whether AG2's clients are served") boolean enabled,
            @About("whether sessions and identities are kept on disk; else they end with the hub") boolean durable,
            @About(value = "how long after its answer a session's message may wait to be forced to the disk, where a power cut costs it but no kill of the hub; 0 to force it before", min = 0, max = 60_000) Duration forceWithin,
            @About("whether every agent needs a key; else only names that have one") boolean keysOnly,
            @About(value = "time for invited agents to answer; AG2's clients give up after 30 s", min = 1) Duration inviteAck,
            @About(value = "how often sessions and tasks that outlived their time are ended; 0 for never", min = 0) Duration ttlSweep,
            @About(value = "how often expectations are looked at; 0 for never", min = 0) Duration expectationSweep,
            @About(value = "most sessions kept; the oldest ended one gives way", min = 1) int sessions,
            @About(value = "most bytes of one session's log", min = 1, max = 1 << 30, bytes = true) int sessionBytes,
            @About(value = "most bytes of all logs; ended sessions give way before", min = 1, bytes = true) long logBytes,
            @About(value = "most bytes of logs that are held in memory", min = 1, bytes = true) long memoryBytes,
            @About(value = "most identities", min = 1) int agents,
            @About(value = "most tasks kept; the oldest ended one gives way", min = 1) int tasks,
            @About(value = "most bytes of the audit log; the oldest records give way, and the log says so", min = 1 << 16, bytes = true) long auditBytes) {
        static Network defaults() {
            return new Network(true, true, Duration.ZERO, false, Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(10),
                    20_000, 16 << 20,
                    1L << 30, 64L << 20, 10_000, 10_000, 64L << 20);
        }
    }
}
