package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.store.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A person deletes, restores and redirects while agents come and stall: each signal ends up in one place, and in one only. */
class QueueRaceTest {
    private static final HubConfig.Delivery SMALL = new HubConfig.Delivery(Duration.ofMinutes(5), 2_000, 16 << 20, 4_096, 65_536,
            Duration.ofSeconds(10), Duration.ofSeconds(20), 2);

    /** More would be refused; a slow disk leaves so many unanswered. */
    private static final int MOST_OPEN = 40;

    static LongStream seeds() { return ThreadLocalRandom.current().longs(Integer.getInteger("thalamus.queue.scripts", 30)); }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsBothRemovedAndDelivered(long seed) throws IOException {
        Path dir = Files.createTempDirectory("thalamus-queues");
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
        var sender = hub.join("sender", "s");
        var seen = new ArrayList<String>();
        var one = hub.join("one", "1");
        var two = hub.join("two", "2");
        hub.leave(one);
        boolean here = false;
        var changes = new ArrayList<QueueChange>();
        var problems = new ArrayList<Throwable>();
        var undone = new ArrayList<QueueChange>();
        int[] open = {0};
        int sent = 0;
        for (int step = 0; step < 120; step++) {
            switch (random.nextInt(9)) {
                case 0 -> hub.take(one, random.nextInt(3_000));
                case 1 -> hub.take(two, random.nextInt(3_000));
                case 2 -> {
                    if (!here && step > 40) {
                        one = hub.join("one", "1");
                        here = true;
                    }
                }
                case 3 -> operate(hub, open, changes, problems, (queues, answer) -> queues.delete(QueueScope.of("one").oldest(7), answer));
                case 4 -> operate(hub, open, changes, problems, (queues, answer) -> queues.expire(QueueScope.ALL.oldest(3), answer));
                case 5 -> operate(hub, open, new ArrayList<>(), problems,
                        (queues, answer) -> queues.redirect(QueueScope.of("one").oldest(5), "two", answer));
                case 6 -> operate(hub, open, new ArrayList<>(), problems, (queues, answer) -> queues.deliver(QueueScope.ALL, answer));
                case 7 -> {
                    QueueChange last = hub.ask(() -> changes.isEmpty() || open[0] == MOST_OPEN ? QUIET : changes.removeLast());
                    if (!last.undo().isEmpty()) {
                        operate(hub, open, undone, problems, (queues, answer) -> queues.restore(last.undo(), answer));
                    }
                }
                default -> {
                    for (int i = random.nextInt(8); i >= 0; i--) {
                        hub.send(sender, random.nextBoolean() ? "one" : "two",
                                "\"" + sent++ + ":" + "x".repeat(random.nextInt(700)) + "\"");
                    }
                }
            }
        }
        if (!here) {
            one = hub.join("one", "1");
        }
        List<CoreHarness.Connected> online = List.of(one, two);
        hub.until("every operation was answered, and the rest handed over", online, () -> open[0] == 0 && hub.core.pending() == 0);
        collect(hub, one, seen);
        collect(hub, two, seen);
        assertThat(problems).isEmpty();
        assertThat(hub.failures).isEmpty();
        long removed = changes.stream().mapToLong(QueueChange::signals).sum();
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.size() + removed).as("delivered and removed").isEqualTo(sent);
    }

    private static final QueueChange QUIET = new QueueChange(dev.thalamus.hub.model.QueueAction.RESTORE, 0, 0, "", List.of(), false);

    private static void collect(CoreHarness hub, CoreHarness.Connected who, List<String> seen) {
        hub.turn(() -> {
            who.peer().payloads.forEach(payload -> seen.add(payload.substring(1, payload.indexOf(':'))));
            who.peer().payloads.clear();
        });
    }

    private static void operate(CoreHarness hub, int[] open, List<QueueChange> changes, List<Throwable> problems,
            BiConsumer<QueueOperations, Answer<QueueChange>> operation) {
        hub.turn(() -> {
            if (open[0] == MOST_OPEN) {
                return;
            }
            open[0]++;
            operation.accept(hub.core.queueOperations(), (change, problem) -> {
                open[0]--;
                if (change == null) {
                    problems.add(problem);
                } else {
                    changes.add(change);
                }
            });
        });
    }
}
