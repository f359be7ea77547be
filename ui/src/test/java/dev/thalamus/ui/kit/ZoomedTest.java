package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths grow, hairlines and everything else stay. */
class ZoomedTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "-fx-padding: 8px 12px;       | -fx-padding: 12px 18px;",
            "-fx-font-size: 13px;         | -fx-font-size: 19.50px;",
            "-fx-border-insets: -3px;     | -fx-border-insets: -4px;",
            "-fx-background-insets: 0, 1px; | -fx-background-insets: 0, 1px;",
            "-fx-border-width: 1.5px;     | -fx-border-width: 1.5px;",
            "-fx-scale-x: 2;              | -fx-scale-x: 2;",
            "-fx-shape: \"M4 0px\";       | -fx-shape: \"M4 0px\";",
            "-fx-padding: 2.5px;          | -fx-padding: 4px;"})
    void lengthsAreMultiplied(String plain, String zoomed) { assertThat(Zoomed.multiply(plain, 1.5)).isEqualTo(zoomed); }
}
