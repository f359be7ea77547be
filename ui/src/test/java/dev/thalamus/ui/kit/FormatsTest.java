package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people read them. */
class FormatsTest {
    private Locale before = I18n.locale();

    @BeforeEach
    void english() {
        before = I18n.locale();
        I18n.localeProperty().set(Locale.of("en"));
    }

    @AfterEach
    void back() { I18n.localeProperty().set(before); }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0 B", "303 | 303 B", "999 | 999 B", "1000 | 1.00 kB", "10400 | 10.4 kB", "386000000 | 386 MB",
            "999949 | 1.00 MB",
            "1240000000 | 1.24 GB", "9223372036854775807 | 9,223,372 TB"})
    void bytesUsePowersOfAThousand(long bytes, String text) { assertThat(plain(Formats.bytes(bytes))).isEqualTo(text); }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"412 | 412", "3100 | 3.1 k", "99949 | 99.9 k", "120000 | 120 k", "999600 | 1.0 M",
            "4200000 | 4.2 M"})
    void columnsOfBytesAreShort(long bytes, String text) { assertThat(plain(Formats.bytesShort(bytes))).isEqualTo(text); }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"186000 | 186 µs", "1500 | 1.5 µs", "0 | 0 µs", "2410000 | 2.41 ms", "12600000 | 12.6 ms",
            "999499 | 999 µs",
            "999500 | 1.00 ms", "1200000000 | 1.20 s", "212000000 | 212 ms"})
    void latenciesKeepThreeDigits(long nanos, String text) { assertThat(plain(Formats.latency(nanos))).isEqualTo(text); }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"400 | 0.4 s", "6200 | 6 s", "51000 | 51 s", "3060000 | 51 min", "7800000 | 2 h 10 min",
            "7200000 | 2 h", "-6000 | −6 s",
            "273600000 | 3 d 4 h"})
    void durationsNameTheirTwoLargestUnits(long millis, String text) {
        assertThat(plain(Formats.duration(Duration.ofMillis(millis)))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0", "0.4 | 0.4", "38.2 | 38.2", "12 | 12", "4812.3 | 4,812", "0.01 | < 0.1"})
    void ratesAreCoarse(double perSecond, String text) { assertThat(plain(Formats.rate(perSecond))).isEqualTo(text); }

    @Test
    void differencesCarryTheirSign() {
        assertThat(plain(Formats.delta(14_900_000))).isEqualTo("+14.9 ms");
        assertThat(plain(Formats.delta(-300_000))).isEqualTo("−300 µs");
    }

    @Test
    void spanishUsesItsOwnSigns() {
        I18n.localeProperty().set(Locale.of("es"));
        assertThat(Formats.count(1_204_877)).isEqualTo("1.204.877");
        assertThat(plain(Formats.bytes(1_240_000_000))).isEqualTo("1,24 GB");
        assertThat(plain(Formats.percent(0.833, 1))).isEqualTo("83,3 %");
        assertThat(Formats.ago(Duration.ofMillis(3))).isEqualTo("ahora");
        assertThat(Formats.decimalSign()).isEqualTo(',');
    }

    @Test
    void clocksCountOn() {
        assertThat(Formats.stopwatch(Duration.ofSeconds(2 * 3600 + 14 * 60 + 7))).isEqualTo("2:14:07");
        assertThat(Formats.stopwatch(Duration.ofHours(100))).isEqualTo("100:00:00");
    }

    @Test
    void theLargestCountIsExact() {
        assertThat(Formats.count(Long.MAX_VALUE)).isEqualTo("9,223,372,036,854,775,807");
        assertThat(Formats.count(-5)).isEqualTo("−5");
    }

    private static String plain(String text) { return text.replace('\u00a0', ' '); }
}
