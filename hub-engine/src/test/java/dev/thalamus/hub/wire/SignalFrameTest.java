package dev.thalamus.hub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SignalFrameTest {
    private static final byte[] ID = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

    static List<SignalVectors.Vector> encoded() { return SignalVectors.ofKind("encode"); }

    static List<SignalVectors.Vector> decoded() { return SignalVectors.ofKind("decode"); }

    @Test
    void allRecordedFramesAreHere() { assertThat(SignalVectors.all()).hasSize(105); }

    @ParameterizedTest
    @MethodSource("encoded")
    void readsWhatTheReferenceEncoderWrote(SignalVectors.Vector vector) {
        byte[] frame = vector.frame();
        boolean guard = new String(frame, UTF_8).contains("\"_ctrl\"") || new String(frame, UTF_8).contains("\"jsonrpc\"");
        assertThat(checkAnywhere(frame)).isEqualTo(guard ? SignalFrame.GUARD : 0);
        assertReads(vector.json().get("decoded"), frame);
        assertThat(SignalFrame.payloadLength(frame, 0, frame.length)).isEqualTo(vector.json().get("header_payload_len").asInt());
    }

    @ParameterizedTest
    @MethodSource("encoded")
    void writesTheSameBytesAsTheReferenceEncoder(SignalVectors.Vector vector) {
        byte[] frame = vector.frame();
        int id = SignalFrame.messageIdOffset(0);
        int payload = SignalFrame.payloadOffset(frame, 0, frame.length);
        byte[] ours = SignalFrame.encode(SignalFrame.type(frame, 0), SignalFrame.timestamp(frame, 0),
                Arrays.copyOfRange(frame, id, id + 16),
                vector.json().get("source").asString(), vector.json().get("target").asString(),
                Arrays.copyOfRange(frame, payload, frame.length));
        assertThat(ours).isEqualTo(frame);
    }

    @ParameterizedTest
    @MethodSource("decoded")
    void acceptsAndRefusesAsTheReferenceDecoderDoes(SignalVectors.Vector vector) {
        byte[] frame = vector.frame();
        JsonNode result = vector.json().get("result");
        if (result.get("accepted").asBoolean()) {
            assertThat(checkAnywhere(frame)).isZero();
            assertReads(result, frame);
        } else {
            assertThatExceptionOfType(WireFault.class).isThrownBy(() -> checkAnywhere(frame))
                    .satisfies(f -> assertThat(f.fault()).isEqualTo(expectedFault(result)));
        }
    }

    private static Fault expectedFault(JsonNode result) {
        String message = result.get("msg").asString();
        return switch (result.get("error").asString()) {
            case "error" -> Fault.SIGNAL_SHORT;
            case "RecursionError" -> Fault.JSON_DEPTH;
            case "JSONDecodeError" -> Fault.JSON_SYNTAX;
            case "UnicodeDecodeError" -> message.contains("position 6")
                    ? Fault.JSON_UTF8
                    : message.contains("0xff") ? Fault.SIGNAL_SOURCE : Fault.SIGNAL_TARGET;
            default -> message.contains("magic")
                    ? Fault.SIGNAL_MAGIC
                    : message.contains("digits") ? Fault.JSON_DIGITS : Fault.SIGNAL_TYPE;
        };
    }

    @ParameterizedTest
    @CsvSource({"255,ok", "256,too long"})
    void refusesNamesThatDoNotFitTheirLengthByte(int bytes, String outcome) {
        for (String name : List.of("n".repeat(bytes), "ñ".repeat(bytes / 2) + "n".repeat(bytes % 2))) {
            if (outcome.equals("ok")) {
                assertThat(SignalFrame.check(signal(name, name, "{}"), 0, 34 + 2 * bytes + 2)).isZero();
            } else {
                assertFault(Fault.NAME_TOO_LONG, () -> signal(name, "", "{}"));
                assertFault(Fault.NAME_TOO_LONG, () -> signal("", name, "{}"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-1,16", "6,16", "0,15", "0,17"})
    void writesNoTypeAndNoIdThatThereIsNot(int type, int idBytes) {
        assertThatIllegalArgumentException().isThrownBy(() -> SignalFrame.encode(type, 0, new byte[idBytes], "", "", new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({"NP,true", "NPx,true", "N,false", "NX,false", "PN,false"})
    void tellsSignalsBySight(String text, boolean wanted) {
        byte[] bytes = ("P" + text + "P").getBytes(UTF_8);
        assertThat(SignalFrame.isSignal(bytes, 1, text.length())).isEqualTo(wanted);
    }

    /** Checks the frame in the midst of other bytes that would complete or spoil it if they were read. */
    private static int checkAnywhere(byte[] frame) {
        byte[] around = new byte[frame.length + 40];
        Arrays.fill(around, (byte) '"');
        System.arraycopy(frame, 0, around, 7, frame.length);
        return SignalFrame.check(around, 7, frame.length);
    }

    private static void assertReads(JsonNode wanted, byte[] frame) {
        int n = frame.length;
        assertThat(SignalFrame.type(frame, 0)).isEqualTo(wanted.get("type").asInt());
        assertThat(SignalFrame.source(frame, 0, n)).isEqualTo(wanted.get("source").asString());
        assertThat(SignalFrame.target(frame, 0, n)).isEqualTo(wanted.get("target").asString());
        int payload = SignalFrame.payloadOffset(frame, 0, n);
        assertThat(SignalFrame.payload(frame, 0, n))
                .isEqualTo(Arrays.copyOfRange(frame, payload, payload + SignalFrame.payloadLength(frame, 0, n)));
        int id = SignalFrame.messageIdOffset(0);
        assertThat(HexFormat.of().formatHex(frame, id, id + 16)).isEqualTo(wanted.get("msg_id").asString());
        if (wanted.path("timestamp").isNumber()) {
            assertThat(SignalFrame.timestamp(frame, 0)).isEqualTo(wanted.get("timestamp").asDouble());
        }
    }

    private static byte[] signal(String source, String target, String payload) {
        return SignalFrame.encode(1, 1.5, ID, source, target, payload.getBytes(UTF_8));
    }

    private static void assertFault(Fault wanted, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(WireFault.class).isThrownBy(call).satisfies(f -> assertThat(f.fault()).isEqualTo(wanted));
    }
}
