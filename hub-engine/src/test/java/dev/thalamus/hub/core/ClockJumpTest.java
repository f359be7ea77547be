package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.kit.Clock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall clock jumps while the hub runs: nothing expires, nothing is held back, nobody is thrown out. */
class ClockJumpTest {
    private static final class Jumping implements Clock {
        private final Clock real = Clock.system();
        private final AtomicLong shiftMillis = new AtomicLong();

        @Override
        public long wallMillis() { return real.wallMillis() + shiftMillis.get(); }

        @Override
        public long wallMicros() { return real.wallMicros() + shiftMillis.get() * 1_000; }

        @Override
        public long nanos() { return real.nanos(); }

        @Override
        public long steadyMillis() { return real.steadyMillis(); }
    }

    @TempDir
    Path dir;
    private final Jumping clock = new Jumping();

    /** An hour back, an hour on (a wrong time zone), a second either way (a correction), ten years on, to 1970, a day back. */
    @ParameterizedTest
    @ValueSource(longs = {-3_600_000, 3_600_000, -1_000, 1_000, 315_360_000_000L, -1_795_238_294_000L, -86_400_000, 86_400_000})
    void whatWaitsOutlivesAJumpAndAJumpBack(long jump) {
        try (var hub = new CoreHarness(dir, HubConfig.defaults(dir).delivery(), clock)) {
            var sender = hub.join("sender", "s");
            hub.leave(hub.join("solo", "r"));
            hub.send(sender, "solo", "1");
            clock.shiftMillis.addAndGet(jump);
            hub.send(sender, "solo", "2");
            ticks(hub);
            clock.shiftMillis.addAndGet(-jump);
            hub.send(sender, "solo", "3");
            ticks(hub);
            hub.until("all three wait", List.of(), () -> hub.core.pending() == 3);
            var receiver = hub.join("solo", "r");
            hub.until("the first are handed over", List.of(), () -> !receiver.peer().pings.isEmpty());
            clock.shiftMillis.addAndGet(jump);
            ticks(hub);
            hub.send(sender, "solo", "4");
            hub.until("all is handed over", List.of(receiver), () -> hub.core.pending() == 0 && receiver.agent().live());
            assertThat(receiver.peer().payloads).containsExactly("1", "2", "3", "4");
            assertThat(hub.ask(() -> hub.core.counters().expired)).isZero();
            assertThat(receiver.peer().closed).isFalse();
        }
    }

    private static void ticks(CoreHarness hub) {
        for (int i = 0; i < 3; i++) {
            hub.turn(() -> hub.core.tick(true));
        }
    }
}
