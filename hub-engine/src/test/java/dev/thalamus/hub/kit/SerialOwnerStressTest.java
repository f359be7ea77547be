package dev.thalamus.hub.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Many threads bring turns at once, also at the very moment in which the owner goes idle: each runs once, alone, in its producer's order, and sees what
 * the turns before it wrote. {@code -Dthalamus.stress.rounds} for the long profile.
 */
class SerialOwnerStressTest {
    private static final int ROUNDS = Integer.getInteger("thalamus.stress.rounds", 10);
    private static final int PRODUCERS = 4;
    private static final int TURNS = 4_000;
    private static final String THROWN = "a turn that fails";

    /** What the turns share, on purpose without any protection of its own. */
    private static final class Shared {
        final int[] lastOf = new int[PRODUCERS];
        long runs;
        long overtaken;
    }

    @Test
    void turnsRunOnceAloneInOrderAndSeeTheOnesBefore() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var shared = new Shared();
            var busy = new AtomicBoolean();
            var overlaps = new AtomicInteger();
            var thrown = new AtomicInteger();
            var others = new ArrayList<Throwable>();
            var done = new CountDownLatch(PRODUCERS * TURNS);
            try (var relief = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
                Runnable flush = () -> alone(busy, overlaps, () -> {});
                var owner = new SerialOwner(flush, relief, failure -> {
                    if (THROWN.equals(failure.getMessage())) {
                        thrown.incrementAndGet();
                    } else {
                        others.add(failure);
                    }
                });
                var start = new CyclicBarrier(PRODUCERS);
                List<Thread> producers = new ArrayList<>();
                for (int p = 0; p < PRODUCERS; p++) {
                    int producer = p;
                    producers.add(
                            Thread.ofPlatform().daemon().start(() -> produce(owner, producer, start, turn -> alone(busy, overlaps, () -> {
                                shared.runs++;
                                shared.overtaken += shared.lastOf[producer] == turn - 1 ? 0 : 1;
                                shared.lastOf[producer] = turn;
                                done.countDown();
                                if (turn % 97 == 0) {
                                    throw new IllegalStateException(THROWN);
                                }
                            }))));
                }
                assertThat(done.await(60, TimeUnit.SECONDS)).as("every turn ran").isTrue();
                for (Thread producer : producers) {
                    producer.join();
                }
                var last = new CountDownLatch(1);
                owner.submit(Turn.of(last::countDown));
                assertThat(last.await(10, TimeUnit.SECONDS)).as("it still works").isTrue();
            }
            assertThat(overlaps).as("turns at the same time").hasValue(0);
            assertThat(shared.runs).isEqualTo(PRODUCERS * TURNS);
            assertThat(shared.overtaken).as("turns before an earlier one of the same thread").isZero();
            assertThat(thrown).as("failures that were told").hasValue(PRODUCERS * (TURNS / 97));
            assertThat(others).isEmpty();
        }
    }

    private interface Work {
        void run(int turn);
    }

    private static void produce(SerialOwner owner, int producer, CyclicBarrier start, Work work) {
        try {
            start.await(10, TimeUnit.SECONDS);
        } catch (Exception late) {
            throw new AssertionError(late);
        }
        for (int i = 1; i <= TURNS; i++) {
            int turn = i;
            Turn next = Turn.of(() -> work.run(turn));
            if ((turn + producer) % 5 == 0) {
                owner.submitElsewhere(next);
            } else {
                owner.submit(next);
            }
            for (int pause = ThreadLocalRandom.current().nextInt(40); pause > 0; pause--) {
                Thread.onSpinWait(); // so that the owner is idle now and then
            }
        }
    }

    private static void alone(AtomicBoolean busy, AtomicInteger overlaps, Runnable work) {
        if (!busy.compareAndSet(false, true)) {
            overlaps.incrementAndGet();
        }
        try {
            work.run();
        } finally {
            busy.set(false);
        }
    }
}
