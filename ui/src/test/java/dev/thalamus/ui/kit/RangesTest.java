package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RangesTest {
    @Test
    void togglingNumbersOneByOneKeepsTheSameSetAsASetWould() {
        var random = new Random(3);
        Set<Long> expected = new HashSet<>();
        Ranges ranges = Ranges.NONE;
        for (int i = 0; i < 2_000; i++) {
            long number = random.nextInt(40);
            ranges = ranges.toggled(number);
            if (!expected.remove(number)) {
                expected.add(number);
            }
            for (long n = -1; n <= 41; n++) {
                assertThat(ranges.contains(n)).isEqualTo(expected.contains(n));
            }
            for (int part = 1; part < ranges.parts().size(); part++) {
                assertThat(ranges.parts().get(part).from()).isGreaterThan(ranges.parts().get(part - 1).to() + 1);
            }
        }
    }

    @Test
    void allIsOneRange() {
        assertThat(Ranges.ALL.parts()).hasSize(1);
        assertThat(Ranges.ALL.contains(Long.MAX_VALUE)).isTrue();
        assertThat(Ranges.between(9, 3)).isEqualTo(Ranges.between(3, 9));
        assertThat(Ranges.ALL.toggled(5).contains(5)).isFalse();
        assertThat(Ranges.ALL.toggled(5).contains(6)).isTrue();
    }
}
