package dev.thalamus.hub.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(new SplittableRandom(3));

    @Test
    void waitsATenthOfTheOutageGiveOrTakeAFifthWithinItsBounds() {
        for (long away : List.of(0L, 5L, 100L, 1_000L, 100_000L)) {
            long tenth = Math.clamp(away / 10, 1, 300);
            assertThat(LongStream.range(0, 1_000).map(i -> backoff.afterLoss(seconds(away), false)))
                    .allMatch(wait -> wait >= seconds(tenth) * 0.8 && wait <= seconds(tenth) * 1.2);
            assertThat(backoff.afterLoss(seconds(away), true)).as("to a NeuralHub").isLessThanOrEqualTo((long) (seconds(30) * 1.2));
        }
    }

    @Test
    void hubsThatLostTheSamePeerAtOnceDoNotComeBackAtOnce() {
        List<Long> waits = LongStream.range(0, 100).map(seed -> new Backoff(new SplittableRandom(seed)).afterLoss(seconds(60), false))
                .boxed()
                .toList();
        assertThat(waits).doesNotHaveDuplicates();
        assertThat(waits.stream().mapToLong(Long::longValue).max().orElseThrow() - waits.stream().mapToLong(Long::longValue).min()
                .orElseThrow()).as("spread over most of the two fifths").isGreaterThan(seconds(6) * 3 / 10);
    }

    @Test
    void doublesWhenRefusedUpToFiveMinutesAndBeginsAnewWhenHealthy() {
        long last = 0;
        for (int refusal = 0; refusal < 9; refusal++) {
            long wait = backoff.afterRefusal();
            long nominal = seconds(1) << refusal;
            assertThat(wait).isBetween((long) (nominal * 0.8), (long) (nominal * 1.2)).isGreaterThan(last);
            last = wait;
        }
        for (int refusal = 0; refusal < 100; refusal++) {
            assertThat(backoff.afterRefusal()).isLessThanOrEqualTo((long) (seconds(300) * 1.2));
        }
        backoff.healthy();
        assertThat(backoff.afterRefusal()).isLessThanOrEqualTo((long) (seconds(1) * 1.2));
    }

    private static long seconds(long seconds) { return Duration.ofSeconds(seconds).toNanos(); }
}
