package dev.thalamus.hub.sandbox;

import static dev.thalamus.hub.sandbox.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DirectorTest {
    @Test
    void refusesTimersPastItsLimit() {
        try (var director = new Director(1)) {
            for (int i = 0; i < Director.TIMERS; i++) {
                assertThat(director.after(Duration.ofHours(1), () -> {})).isTrue();
            }
            assertThat(director.after(Duration.ofHours(1), () -> {})).isFalse();
        }
    }

    @Test
    void makesTheSocketWaitWhenTooManySignalsAreUnheard() throws InterruptedException {
        var gate = new CountDownLatch(1);
        var heard = new AtomicInteger();
        try (var director = new Director(1)) {
            assertThat(director.now(() -> awaitUninterruptibly(gate))).isTrue();
            Thread reader = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < Director.SIGNALS + 1; i++) {
                    try {
                        director.now(heard::incrementAndGet);
                    } catch (InterruptedException stopped) {
                        return;
                    }
                }
            });
            eventually("the reader waits", () -> reader.getState() == Thread.State.WAITING);
            assertThat(director.after(Duration.ZERO, () -> {})).as("timers have their own room").isTrue();
            gate.countDown();
            eventually("all were heard", () -> heard.get() == Director.SIGNALS + 1);
        }
    }

    @Test
    void actsInTheOrderOfTimeDividedBySpeed() {
        List<Integer> order = new ArrayList<>();
        try (var director = new Director(1_000)) {
            director.after(Duration.ofSeconds(20), () -> order.add(2));
            director.after(Duration.ofSeconds(10), () -> order.add(1));
            var done = new CountDownLatch(1);
            director.after(Duration.ofSeconds(30), done::countDown);
            awaitUninterruptibly(done);
        }
        assertThat(order).containsExactly(1, 2);
    }

    @Test
    void takesNothingOnceClosed() throws InterruptedException {
        var director = new Director(1);
        director.close();
        assertThat(director.now(() -> {})).isFalse();
        assertThat(director.after(Duration.ZERO, () -> {})).isFalse();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
