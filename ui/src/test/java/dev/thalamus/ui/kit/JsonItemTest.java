package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as it is written. */
class JsonItemTest {
    @Test
    void numbersKeepTheirDigits() throws Exception {
        assertThat(JsonItem.read("{\"monto\": 1840.50, \"big\": 123456789012345678901234567890, \"e\": 1E+2}").json()).isEqualTo(
                "{\"monto\":1840.50,\"big\":123456789012345678901234567890,\"e\":1E+2}");
    }

    @Test
    void doubledKeysAndOrderStay() throws Exception {
        assertThat(JsonItem.read("{\"b\":1,\"a\":2,\"b\":3}").json()).isEqualTo("{\"b\":1,\"a\":2,\"b\":3}");
    }

    @Test
    void pathsLeadToValues() throws Exception {
        var root = JsonItem.read("{\"lineas\":[{\"sku\":\"SEN-T4\"}],\"it's\":{\"a b\":null}}");
        assertThat(root.children().get(0).children().get(0).children().get(0).path()).isEqualTo("$.lineas[0].sku");
        assertThat(root.children().get(1).children().get(0).path()).isEqualTo("$['it\\'s']['a b']");
    }

    @Test
    void stringsAreShownWithoutEscapesAndCopiedWithThem() throws Exception {
        var item = JsonItem.read("\"a\\n\\u00f1\\\"\"");
        assertThat(item.text()).isEqualTo("a\nñ\"");
        assertThat(item.json()).isEqualTo("\"a\\nñ\\\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,}", "[1 2]", "tru", "1 2", "{'a':1}"})
    void whatIsNoJsonIsSaid(String text) { assertThatThrownBy(() -> JsonItem.read(text)).isInstanceOf(JsonItem.Wrong.class); }

    @Test
    void theMistakeIsWhereItIs() {
        assertThatThrownBy(() -> JsonItem.read("{\"a\": 1,, \"b\": 2}")).isInstanceOfSatisfying(JsonItem.Wrong.class,
                wrong -> assertThat(wrong.at()).isBetween(7L, 9L));
    }

    @Test
    void depthBeyondReasonCostsAMessage() {
        assertThatThrownBy(() -> JsonItem.read("[".repeat(100_000) + "]".repeat(100_000))).isInstanceOf(JsonItem.Wrong.class);
    }
}
