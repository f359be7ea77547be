package dev.thalamus.hub.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many threads publish while one drains: every event is either seen, in its publisher's order, or counted as missed. */
class SubscriptionStressTest {
    private static final int ROUNDS = Integer.getInteger("thalamus.stress.rounds", 10);
    private static final int PUBLISHERS = 4;
    private static final int EVENTS = 5_000;
    private static final int CAPACITY = 64;

    @Test
    void everyEventIsSeenInOrderOrCountedAsMissed() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            var bus = new EventBus();
            try (var subscription = bus.subscribe(CAPACITY); var idle = bus.subscribe(1)) {
                var running = new AtomicInteger(PUBLISHERS);
                List<Thread> publishers = new ArrayList<>();
                for (int p = 0; p < PUBLISHERS; p++) {
                    String name = Integer.toString(p);
                    publishers.add(Thread.ofPlatform().daemon().start(() -> {
                        for (int i = 1; i <= EVENTS; i++) {
                            bus.publish(new HubEvent.Fault(i, name, ""));
                        }
                        running.decrementAndGet();
                    }));
                }
                long[] last = new long[PUBLISHERS];
                int[] seen = {0, 0};
                boolean more = true;
                while (more) {
                    boolean over = running.get() == 0;
                    int taken = subscription.drain(CAPACITY * 2, event -> {
                        if (event instanceof HubEvent.Fault fault) {
                            int publisher = Integer.parseInt(fault.where());
                            seen[1] += fault.atMillis() > last[publisher] ? 0 : 1;
                            last[publisher] = fault.atMillis();
                            seen[0]++;
                        }
                    });
                    more = taken > 0 || !over;
                }
                for (Thread publisher : publishers) {
                    publisher.join();
                }
                assertThat(seen[1]).as("out of order").isZero();
                assertThat(seen[0] + subscription.missed()).isEqualTo(PUBLISHERS * EVENTS);
                assertThat(idle.missed()).as("who does not look costs nobody").isEqualTo(PUBLISHERS * EVENTS - 1);
                var late = new ArrayList<HubEvent>();
                bus.publish(new HubEvent.Fault(1, "0", "after the flood"));
                assertThat(subscription.drain(10, late::add)).as("it has room again").isEqualTo(1);
            }
        }
    }
}
