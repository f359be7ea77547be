package dev.thalamus.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {
    private static final Path HERE = Path.of("");

    @Property
    void reads_back_every_size(@ForAll @LongRange(max = 1L << 50) long bytes) {
        assertThat(ValueText.parse(SettingType.BYTES, long.class, ValueText.format(SettingType.BYTES, bytes), HERE)).isEqualTo(bytes);
    }

    @Property
    void reads_back_every_time(@ForAll @LongRange(max = 1L << 41) long millis) {
        Duration time = Duration.ofMillis(millis);
        assertThat(ValueText.parse(SettingType.DURATION, Duration.class, ValueText.format(SettingType.DURATION, time), HERE))
                .isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({"300s,300000", "5m,300000", "PT5M,300000", "20ms,20", "2 h,7200000", "7D,604800000"})
    void takes_the_usual_ways_to_write_a_time(String text, long millis) {
        assertThat(ValueText.parse(SettingType.DURATION, Duration.class, text, HERE)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void refuses_a_time_without_a_unit_because_it_may_mean_seconds_or_milliseconds() {
        assertThatThrownBy(() -> ValueText.parse(SettingType.DURATION, Duration.class, "1500", HERE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1048576,1048576", "1MiB,1048576", "16M,16777216", "512KiB,524288", "1 g,1073741824", "1MB,1000000", "7b,7"})
    void takes_the_usual_ways_to_write_a_size(String text, long bytes) {
        assertThat(ValueText.parse(SettingType.BYTES, long.class, text, HERE)).isEqualTo(bytes);
    }

    @Test
    void knows_the_home_folder() {
        assertThat(ValueText.parse(SettingType.PATH, Path.class, "~/agents", HERE))
                .isEqualTo(Path.of(System.getProperty("user.home"), "agents"));
        assertThat(ValueText.parse(SettingType.PATH, Path.class, "", HERE)).isNull();
    }
}
