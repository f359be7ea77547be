package dev.thalamus.hub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Agents and hubs of the reference implementation search raw bytes for two strings and die of a signal that holds one. */
class GuardTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] ID = new byte[16];

    @ParameterizedTest
    @ValueSource(strings = {"{\"_ctrl\":\"x\"}", "{\"jsonrpc\":\"2.0\"}", "\"_ctrl\"", "[\"jsonrpc\",\"_ctrl\",\"jsonrpc\"]",
            "{\"a\":\"he said \\\"_ctrl\"}", "{\"he said \\\"jsonrpc\":1}", "[\"\\\\\\\"_ctrl\"]", "{\"_ctrl\":{\"_ctrl\":[\"_ctrl\"]}}",
            "\"jsonrpc\"", "{\"a\":1,\"_ctrl\":2}", "{\"a\":1,\"jsonrpc\":\"2.0\"}",
            " {\"ñ漢🧠\" : \"_ctrl\" } "})
    void rewritesDangerousPayloadsToEqualJson(String payload) {
        byte[] frame = frame("src", "tgt", payload);
        assertThat(SignalFrame.check(frame, 0, frame.length)).isEqualTo(SignalFrame.GUARD);
        assertGuarded(frame, payload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\\"_ctrl\\\"\"}", "{\"_ctrl2\":1}", "\"x_ctrl\"", "\" _ctrl\"", "{\"_ctr\":\"l\"}",
            "[\"_\",\"ctrl\"]",
            "\"\\u005fctrl\"", "\"jsonrp\"", "\"_Ctrl\"", "\"JSONRPC\"", "\"l\"", "\"\""})
    void leavesHarmlessPayloadsAlone(String payload) {
        byte[] frame = frame("src", "tgt", payload);
        assertThat(SignalFrame.check(frame, 0, frame.length)).isZero();
    }

    @Test
    void cutsDangerousBytesThatFollowThePayload() {
        for (String tail : new String[]{"\"_ctrl\"", "xx\"jsonrpc\"yy", "_ctrl\""}) {
            byte[] frame = join(frame("src", "tgt", "\"hola\""), tail.getBytes(UTF_8));
            assertThat(SignalFrame.check(frame, 0, frame.length)).isEqualTo(SignalFrame.GUARD);
            assertThat(SignalFrame.guarded(frame, 0, frame.length)).isEqualTo(frame("src", "tgt", "\"hola\""));
        }
    }

    @Test
    void refusesMessageIdsAndNamesThatCannotBeRewritten() {
        byte[] id = Arrays.copyOf("\"jsonrpc\"".getBytes(UTF_8), 16);
        assertDisguised(SignalFrame.encode(0, 0, id, "src", "tgt", "{}".getBytes(UTF_8)));
        assertDisguised(frame("\"_ctrl\"", "tgt", "{}"));
        assertDisguised(frame("src", "to \"jsonrpc\" or not", "{}"));
        assertDisguised(frame("src\"_c", "trl\"", "{}"));
        assertDisguised(frame("src", "tgt\"_ctrl", "\"payload\""));
    }

    /** Quotes are looked for eight bytes at a time, and what is left over one by one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void findsADisguiseWhereverItBegins(int lead) {
        assertDisguised(frame("x".repeat(lead) + "\"_ctrl", "", "\"payload\""));
        assertDisguised(frame("x".repeat(lead), "\"jsonrpc", "\"payload\""));
    }

    @Test
    void quotesInNamesAloneAreNoDanger() {
        byte[] frame = frame("\"Ana\"", "\"_ctrl", "{\"a\":1}");
        assertThat(SignalFrame.check(frame, 0, frame.length)).isZero();
    }

    @Test
    void guardsAFrameThatClaimsMoreThanItHas() {
        byte[] frame = frame("src", "tgt", "{\"_ctrl\":1}");
        frame[30] = (byte) 0xFF;
        assertThat(SignalFrame.check(frame, 0, frame.length)).isEqualTo(SignalFrame.GUARD);
        assertGuarded(frame, "{\"_ctrl\":1}");
    }

    private static void assertGuarded(byte[] frame, String payload) {
        byte[] around = join(join(new byte[5], frame), "tail".getBytes(UTF_8));
        byte[] guarded = SignalFrame.guarded(around, 5, frame.length);
        int n = guarded.length;
        assertThat(new String(guarded, UTF_8)).doesNotContain("\"_ctrl\"", "\"jsonrpc\"");
        assertThat(SignalFrame.check(guarded, 0, n)).isZero();
        int at = SignalFrame.payloadOffset(guarded, 0, n);
        assertThat(SignalFrame.payloadLength(guarded, 0, n)).isEqualTo(n - at);
        assertThat(guarded[33] & 0xFF | (guarded[32] & 0xFF) << 8 | guarded[30] << 24).isEqualTo(n - at);
        assertThat(JSON.readTree(new String(guarded, at, n - at, UTF_8))).isEqualTo(JSON.readTree(payload));
        assertThat(Arrays.copyOf(guarded, 30)).isEqualTo(Arrays.copyOf(frame, 30));
        assertThat(SignalFrame.target(guarded, 0, n)).isEqualTo(SignalFrame.target(frame, 0, frame.length));
    }

    private static void assertDisguised(byte[] frame) {
        assertThatExceptionOfType(WireFault.class).isThrownBy(() -> SignalFrame.check(frame, 0, frame.length))
                .satisfies(f -> assertThat(f.fault()).isEqualTo(Fault.SIGNAL_DISGUISED));
    }

    private static byte[] frame(String source, String target, String payload) {
        return SignalFrame.encode(2, 1.0, ID, source, target, payload.getBytes(UTF_8));
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
