package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents that come and go, names with siblings, queues that fill and drain, another hub whose link flaps (R21): whatever a hub holds is as much at the end
 * as it was after a third of the time. Short by default; {@code -Dthalamus.soak.minutes=10} for the long profile, 300 signals a second among 200 agents.
 */
class SoakTest {
    private static final int MINUTES = Integer.getInteger("thalamus.soak.minutes", 0);
    private static final int ROUNDS = MINUTES == 0 ? 60 : MINUTES * 600;
    private static final int AGENTS = MINUTES == 0 ? 20 : 200;
    private static final int SIGNALS = 30;
    private static final long MEBIBYTE = 1 << 20;

    /** What the process holds; all agents of the test are in it too. */
    private record Held(long heap, long direct, int threads, long files, long log) {
        static Held now(Path dir) throws IOException {
            var memory = ManagementFactory.getMemoryMXBean();
            System.gc();
            System.gc();
            long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .filter(pool -> pool.getName().equals("direct"))
                    .mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
            Path log = dir.resolve("hub.db-wal");
            return new Held(memory.getHeapMemoryUsage().getUsed(), direct, runningThreads(), openFiles(),
                    Files.exists(log) ? Files.size(log) : 0);
        }

        /** Without those of the agents' WebSocket client, which keeps as many as it ever needed at once. */
        private static int runningThreads() {
            return (int) Thread.getAllStackTraces().keySet().stream().filter(thread -> !thread.getName().startsWith("HttpClient")).count();
        }

        private static long openFiles() {
            try (var open = Files.list(Path.of("/proc/self/fd"))) {
                return open.count();
            } catch (IOException unknown) {
                return 0;
            }
        }

        @Override
        public String toString() {
            return "heap %.1f MiB, direct %.1f MiB, %d threads, %d files, log %.1f MiB".formatted(heap / (double) MEBIBYTE,
                    direct / (double) MEBIBYTE, threads, files, log / (double) MEBIBYTE);
        }
    }

    @TempDir
    Path dir;
    private final List<TestAgent> agents = new ArrayList<>();
    private int hashes;

    @Test
    void whatAHubHoldsDoesNotGrow() throws IOException {
        try (HubEngine b = TwoHubs.open(dir.resolve("b"), "b.test");
                var way = new FaultProxy(b.info().port());
                var remote = new TestAgent(b, "remote", "rrrr")) {
            TwoHubs.add(b, "a.test", 1, false);
            TwoHubs.knows(dir.resolve("a"), "b.test", way.port(), TwoHubs.TOKEN, true);
            try (HubEngine a = TwoHubs.open(dir.resolve("a"), "a.test")) {
                TwoHubs.forwarding(a);
                IntStream.range(0, AGENTS).forEach(i -> agents.add(join(a, i)));
                List<Held> held = new ArrayList<>();
                long start = System.nanoTime();
                for (int round = 0; round < ROUNDS; round++) {
                    round(a, way, round);
                    remote.signals.clear();
                    if (round % Math.max(1, ROUNDS / 9) == 0) {
                        held.add(Held.now(dir.resolve("a")));
                    }
                    if (MINUTES > 0) {
                        LockSupport.parkNanos(start + TimeUnit.MILLISECONDS.toNanos(100L * (round + 1)) - System.nanoTime());
                    }
                }
                way.heal();
                agents.forEach(agent -> agent.signals.clear());
                eventually("nothing waits", () -> a.snapshot().join().totals().pending() == 0 && TwoHubs.peer(a).backlog() == 0);
                held.add(Held.now(dir.resolve("a")));
                judge(a, held);
                agents.forEach(TestAgent::close);
            }
        }
    }

    private static void judge(HubEngine a, List<Held> held) {
        var totals = a.snapshot().join().totals();
        if (MINUTES > 0) {
            held.forEach(System.out::println);
            System.out.println(totals);
        }
        Held early = held.get(held.size() / 3);
        Held last = held.getLast();
        assertThat(last.heap - early.heap).as("heap, %s after %s", last, early).isLessThan(16 * MEBIBYTE);
        assertThat(last.direct - early.direct).as("direct memory").isLessThan(16 * MEBIBYTE);
        assertThat(last.threads - early.threads).as("threads").isLessThan(20);
        assertThat(last.files - early.files).as("open files").isLessThan(20);
        assertThat(last.log).as("the write-ahead log").isLessThan(64 * MEBIBYTE);
        assertThat(totals.refused()).as("refused").isEmpty();
        assertThat(totals.expired()).as("expired").isZero();
        assertThat(totals.rejected()).as("rejected").isZero();
    }

    private TestAgent join(HubEngine hub, int place) {
        return new TestAgent(hub, place % 5 == 0 ? "sibling" : "agent " + place, "%016x".formatted(++hashes));
    }

    /** A tenth of a second: signals to names, siblings, the other hub and one who is away, who then comes back; now and then the link flaps. */
    private void round(HubEngine hub, FaultProxy way, int round) {
        int away = 1 + round * 7 % (AGENTS - 1);
        away += away % 5 == 0 ? 1 : 0;
        away %= AGENTS;
        boolean churn = round % 3 == 0 && away % 5 != 0;
        TestAgent sender = agents.get((away + 2) % AGENTS);
        if (churn) {
            agents.get(away).leave();
            String name = agents.get(away).name;
            eventually(name + " is away", () -> hub.snapshot().join().queues().isEmpty() && hub.snapshot().join().agents().stream()
                    .noneMatch(agent -> agent.name().equals(name) && agent.state() != dev.thalamus.hub.model.AgentState.GONE));
            for (int i = 0; i < SIGNALS / 3; i++) {
                sender.transmit(name, Integer.toString(i));
            }
            sender.settle();
        }
        if (round % 100 == 50) {
            way.reset();
        }
        for (int i = 0; i < SIGNALS - (churn ? SIGNALS / 3 : 0); i++) {
            sender.transmit(switch (i % 3) {
                case 0 -> "sibling";
                case 1 -> agents.get((away + 3 + i) % AGENTS).name;
                default -> "remote@b.test";
            }, "{\"round\": %d, \"text\": \"%s\"}".formatted(round, "x".repeat(i * 20)));
        }
        if (churn) {
            TestAgent back = join(hub, away);
            agents.set(away, back);
            for (int i = 0; i < SIGNALS / 3; i++) {
                assertThat(back.payload()).isEqualTo(Integer.toString(i));
            }
        }
        sender.settle();
        agents.forEach(agent -> {
            agent.signals.clear();
            agent.controls.clear();
        });
    }
}
