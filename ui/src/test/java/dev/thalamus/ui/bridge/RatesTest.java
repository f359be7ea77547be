package dev.thalamus.ui.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalamus.hub.model.SignalType;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final long QUARTER = 250_000_000;

    @Test
    void aSteadyCounterHasItsSlope() {
        var slope = new Slope();
        double rate = 0;
        for (int i = 0; i < 40; i++) {
            rate = slope.add(i * QUARTER, i * 100L);
        }
        assertThat(rate).isEqualTo(400, within(0.001));
    }

    @Test
    void theSlopeForgetsWhatIsOlderThanTwoSeconds() {
        var slope = new Slope();
        for (int i = 0; i < 8; i++) {
            slope.add(i * QUARTER, i * 1_000L);
        }
        double rate = 0;
        for (int i = 8; i < 16; i++) {
            rate = slope.add(i * QUARTER, 7_000);
        }
        assertThat(rate).isZero();
    }

    @Test
    void aCounterThatFellBeginsAnew() {
        var slope = new Slope();
        slope.add(0, 5_000);
        assertThat(slope.add(QUARTER, 10)).isZero();
        assertThat(slope.add(2 * QUARTER, 20)).isEqualTo(40, within(0.001));
    }

    @Test
    void throughputPutsSignalsIntoTheirSecond() {
        var throughput = new Throughput();
        throughput.add(10_000, new long[6]);
        throughput.add(10_500, new long[]{5, 0, 0, 0, 0, 0});
        throughput.add(11_500, new long[]{25, 8, 0, 0, 0, 0});
        assertThat(throughput.at(10, SignalType.ACTION_POTENTIAL)).isEqualTo(15, within(0.001));
        assertThat(throughput.at(11, SignalType.ACTION_POTENTIAL)).isEqualTo(10, within(0.001));
        assertThat(throughput.at(11, SignalType.DOPAMINE)).isEqualTo(4, within(0.001));
        assertThat(throughput.at(12, SignalType.DOPAMINE)).isZero();
    }

    @Test
    void throughputKeepsOneHourAndSurvivesALongAbsence() {
        var throughput = new Throughput();
        throughput.add(1_000_000, new long[6]);
        throughput.add(1_000_000 + 10 * 3_600_000, new long[]{36_000, 0, 0, 0, 0, 0});
        assertThat(throughput.newestSecond() - throughput.oldestSecond()).isEqualTo(Throughput.SECONDS - 1);
        double sum = 0;
        for (long second = throughput.oldestSecond(); second <= throughput.newestSecond(); second++) {
            sum += throughput.at(second, SignalType.ACTION_POTENTIAL);
        }
        assertThat(sum).isEqualTo(36_000, within(1.0));
    }

    @Test
    void aTrailKeepsTheLastMinute() {
        var trail = new Trail();
        for (int i = 0; i < 100; i++) {
            trail.add(i);
        }
        assertThat(trail.values()).hasSize(Trail.LENGTH).startsWith(40).endsWith(99);
    }
}
