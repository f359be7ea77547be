package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Delivery against a model of a few lines: one list of what was sent and not seen yet. After each step the hub must say that as much waits as the model
 * has, and hand over exactly that, in that order. {@code -Ddelivery.runs} for more than the usual.
 */
class DeliveryModelTest {
    private static final int RUNS = Integer.getInteger("delivery.runs", 25);
    private static final int STEPS = 60;
    private static final HubConfig.Delivery SMALL = new HubConfig.Delivery(Duration.ofMinutes(5), 2_000, 16 << 20, 4_096, 65_536,
            Duration.ofSeconds(10), Duration.ofSeconds(20), 2);

    private enum Receiver {
        AWAY, READING, STALLED
    }

    @TempDir
    Path dir;
    private final List<String> unseen = new ArrayList<>();
    private int sent;

    static LongStream seeds() { return ThreadLocalRandom.current().longs(RUNS); }

    @ParameterizedTest
    @MethodSource("seeds")
    void theHubDoesWhatTheModelSays(long seed) throws Exception {
        try (var hub = new CoreHarness(Files.createDirectory(dir.resolve("hub")), SMALL)) {
            var random = new Random(seed);
            var sender = hub.join("sender", "s");
            var now = hub.join("solo", "r0");
            Receiver state = Receiver.READING;
            for (int step = 1; step <= STEPS; step++) {
                switch (random.nextInt(6)) {
                    case 0 -> {
                        if (state == Receiver.AWAY) {
                            now = hub.join("solo", "r" + step);
                            state = Receiver.READING;
                        } else {
                            seen(hub, now);
                            hub.leave(now);
                            state = Receiver.AWAY;
                            lost(hub);
                        }
                    }
                    case 1 -> {
                        if (state == Receiver.READING) {
                            hub.take(now, 0);
                            state = Receiver.STALLED;
                        }
                    }
                    case 2 -> {
                        if (state == Receiver.STALLED) {
                            state = Receiver.READING;
                        }
                    }
                    default -> {
                        for (int i = random.nextInt(8); i >= 0; i--) {
                            String payload = "\"" + sent++ + "x".repeat(random.nextInt(900)) + "\"";
                            unseen.add(payload);
                            hub.send(sender, "solo", payload);
                        }
                    }
                }
                settle(hub, now, state);
            }
            assertThat(hub.core.counters().refusedTotal()).isZero();
            assertThat(hub.failures).isEmpty();
        }
    }

    private void settle(CoreHarness hub, CoreHarness.Connected now, Receiver state) {
        switch (state) {
            case READING -> {
                hub.take(now, Long.MAX_VALUE);
                hub.until("all is handed over", List.of(now),
                        () -> hub.core.pending() == 0 && now.agent().live() && now.link().queuedBytes() == 0);
                seen(hub, now);
                assertThat(unseen).as("all was seen").isEmpty();
            }
            case AWAY -> hub.until("all waits", List.of(), () -> hub.core.pending() == unseen.size());
            case STALLED -> seen(hub, now);
        }
    }

    /** What came is the beginning of what was not seen yet. */
    private void seen(CoreHarness hub, CoreHarness.Connected now) {
        List<String> came = hub.ask(() -> {
            List<String> copy = List.copyOf(now.peer().payloads);
            now.peer().payloads.clear();
            return copy;
        });
        assertThat(came).isEqualTo(unseen.subList(0, Math.min(came.size(), unseen.size())));
        unseen.subList(0, came.size()).clear();
    }

    /** What was on its way to a link that died is gone; it is the oldest, for nothing live is behind what is stored. */
    private void lost(CoreHarness hub) {
        int stored = hub.ask(() -> (int) hub.core.pending());
        assertThat(stored).isLessThanOrEqualTo(unseen.size());
        unseen.subList(0, unseen.size() - stored).clear();
    }
}
