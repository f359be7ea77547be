package dev.thalamus.ui.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.Hub;
import dev.thalamus.ui.fake.FakeControl;
import dev.thalamus.ui.fake.FakeHub;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FxPumpTest {
    @Test
    void whileAFeedIsHungryOneTurnMoreIsOnItsWayAndNeverTwo() throws InterruptedException {
        var hub = new FakeHub();
        var reader = new ScheduledThreadPoolExecutor(1);
        var turns = new CountDownLatch(80);
        var most = new AtomicInteger();
        try (var pump = new FxPump(new FakeControl(() -> hub), reader)) {
            pump.add(new Feed() {
                @Override
                public boolean gather(@Nullable Hub now, long nowNanos) {
                    most.accumulateAndGet(reader.getQueue().size(), Math::max);
                    turns.countDown();
                    return false;
                }

                @Override
                public boolean hungry() { return true; }

                @Override
                public void apply() {}
            });
            pump.start();
            assertThat(turns.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most.get()).as("waiting while a turn runs").isEqualTo(1);
    }
}
