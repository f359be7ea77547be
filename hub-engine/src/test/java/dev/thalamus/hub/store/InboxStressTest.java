package dev.thalamus.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Many threads offer while one takes and somebody closes: what was taken in comes out once, in its thread's order, and the taker always ends. */
class InboxStressTest {
    private static final int ROUNDS = Integer.getInteger("thalamus.stress.rounds", 10) * 5;
    private static final int OFFERERS = 4;
    private static final int LIMIT = 32;

    private record Item(int offerer, int number) {}

    @Test
    void whatWasTakenInComesOutOnceAndNothingAfterTheClose() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            var inbox = new Inbox<Item>();
            var accepted = new AtomicLong();
            var over = new AtomicBoolean();
            List<Thread> offerers = new ArrayList<>();
            for (int o = 0; o < OFFERERS; o++) {
                int offerer = o;
                offerers.add(Thread.ofPlatform().daemon().start(() -> offer(inbox, offerer, accepted, over)));
            }
            long[] taken = new long[2];
            Thread taker = Thread.ofPlatform().daemon().start(() -> take(inbox, taken));
            Rows.until("some taken in", () -> accepted.get() >= 500);
            inbox.close();
            taker.join(10_000);
            assertThat(taker.isAlive()).as("the taker sleeps for ever").isFalse();
            over.set(true);
            for (Thread offerer : offerers) {
                offerer.join();
            }
            assertThat(taken[0]).as("taken out").isEqualTo(accepted.get());
            assertThat(taken[1]).as("out of order").isZero();
            assertThat(inbox.offer(new Item(0, 0), LIMIT)).isFalse();
        }
    }

    private static void offer(Inbox<Item> inbox, int offerer, AtomicLong accepted, AtomicBoolean over) {
        for (int n = 1; !over.get();) {
            if (inbox.offer(new Item(offerer, n), LIMIT)) {
                n++;
                accepted.incrementAndGet();
            }
        }
    }

    private static void take(Inbox<Item> inbox, long[] taken) {
        int[] last = new int[OFFERERS];
        while (!inbox.finished()) {
            inbox.await(1_000_000_000);
            for (Item item; (item = inbox.poll()) != null;) {
                taken[0]++;
                taken[1] += item.number == last[item.offerer] + 1 ? 0 : 1;
                last[item.offerer] = item.number;
            }
        }
    }
}
