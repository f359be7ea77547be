package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.Subscription;
import dev.thalamus.hub.kit.Clock;
import java.nio.file.Path;
import java.util.ArrayList;
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
    void whatIsLostWithItsLinkAfterItsTimeIsWrittenDownAsExpiredOnce() {
        try (var events = hub.events.subscribe(64)) {
            long written = hub.sequence.get();
            hub.turn(() -> hub.core.tick(true));
            hub.until("it is swept", List.of(), () -> hub.core.pending() == 1);
            assertThat(hub.ask(() -> hub.core.counters().expired)).as("its pong may come yet").isZero();
            hub.leave(receiver);
            assertThat(hub.ask(() -> hub.core.counters().expired)).isEqualTo(1);
            assertThat(hub.sequence).as("its second record").hasValue(written + 1);
            assertThat(expired(events)).containsExactly("1 of solo");
            var back = hub.join("solo", "r");
            hub.until("it is quiet", List.of(back), () -> back.agent().live());
            hub.leave(back);
            hub.turn(() -> hub.core.tick(true));
            assertThat(hub.ask(() -> hub.core.counters().expired)).as("and not again").isEqualTo(1);
            assertThat(back.peer().payloads).isEmpty();
        }
    }

    @Test
    void whatAReceiverNeverConfirmsIsKeptWithinBounds() {
        String half = '"' + "x".repeat(Lapsed.MOST_BYTES_OF_NAME / 2) + '"';
        hub.leave(receiver);
        var sender = hub.join("sender", "t");
        hub.send(sender, "r", half);
        hub.send(sender, "r", half);
        hub.send(sender, "r", half);
        var mute = hub.join("solo", "r");
        hub.until("all are handed over", List.of(), () -> mute.peer().payloads.size() == 3);
        clock.aheadMillis.addAndGet(HubConfig.defaults(Path.of("")).delivery().ttl().toMillis() + 1);
        hub.turn(() -> hub.core.tick(true));
        hub.until("they are swept", List.of(), () -> hub.core.pending() == 0);
        assertThat(hub.ask(() -> hub.core.counters().expired)).as("the first, that of one who is away, and two for want of room")
                .isEqualTo(4);
        assertThat(mute.agent().unconfirmed).as("pings that would confirm something").hasSize(1);
        hub.pong(mute);
        hub.leave(mute);
        assertThat(hub.ask(() -> hub.core.counters().expired)).as("the last was confirmed").isEqualTo(4);
    }

    @Test
    void whatReceiversOfDifferentNamesNeverConfirmIsKeptWithinBoundsTogether() {
        long ttl = HubConfig.defaults(Path.of("")).delivery().ttl().toMillis();
        hub.turn(() -> hub.core.tick(true));
        hub.until("the first waits for its pong only", List.of(), () -> hub.core.pending() == 1);
        assertThat(hub.ask(() -> hub.core.meters().lapsedBytes())).isPositive();
        var sender = hub.join("sender", "t");
        hub.leave(hub.join("duo", "d"));
        hub.send(sender, "duo", "1");
        var duo = hub.join("duo", "d");
        hub.until("another one's is handed over", List.of(), () -> !duo.peer().pings.isEmpty());
        clock.aheadMillis.addAndGet(ttl + 1);
        try (var events = hub.events.subscribe(64)) {
            hub.turn(() -> {
                hub.core.counters().lapsedBytes = Lapsed.MOST_BYTES - 1; // that of many others
                hub.core.tick(true);
            });
            hub.until("the oldest gave way", List.of(), () -> hub.core.pending() == 0 && solo.drain == null);
            assertThat(expired(events)).as("with what waited for one who is away").containsExactly("2 of solo");
            assertThat(hub.ask(() -> hub.core.meters().lapsedGivenUp())).isEqualTo(1);
            assertThat(receiver.agent().unconfirmed).as("pings that would confirm something").isEmpty();
            hub.pong(duo);
            hub.leave(duo);
            assertThat(expired(events)).as("the other one's was confirmed").isEmpty();
        }
        assertThat(hub.ask(() -> hub.core.counters().expired)).isEqualTo(2);
    }

    private static List<String> expired(Subscription events) {
        var expired = new ArrayList<String>();
        events.drain(64, event -> {
            if (event instanceof HubEvent.SignalsExpired gone) {
                expired.add(gone.count() + " of " + gone.name());
            }
        });
        return expired;
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
