package dev.thalamus.hub.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.thalamus.hub.FaultText;
import dev.thalamus.hub.FaultText.Detail;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What faults say in parentheses is found again, so that it can be said in another language. */
class FaultDetailsTest {
    static Stream<Arguments> faults() {
        byte[] strange = SignalFrame.encode(1, 0, new byte[16], "a", "b", new byte[0]);
        strange[3] = 9;
        return Stream.of(found(Detail.BYTE, List.of("5"), () -> json("{\"a\":}")), found(Detail.LIMIT, List.of("2"), () -> json("[[[1]]]")),
                found(Detail.OPCODE, List.of("11"), () -> decode(Frames.frame(true, 0x8B, new byte[1]))),
                found(Detail.NO_ROOM, List.of("2000", "1000"), () -> decode(Frames.frame(true, 0x82, new byte[2_000]))),
                found(Detail.CODE, List.of("1005"), () -> decode(Frames.frame(true, 0x88, new byte[]{3, (byte) 0xED}))),
                found(Detail.BYTES, List.of("10"), () -> SignalFrame.check(new byte[10 + SignalFrame.GUARD], 0, 10)),
                found(Detail.TYPE, List.of("9"), () -> SignalFrame.check(strange, 0, strange.length)),
                found(Detail.BYTES, List.of("300"), () -> SignalFrame.encode(1, 0, new byte[16], "a".repeat(300), "b", new byte[0])),
                found(Detail.MISSING, List.of("register.neural_hash", "a string"),
                        () -> control("{\"_ctrl\":\"register\",\"agent_id\":\"a\"}")),
                found(Detail.WRONG_TYPE, List.of("register.agent_id", "a string"),
                        () -> control("{\"_ctrl\":\"register\",\"agent_id\":1,\"neural_hash\":\"h\"}")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_detail_is_found_again_with_its_values(Detail detail, List<String> values, Runnable deed) {
        WireFault fault = catchThrowableOfType(WireFault.class, deed::run);
        FaultText.Said said = FaultText.read(String.valueOf(fault.getMessage())).orElseThrow();
        assertThat(said.name()).isEqualTo(fault.fault().name());
        assertThat(FaultText.detail(said.detail())).contains(new FaultText.Found(detail, values));
        if (detail == Detail.MISSING || detail == Detail.WRONG_TYPE) {
            assertThat(FaultText.WANTED).contains(values.getLast());
        }
    }

    private static Arguments found(Detail detail, List<String> values, Runnable deed) { return Arguments.of(detail, values, deed); }

    private static void json(String text) {
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        var _ = JsonText.read(b, 0, b.length, 2);
    }

    private static void control(String text) { var _ = ControlMessage.of(JsonMapper.shared().readTree(text)); }

    private static void decode(byte[] frame) {
        new FrameDecoder(FrameDecoder.Role.SERVER, 1_000).decode(ByteBuffer.wrap(frame), new MessageBatch(16 << 10));
    }
}
