package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever agents do, nothing overtakes: senders send while receivers stop reading, go on, leave and return.
 *
 * <p>The reference is the sender's own counter: what an instance sees first from one sender is strictly increasing, and what was sent to a name that was
 * known either arrives, or waits, or was on its way to a link that died, or is counted as refused.
 */
class DeliveryOrderTest {
    static final HubConfig.Delivery SMALL = new HubConfig.Delivery(Duration.ofMinutes(5), 2_000, 16 << 20, 4_096, 65_536,
            Duration.ofSeconds(10), Duration.ofSeconds(20), 2);

    private static final class Receiver {
        final String name;
        final String hash;
        CoreHarness.Connected now;
        boolean connected = true;
        final List<String> seen = new ArrayList<>();

        Receiver(CoreHarness hub, String name, String hash) {
            this.name = name;
            this.hash = hash;
            this.now = hub.join(name, hash);
        }

        void collect() {
            seen.addAll(now.peer().payloads);
            now.peer().payloads.clear();
        }
    }

    static LongStream seeds() { return ThreadLocalRandom.current().longs(60); }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingOvertakes(long seed) throws IOException {
        Path dir = Files.createTempDirectory("thalamus-order");
        try (var hub = new CoreHarness(dir, SMALL)) {
            play(hub, new Random(seed));
        } finally {
            try (var files = Files.walk(dir)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void play(CoreHarness hub, Random random) {
        List<CoreHarness.Connected> senders = List.of(hub.join("s0", "s0"), hub.join("s1", "s1"), hub.join("s2", "s2"));
        List<Receiver> receivers = List.of(new Receiver(hub, "twin", "t0"), new Receiver(hub, "twin", "t1"),
                new Receiver(hub, "solo", "r2"),
                new Receiver(hub, "other", "r3"));
        long[] counters = new long[senders.size()];
        boolean died = false;
        Set<String> addressed = new HashSet<>();
        Set<String> toTheName = new HashSet<>();
        Set<String> late = new HashSet<>();
        for (int step = 0; step < 150; step++) {
            Receiver receiver = receivers.get(random.nextInt(receivers.size()));
            switch (random.nextInt(10)) {
                case 0 -> hub.take(receiver.now, 0);
                case 1 -> hub.take(receiver.now, random.nextInt(3_000));
                case 2 -> hub.take(receiver.now, Long.MAX_VALUE);
                case 3 -> {
                    if (receiver.connected && random.nextInt(3) == 0) {
                        died = true;
                        late.addAll(toTheName);
                        receiver.connected = false;
                        hub.turn(() -> {
                            receiver.collect();
                            hub.leaveNow(receiver.now);
                        });
                    } else if (!receiver.connected) {
                        receiver.connected = true;
                        receiver.now = hub.join(receiver.name, receiver.hash);
                    }
                }
                case 4 -> hub.pong(receiver.now);
                default -> {
                    int s = random.nextInt(senders.size());
                    String target = random.nextInt(4) == 0 ? receiver.hash : receiver.name;
                    for (int i = 0; i < 1 + random.nextInt(6); i++) {
                        String payload = "\"" + s + ":" + counters[s]++ + ":" + "x".repeat(random.nextInt(900)) + "\"";
                        addressed.add(key(payload));
                        if (target.equals("twin")) {
                            toTheName.add(key(payload));
                        }
                        hub.send(senders.get(s), target, payload);
                    }
                }
            }
        }
        List<CoreHarness.Connected> online = new ArrayList<>();
        for (Receiver receiver : receivers) {
            if (!receiver.connected) {
                receiver.connected = true;
                receiver.now = hub.join(receiver.name, receiver.hash);
            }
            online.add(receiver.now);
        }
        hub.until("everything that waited was handed over and confirmed", online, () -> hub.core.pending() == 0);
        Set<String> arrived = new HashSet<>();
        for (Receiver receiver : receivers) {
            hub.turn(receiver::collect);
            increasing(receiver, late);
            receiver.seen.forEach(payload -> arrived.add(key(payload)));
        }
        assertThat(hub.failures).isEmpty();
        long refused = hub.core.counters().refusedTotal();
        addressed.removeAll(arrived);
        if (!died) {
            assertThat(addressed).as("lost without a reason").hasSize((int) refused);
        }
        assertThat(hub.core.counters().queued).isNotNegative();
    }

    /** What a dying sibling did not confirm comes again, after what this one got meanwhile: {@code late}. */
    private static void increasing(Receiver receiver, Set<String> late) {
        Map<String, Long> last = new HashMap<>();
        Set<String> known = new HashSet<>();
        for (String payload : receiver.seen) {
            String[] parts = payload.substring(1).split(":");
            if (known.add(parts[0] + ":" + parts[1]) && !late.contains(key(payload))) {
                long number = Long.parseLong(parts[1]);
                assertThat(number).as("%s got %s after %s", receiver.hash, key(payload), last.get(parts[0]))
                        .isGreaterThan(last.getOrDefault(parts[0], -1L));
                last.put(parts[0], number);
            }
        }
    }

    private static String key(String payload) { return payload.substring(0, payload.lastIndexOf(':')); }
}
