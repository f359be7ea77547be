package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.kit.Clock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits too long, while it is under way to a slow receiver. */
class ExpiryTest {
    private static final class Hurried implements Clock {
        private final Clock real = Clock.system();
        private final AtomicLong aheadMillis = new AtomicLong();
        /** How often a sweep has asked what time it is. */
        private final AtomicLong sweeps = new AtomicLong();

        @Override
        public long wallMillis() { return real.wallMillis(); }

        @Override
        public long wallMicros() { return real.wallMicros(); }

        @Override
        public long nanos() { return real.nanos(); }

        @Override
        public long steadyMillis() {
            if (StackWalker.getInstance().walk(calls -> calls.anyMatch(call -> call.getClassName().equals(Expiry.class.getName())))) {
                sweeps.incrementAndGet();
            }
            return real.steadyMillis() + aheadMillis.get();
        }
    }

    private final Hurried clock = new Hurried();
    private CoreHarness hub;
    private CoreHarness.Connected receiver;
    private Name solo;

    /** One signal was handed over and its ping is not answered; another waits for an instance that is away, and has time yet. */
    @BeforeEach
    void open(@TempDir Path dir) {
        HubConfig.Delivery delivery = HubConfig.defaults(dir).delivery();
        hub = new CoreHarness(dir, delivery, clock);
        var sender = hub.join("sender", "s");
        hub.leave(hub.join("solo", "away"));
        hub.leave(hub.join("solo", "r"));
        hub.send(sender, "solo", "1");
        clock.aheadMillis.addAndGet(delivery.ttl().toMillis() / 2);
        hub.send(sender, "away", "2");
        receiver = hub.join("solo", "r");
        hub.until("the first is handed over", List.of(), () -> !receiver.peer().pings.isEmpty() && hub.core.pending() == 2);
        solo = receiver.agent().name;
        clock.aheadMillis.addAndGet(delivery.ttl().toMillis() / 2 + 1);
    }

    @AfterEach
    void close() { hub.close(); }

    @Test
    void whatIsUnderWayWhenItsTimeEndsIsTakenOffTheBooksOnce() {
        hub.turn(() -> hub.core.tick(true));
        hub.until("it is swept", List.of(), () -> hub.core.pending() == 1);
        hub.pong(receiver);
        theOtherWaits();
    }

    @Test
    void whatIsConfirmedWhileItIsSweptIsTakenOffTheBooksOnce() {
        hub.turn(() -> {
            hub.core.tick(true);
            hub.pongNow(receiver);
        });
        theOtherWaits();
    }

    @Test
    void thereIsOneSweepAtATimeAndNoneAfterItThatFoundAll() {
        hub.turn(() -> {
            for (int i = 0; i < 5; i++) {
                hub.core.tick(true);
            }
        });
        hub.until("it is swept", List.of(), () -> hub.core.pending() == 1);
        assertThat(clock.sweeps).hasValue(1);
        hub.turn(() -> hub.core.tick(true));
        assertThat(clock.sweeps).as("the next second has a sweep of its own").hasValue(2);
    }

    private void theOtherWaits() {
        hub.until("the deletion is over", List.of(), () -> solo.drain == null || solo.drain.deleting.isEmpty());
        assertThat(hub.ask(() -> hub.core.counters().expired)).as("it was delivered").isZero();
        assertThat(hub.ask(() -> hub.core.pending())).isEqualTo(1);
        var away = hub.join("solo", "away");
        hub.until("the other is handed over", List.of(away), () -> hub.core.pending() == 0);
        assertThat(away.peer().payloads).containsExactly("2");
    }
}
