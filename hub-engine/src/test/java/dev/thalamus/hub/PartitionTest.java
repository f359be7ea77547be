package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static dev.thalamus.hub.TwoHubs.forwarding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Partitions between two hubs while signals flow: nothing answered is lost, nothing comes twice, order is kept.
 *
 * <p>Few and short by default; {@code -Dfederation.partitions=20 -Dfederation.signals=3000} takes five minutes at 200 signals a second. Given a number of
 * partitions it prints how long after the end of each the hubs had converged: signals go through, each knows who is at the other, nothing older waits.
 */
class PartitionTest {
    private static final int PARTITIONS = Integer.getInteger("federation.partitions", 4);
    /** Signals between one cut and the next. */
    private static final int SIGNALS = Integer.getInteger("federation.signals", 120);
    private static final int PER_SECOND = 200;

    @TempDir
    Path dir;

    @Test
    void whatWasAnsweredArrivesOnceAndInOrder() throws InterruptedException {
        try (HubEngine b = TwoHubs.open(dir.resolve("b"), "b.test"); var way = new FaultProxy(b.info().port())) {
            TwoHubs.add(b, "a.test", 1, false);
            TwoHubs.knows(dir.resolve("a"), "b.test", way.port(), TwoHubs.TOKEN, true);
            try (HubEngine a = TwoHubs.open(dir.resolve("a"), "a.test"); var receiver = new TestAgent(b, "r", "rrrr")) {
                forwarding(a);
                var sent = new AtomicInteger();
                Set<Integer> answered = ConcurrentHashMap.newKeySet();
                Set<Integer> refused = ConcurrentHashMap.newKeySet();
                try (var pace = Executors.newSingleThreadScheduledExecutor()) {
                    pace.scheduleAtFixedRate(() -> {
                        int n = sent.getAndIncrement();
                        a.send("r@b.test", SignalType.DOPAMINE, Integer.toString(n)).thenAccept(
                                receipt -> (receipt.outcome() == Outcome.REFUSED ? refused : answered).add(n));
                    }, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
                    for (int cut = 0; cut < PARTITIONS; cut++) {
                        pass(sent, SIGNALS / 2);
                        switch (cut % 4) {
                            case 0 -> way.cut();
                            case 1 -> way.blackHole();
                            case 2 -> way.halfOpen();
                            default -> {
                                way.jitter(50);
                                way.reset();
                            }
                        }
                        pass(sent, SIGNALS - SIGNALS / 2);
                        way.jitter(0);
                        healed(a, way, sent, answered);
                    }
                    pace.shutdownNow();
                    assertThat(pace.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
                }
                eventually("all answered", () -> answered.size() + refused.size() == sent.get());
                eventually("all confirmed", () -> TwoHubs.peer(a).backlog() == 0);
                eventually("all arrived", () -> receiver.signals.size() >= answered.size());
                judge(List.copyOf(receiver.signals), answered);
                assertThat(refused).as("the outbox was never full").isEmpty();
            }
        }
    }

    private static void healed(HubEngine a, FaultProxy way, AtomicInteger sent, Set<Integer> answered) {
        long healed = System.nanoTime();
        int before = sent.get();
        way.heal();
        forwarding(a);
        TwoHubs.sees(a, "r", true);
        eventually("what was sent before is answered", () -> answered.size() >= before);
        eventually("what waited has gone", () -> TwoHubs.peer(a).backlog() < PER_SECOND);
        if (Integer.getInteger("federation.partitions") != null) {
            System.out.printf("converged %d ms after healing%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - healed));
        }
    }

    private static void judge(List<byte[]> frames, Set<Integer> answered) {
        var numbers = new ArrayList<Integer>();
        var ids = new HashSet<String>();
        for (byte[] frame : frames) {
            if (ids.add(HexFormat.of().formatHex(frame, 12, 28))) {
                int at = SignalFrame.payloadOffset(frame, 0, frame.length);
                numbers.add(Integer.valueOf(new String(frame, at, frame.length - at, StandardCharsets.UTF_8)));
            }
        }
        assertThat(numbers).as("in order").isSorted().doesNotHaveDuplicates().containsAll(answered);
        assertThat(frames).as("none twice, while both hubs live").hasSameSizeAs(numbers);
    }

    private static void pass(AtomicInteger sent, int more) {
        int until = sent.get() + more;
        eventually(more + " more signals", () -> sent.get() >= until);
    }
}
