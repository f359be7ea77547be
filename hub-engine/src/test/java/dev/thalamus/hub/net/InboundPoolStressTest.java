package dev.thalamus.hub.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** One thread takes batches, others give them back: never are there more than the bound, and nobody who waits for one is forgotten. */
class InboundPoolStressTest {
    private static final int ROUNDS = Integer.getInteger("thalamus.stress.rounds", 10);
    private static final int GIVERS = 3;
    private static final int TAKES = 20_000;

    @Test
    void thereAreNeverMoreThanTheBoundAndWhoWaitsIsWoken() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            var starvations = new LongAdder();
            var pool = new InboundPool(inbound -> {}, starvations);
            var withCore = new ConcurrentLinkedQueue<Inbound>();
            var out = new AtomicInteger();
            int most = 0;
            var over = new AtomicBoolean();
            List<Thread> givers = new ArrayList<>();
            for (int g = 0; g < GIVERS; g++) {
                givers.add(Thread.ofPlatform().daemon().start(() -> give(withCore, out, over, starvations)));
            }
            var reader = new Reader();
            long deadline = System.nanoTime() + 60_000_000_000L;
            for (int taken = 0; taken < TAKES;) {
                assertThat(System.nanoTime()).as("a reader that waits is forgotten").isLessThan(deadline);
                if (!reader.reads.get()) {
                    Thread.onSpinWait();
                    continue;
                }
                Inbound batch = pool.take();
                if (batch == null) {
                    pool.await(reader);
                } else {
                    most = Math.max(most, out.incrementAndGet());
                    withCore.add(batch);
                    taken++;
                }
            }
            over.set(true);
            for (Thread giver : givers) {
                giver.join();
            }
            assertThat(most).isLessThanOrEqualTo(InboundPool.BATCHES);
            assertThat(pool.take()).as("all came back").isNotNull();
        }
    }

    private static void give(ConcurrentLinkedQueue<Inbound> withCore, AtomicInteger out, AtomicBoolean over, LongAdder starvations) {
        while (starvations.sum() == 0) {
            Thread.onSpinWait(); // it is emptied once for certain
        }
        while (!over.get() || !withCore.isEmpty()) {
            Inbound batch = withCore.poll();
            if (batch != null) {
                out.decrementAndGet();
                batch.release();
            }
        }
    }

    /** A connection that remembers whether it may read. */
    private static final class Reader extends DeadEnd {
        final AtomicBoolean reads = new AtomicBoolean(true);

        @Override
        public void reading(boolean on) { reads.set(on); }

        @Override
        public boolean heldUp() { return !reads.get(); }
    }
}
