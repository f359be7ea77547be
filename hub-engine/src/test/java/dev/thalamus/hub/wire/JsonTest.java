package dev.thalamus.hub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One dialect for all JSON on the wire: what CPython reads, with a limit of depth. */
class JsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "-1", "1.5", "1e5", "1E+5", "1e-5", "-0.0e-0", "true", "false", "null", "NaN", "Infinity",
            "-Infinity", "\"\"",
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00fF\"", "\"\\ud83d\"", "\"\u007f\"", "[]", "{}", "[[],{},[{}]]", " \t\r\n[ 1 , 2 ] \n",
            "{\"a\":1,\"a\":2}",
            "{\"\":{\"\":[\"\"]}}", "[1,[2,[3,{\"e\":null}]],4]", "{\"a\":[{\"b\":[]},{}],\"c\":[[]]}", "\"ñ漢🧠\"", "1e999999999"})
    void takesWhatPythonTakes(String json) { scan(json, 10); }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x1", "1_000", "nan", "inf", "-inf", "INF", "-NaN",
            "Infinit", "tru",
            "truee", "True", "None", "'a'", "\"", "\"a", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\u１２３４\"", "\"\n\"",
            "\"\u0000\"", "\"\u001f\"",
            "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]]", "[1}", "{", "}", "{1:2}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,",
            "{\"a\":1,}",
            "{\"a\" 1}", "{\"a\":1]", "{,}", "{\"a\":1 \"b\":2}", "1 2", "\uFEFF1", "\u00A01", "\f1", "// x\n1", "[1]\u0000", "{\"a\":}",
            "{a:1}", "ñ"})
    void refusesWhatPythonRefuses(String json) {
        assertThatExceptionOfType(WireFault.class).isThrownBy(() -> scan(json, 10))
                .satisfies(f -> assertThat(f.fault()).isEqualTo(Fault.JSON_SYNTAX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22ff22", "22c322", "22c0af22", "22eda08022", "22f490808022", "2261626364656667e28222", "22e282"})
    void refusesWrongUtf8(String hex) {
        byte[] json = HexFormat.of().parseHex(hex);
        assertThatExceptionOfType(WireFault.class).isThrownBy(() -> JsonScan.scan(json, 0, json.length, 9))
                .satisfies(f -> assertThat(f.fault()).isEqualTo(Fault.JSON_UTF8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,}      | 7
            {"a"=1}       | 4
            [tru]         | 4
            [NaM]         | 3
            ["\\u12x4"]   | 6
            ["ab\\x"]     | 5
            [1,02]        | 4
            [1.]          | 3
            [1]]          | 3
            """)
    void saysAtWhichByteItIsWrong(String json, int at) {
        assertThatExceptionOfType(WireFault.class).isThrownBy(() -> scan(json, 9)).withMessage("This is not JSON. (byte %d)", at);
    }

    @Test
    void saysWhereWrongTextAndTooLongNumbersBegin() {
        byte[] wrong = HexFormat.of().parseHex("0000" + "22" + "61".repeat(9) + "c3b1" + "ff" + "22");
        assertThatExceptionOfType(WireFault.class).isThrownBy(() -> JsonScan.scan(wrong, 2, wrong.length, 9))
                .withMessageEndingWith("(byte 12)");
        assertThatExceptionOfType(WireFault.class).isThrownBy(() -> scan("[0,-" + "9".repeat(4_301) + "]", 9))
                .withMessageEndingWith("(byte 3)");
    }

    /** Nothing behind the text is read, and there may be nothing behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\"a", "\"ñ", "\"abcdefgh", "\"abcdefgñ", "\"\\", "\"\\u12", "{", "{\"a\"", "{\"a\":", "{\"a\":1",
            "[1,", "-",
            "1.", "1e", "1e+", "tru", "-Infinit"})
    void endsWithTheBytes(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        assertThatExceptionOfType(WireFault.class).isThrownBy(() -> JsonScan.scan(bytes, 0, bytes.length, 9))
                .satisfies(f -> assertThat(f.fault()).isEqualTo(Fault.JSON_SYNTAX));
    }

    @Test
    void deepNestingCostsOneSmallArray() {
        byte[] deep = ("[".repeat(900) + "]".repeat(900)).getBytes(UTF_8);
        assertThat(Allocations.of(() -> JsonScan.scan(deep, 0, deep.length, 900))).isLessThan(1_024);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 63, 64, 65, 127, 128, 129, 900})
    void limitsDepth(int depth) {
        for (String pair : List.of("[]", "{}")) {
            String open = pair.equals("[]") ? "[" : "{\"a\":";
            scan(open.repeat(depth) + "1" + pair.substring(1).repeat(depth), depth);
            assertFault(Fault.JSON_DEPTH, open.repeat(depth + 1), depth);
        }
        assertFault(Fault.JSON_DEPTH, "[".repeat(10_000), depth);
    }

    @Test
    void remembersTheKindOfEveryLevel() {
        var open = new StringBuilder();
        var close = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            boolean object = Integer.bitCount(i * 37) % 2 == 0;
            open.append(object ? "{\"k\":[],\"v\":" : "[{},");
            close.insert(0, object ? ",\"w\":0}" : ",0]");
        }
        scan(open + "1" + close, 900);
        for (int at = 0; at < close.length(); at++) {
            if (close.charAt(at) == ']' || close.charAt(at) == '}') {
                var wrong = new StringBuilder(close);
                wrong.setCharAt(at, close.charAt(at) == ']' ? '}' : ']');
                assertFault(Fault.JSON_SYNTAX, open + "1" + wrong, 900);
            }
        }
    }

    @Test
    void limitsTheDigitsOfWholeNumbersOnly() {
        scan("-" + "9".repeat(4_300), 9);
        assertFault(Fault.JSON_DIGITS, "9".repeat(4_301), 9);
        assertFault(Fault.JSON_DIGITS, "-" + "9".repeat(4_301), 9);
        scan("9".repeat(5_000) + ".5", 9);
        scan("9".repeat(5_000) + "e1", 9);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17})
    void seesTheEndOfAStringAtEveryPosition(int length) {
        String text = "x".repeat(length);
        scan("\"" + text + "\"", 9);
        assertFault(Fault.JSON_SYNTAX, "\"" + text, 9);
        assertFault(Fault.JSON_SYNTAX, "\"" + text + "\u0001\"", 9);
        scan("\"" + text + "\\n" + text + "ñ" + text + "\"", 9);
    }

    @Test
    void judgesEveryByteAtEveryPlaceOfAString() {
        for (int length = 1; length <= 25; length++) {
            for (int at = 1; at <= length; at++) {
                for (int value = 0; value < 256; value++) {
                    byte[] json = ("\"" + "x".repeat(length) + "\"").getBytes(UTF_8);
                    json[at] = (byte) value;
                    boolean plain = value >= ' ' && value < 0x80 && value != '"' && value != '\\';
                    String where = value + " at " + at + " of " + length;
                    if (plain) {
                        assertThat(JsonScan.scan(json, 0, json.length, 9)).as(where).isZero();
                    } else {
                        assertThatExceptionOfType(WireFault.class).as(where).isThrownBy(() -> JsonScan.scan(json, 0, json.length, 9))
                                .extracting(WireFault::fault).isEqualTo(value < 0x80 ? Fault.JSON_SYNTAX : Fault.JSON_UTF8);
                    }
                }
            }
        }
    }

    @Test
    void readsMessagesWithinLimits() {
        assertThat(read("{\"a\":NaN}").get("a").doubleValue()).isNaN();
        assertThat(read("{\"a\":1,\"a\":2}").get("a").intValue()).isEqualTo(2);
        assertThat(read("9".repeat(4_300)).bigIntegerValue()).hasToString("9".repeat(4_300));
        assertThat(read("[".repeat(32) + "]".repeat(32)).isArray()).isTrue();
        assertReadFault(Fault.JSON_DEPTH, "[".repeat(33) + "]".repeat(33));
        assertReadFault(Fault.JSON_DIGITS, "1." + "9".repeat(6_000));
        assertThat(read("[\"\\udcf3\"]").get(0).stringValue()).isEqualTo("\udcf3");
        assertReadFault(Fault.JSON_SYNTAX, "{\"\\udcf3\":1}");
        assertReadFault(Fault.JSON_SYNTAX, "{\u0000\"\u0000a\u0000\"\u0000:\u00001\u0000}\u0000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}       | true
            [        | true
            '  \t{x' | true
            NP{      | false
            5        | false
            ''       | false
            '  '     | false
            """)
    void tellsJsonBySight(String text, boolean wanted) {
        byte[] bytes = ("{" + text + "[").getBytes(UTF_8);
        assertThat(JsonText.isJson(bytes, 1, bytes.length - 2)).isEqualTo(wanted);
    }

    static List<String> floats() { return Recorded.lines("float-repr.txt"); }

    @ParameterizedTest
    @MethodSource("floats")
    void writesFloatsAsPythonDoes(String line) {
        double value = Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(line, 0, 16));
        assertThat(PythonJson.repr(value)).isEqualTo(line.substring(17));
    }

    @Test
    void writesBothStyles() {
        var node = read(
                "{\"a\": [1, -2.50, NaN, -Infinity, true, null], \"ñ\\\"\\b\\u0001 ~\u007f\": {\"b\": \"\"}, \"c\": {}, \"d\": []}");
        assertThat(new String(PythonJson.compact(node), UTF_8))
                .isEqualTo("{\"a\":[1,-2.5,NaN,-Infinity,true,null],\"\\u00f1\\\"\\b\\u0001 ~\\u007f\":{\"b\":\"\"},\"c\":{},\"d\":[]}");
        assertThat(new String(PythonJson.spaced(node), UTF_8))
                .isEqualTo(
                        "{\"a\": [1, -2.5, NaN, -Infinity, true, null], \"\\u00f1\\\"\\b\\u0001 ~\\u007f\": {\"b\": \"\"}, \"c\": {}, \"d\": []}");
    }

    /** Scans the text amid quotes, which must not be read. */
    private static void scan(String json, int maxDepth) {
        byte[] bytes = ("\"\"" + json + "\"\"").getBytes(UTF_8);
        assertThat(JsonScan.scan(bytes, 2, bytes.length - 2, maxDepth)).isZero();
    }

    private static void assertFault(Fault wanted, String json, int maxDepth) {
        assertThatExceptionOfType(WireFault.class).isThrownBy(() -> scan(json, maxDepth))
                .satisfies(f -> assertThat(f.fault()).isEqualTo(wanted));
    }

    private static void assertReadFault(Fault wanted, String json) {
        assertThatExceptionOfType(WireFault.class).isThrownBy(() -> read(json)).satisfies(f -> assertThat(f.fault()).isEqualTo(wanted));
    }

    private static tools.jackson.databind.JsonNode read(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return JsonText.read(bytes, 0, bytes.length);
    }
}
