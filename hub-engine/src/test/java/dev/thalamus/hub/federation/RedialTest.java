package dev.thalamus.hub.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RedialTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Redial redial = new Redial(new Backoff(new SplittableRandom(3)), 0);

    @Test
    void aPeerThatCannotBeDialledIsDialledLessOftenThoughItsOwnLinkStands() {
        redial.failed(null, 1_000 * SECOND, true, false);
        assertThat(redial.waitNanos(1_000 * SECOND)).isBetween(80 * SECOND, 120 * SECOND);
    }

    @Test
    void whenItsOwnLinkEndsItIsDialledSoonHoweverLongItCouldNotBe() {
        redial.failed(null, 1_000 * SECOND, true, false);
        redial.away(1_001 * SECOND);
        assertThat(redial.waitNanos(1_001 * SECOND)).isBetween(SECOND * 8 / 10, SECOND * 12 / 10);
        redial.failed(null, 1_002 * SECOND, false, false);
        assertThat(redial.waitNanos(1_002 * SECOND)).isLessThanOrEqualTo(SECOND * 12 / 10);
    }

    @Test
    void aLinkOfOursThatStoodCountsFromItsEnd() {
        redial.undialled(1_000 * SECOND);
        redial.failed(null, 1_000 * SECOND, true, false);
        assertThat(redial.waitNanos(1_000 * SECOND)).isLessThanOrEqualTo(SECOND * 12 / 10);
    }

    @Test
    void whoMustBeActedUponIsNotDialledSoonerBecauseALinkEnds() {
        for (int refusal = 0; refusal < 9; refusal++) {
            redial.failed("refused", 1_000 * SECOND, true, false);
        }
        redial.away(1_000 * SECOND);
        assertThat(redial.waitNanos(1_000 * SECOND)).isGreaterThan(200 * SECOND);
    }
}
