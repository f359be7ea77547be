package dev.thalamus.hub.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who serves: the hub in three variants, and what it is compared with. */
enum Contender {
    HUB("hub", "hub"),
    /** The history in memory only: "journal off". */
    HUB_MEMORY("hub-memory", "hub, history in memory only"),
    HUB_UNWATCHED("hub-unwatched", "hub, nobody watching"),
    CHANNEL("channel", "relay on the upgraded channel"),
    /** What it takes to move the bytes that the hub must say; only for agents that register. */
    CHANNEL_NAMES("channel-names", "the same relay, answering with as many bytes as the hub"),
    API("api", "relay on Undertow's WebSocket API"),
    NATS("nats", "nats-server"),
    /** Only for what waits in the store. */
    JDBC("jdbc", "bare JDBC loop");

    private final String key;
    private final String says;

    Contender(String key, String says) {
        this.key = key;
        this.says = says;
    }

    String key() { return key; }

    String says() { return says; }

    boolean hub() { return this == HUB || this == HUB_MEMORY || this == HUB_UNWATCHED; }

    /** Whether it can do that at all, here. */
    boolean does(Work work) {
        if (work == Work.SLOW || work == Work.MINUTE) {
            return this == HUB; // the relays keep what nobody reads without a bound
        }
        return switch (this) {
            case HUB, HUB_MEMORY, HUB_UNWATCHED -> true;
            case CHANNEL_NAMES -> work.table() == Work.Table.MEMORY;
            case CHANNEL, API -> work.table() != Work.Table.STORE;
            case NATS -> work.table() != Work.Table.STORE && natsServer().isPresent();
            case JDBC -> work.table() == Work.Table.STORE;
        };
    }

    /** The program of the Debian package, where it is installed. */
    static Optional<Path> natsServer() {
        return List.of("/usr/sbin/nats-server", "/usr/bin/nats-server", "/usr/local/bin/nats-server").stream().map(Path::of)
                .filter(Files::isExecutable).findFirst();
    }

    static Contender of(String key) {
        return Arrays.stream(values()).filter(contender -> contender.key.equals(key)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no server " + key + "; there are " + Arrays.stream(values()).map(Contender::key).toList()));
    }
}
