package dev.thalamus.hub.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.thalamus.hub.model.SignalType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parameters as they are given, and what becomes of them. */
class ParamsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    record All(
            String text,
            @Doc(value = "", optional = true, least = 1, most = 9) int few,
            @Doc(value = "", optional = true, least = -1) long many,
            @Doc(value = "", optional = true) boolean flag,
            @Doc(value = "", optional = true) @Nullable Boolean maybe,
            @Doc(value = "", optional = true) @Nullable SignalType type,
            @Doc(value = "", optional = true) @Nullable JsonNode any) {}

    record Needed(int number, JsonNode any) {}

    record None() {}

    private static <P extends Record> P bind(Class<P> type, String json) { return new Params<>(type, true).bind(JSON.readTree(json)); }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text":"a"}                       | a, 0, 0, false, null, null, null
            {"text":""}                        | , 0, 0, false, null, null, null
            {"text":"a","few":1}               | a, 1, 0, false, null, null, null
            {"text":"a","few":9}               | a, 9, 0, false, null, null, null
            {"text":"a","few":null}            | a, 0, 0, false, null, null, null
            {"text":"a","many":-1}             | a, 0, -1, false, null, null, null
            {"text":"a","many":9223372036854775807} | a, 0, 9223372036854775807, false, null, null, null
            {"text":"a","flag":true}           | a, 0, 0, true, null, null, null
            {"text":"a","maybe":false}         | a, 0, 0, false, false, null, null
            {"text":"a","type":"GABA"}         | a, 0, 0, false, null, GABA, null
            {"text":"a","any":[1]}             | a, 0, 0, false, null, null, [1]
            {"text":"a","any":null}            | a, 0, 0, false, null, null, null
            """)
    void whatFitsIsTaken(String json, String wanted) {
        All all = bind(All.class, json);
        assertThat(all.text + ", " + all.few + ", " + all.many + ", " + all.flag + ", " + all.maybe + ", " + all.type + ", " + all.any)
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                              | 'text' is missing
            {"text":null}                   | 'text' must not be null
            {"text":5}                      | 'text' must be a string
            {"text":"a","few":0}            | 'few' must be 1 to 9
            {"text":"a","few":10}           | 'few' must be 1 to 9
            {"text":"a","few":1.0}          | 'few' must be a whole number
            {"text":"a","few":2147483648}   | 'few' must be a whole number
            {"text":"a","few":"1"}          | 'few' must be a whole number
            {"text":"a","many":-2}          | 'many' must be -1 or more
            {"text":"a","many":9223372036854775808} | 'many' must be a whole number
            {"text":"a","many":true}        | 'many' must be a whole number
            {"text":"a","flag":1}           | 'flag' must be true or false
            {"text":"a","maybe":"no"}       | 'maybe' must be true or false
            {"text":"a","type":"gaba"}      | 'type' must be one of ACTION_POTENTIAL, DOPAMINE
            {"text":"a","type":3}           | 'type' must be one of ACTION_POTENTIAL, DOPAMINE
            {"text":"a","fwe":3}            | 'fwe' is no parameter of it; did you mean few?
            {"text":"a","zzzzzzzzzzzz":3}   | 'zzzzzzzzzzzz' is no parameter of it
            "text"                          | must be an object with named members
            ["a"]                           | must be an object with named members
            """)
    void whatDoesNotFitIsNamed(String json, String problem) {
        assertThatExceptionOfType(RpcError.class).isThrownBy(() -> bind(All.class, json)).withMessageContaining(problem)
                .satisfies(error -> assertThat(error.code()).isEqualTo(RpcError.INVALID_PARAMS));
    }

    @Test
    void aMadeUpNameIsShownInPart() {
        assertThatExceptionOfType(RpcError.class).isThrownBy(() -> bind(None.class, "{\"" + "x".repeat(64) + "\": 1}"))
                .withMessageContaining("'" + "x".repeat(64) + "'");
        assertThatExceptionOfType(RpcError.class).isThrownBy(() -> bind(None.class, "{\"" + "x".repeat(65) + "\": 1}"))
                .withMessageContaining("'" + "x".repeat(64) + "…'");
    }

    @Test
    void whoIsNotStrictMayBeToldMore() {
        assertThat(new Params<>(None.class, false).bind(JSON.readTree("{\"more\": 1}"))).isEqualTo(new None());
        assertThat(new Params<>(None.class, true).bind(null)).isEqualTo(new None());
        assertThat(bind(None.class, "null")).isEqualTo(new None());
        assertThat(bind(None.class, "[]")).isEqualTo(new None());
    }

    @Test
    void anyJsonMayBeNullButNotMissing() {
        assertThat(bind(Needed.class, "{\"number\": 7, \"any\": null}").any().isNull()).isTrue();
        assertThatExceptionOfType(RpcError.class).isThrownBy(() -> bind(Needed.class, "{\"number\": 7}"))
                .withMessageContaining("'any' is missing");
        assertThatExceptionOfType(RpcError.class).isThrownBy(() -> bind(Needed.class, "{\"number\": null, \"any\": 1}"))
                .withMessageContaining("'number' must not be null");
    }

    /** Of records of plain values the JSON is made by hand, as the mapper would. */
    @Test
    void resultsOfPlainValuesAreWrittenAsTheMapperWritesThem() {
        record Plain(String text, int few, long many, boolean flag, @Nullable String none) {}
        record Deep(String text, Plain inside) {}
        var plain = new Plain("ñ", 7, 1L << 40, true, null);
        assertThat(ResultJson.of(plain)).hasToString(JSON.valueToTree(plain).toString());
        assertThat(ResultJson.of(new Deep("a", plain)).at("/inside/many").longValue()).isEqualTo(1L << 40);
        assertThat(ResultJson.of(new None()).isObject()).isTrue();
    }
}
