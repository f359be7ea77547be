package dev.thalamus.hub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameEncoderTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65535, 65536, 300_000})
    void writesServerFramesInTheShortestForm(int length) {
        byte[] payload = new byte[length];
        assertThat(FrameEncoder.frame(Kind.BINARY, payload)).isEqualTo(Frames.frame(false, 0x82, payload))
                .hasSize(FrameEncoder.headerSize(length) + length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 125, 126, 65536})
    void writesClientFramesMaskedWithTheKey(int length) {
        byte[] payload = "abcdefg".repeat(length / 7 + 1).substring(0, length).getBytes(UTF_8);
        assertThat(FrameEncoder.maskedFrame(Kind.TEXT, payload, 0x37FA219D)).isEqualTo(Frames.frame(true, 0x81, payload));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void writesEveryKind(Kind kind) {
        assertThat(FrameEncoder.frame(kind, new byte[3])).startsWith(0x80 | kind.opcode(), 3);
        assertThat(Feed.allAtOnce(new FrameDecoder(FrameDecoder.Role.CLIENT, 10), FrameEncoder.frame(kind, new byte[0])).messages())
                .containsExactly(kind + " ");
    }

    @Test
    void headersDoNotDependOnTheBuffersByteOrder() {
        ByteBuffer little = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        FrameEncoder.putHeader(little, Kind.BINARY, 70_000);
        assertThat(little.array()).containsExactly(0x82, 127, 0, 0, 0, 0, 0, 1, 0x11, 0x70);
    }

    @Test
    void writesAHeaderAnywhereInAnArray() {
        byte[] out = new byte[8];
        assertThat(FrameEncoder.putHeader(out, 4, Kind.BINARY, 300)).isEqualTo(8);
        assertThat(out).containsExactly(0, 0, 0, 0, 0x82, 126, 1, 44);
    }

    @Test
    void cutsACloseReasonBetweenCodePoints() {
        assertThat(FrameEncoder.close(1013, "busy")).containsExactly(0x03, 0xF5, 'b', 'u', 's', 'y');
        assertThat(FrameEncoder.close(1000, "r".repeat(200))).hasSize(125);
        for (String point : List.of("ñ", "漢", "🧠")) {
            for (int lead = 0; lead < 4; lead++) {
                String reason = "r".repeat(lead) + point.repeat(80);
                byte[] payload = FrameEncoder.close(1000, reason);
                Close read = Close.of(payload, 0, payload.length);
                assertThat(payload.length).isBetween(122, 125);
                assertThat(reason).startsWith(read.reason());
                Close.check(payload, 0, payload.length);
            }
        }
    }

    @Test
    void readsWhatAPeerSaidOnClosing() {
        assertThat(Close.of(new byte[0], 0, 0)).isEqualTo(new Close(Close.NONE, ""));
        byte[] payload = FrameEncoder.close(4999, "adiós");
        assertThat(Close.of(payload, 0, payload.length)).isEqualTo(new Close(4999, "adiós"));
        assertThat(Close.of(payload, 0, 2)).as("a code alone").isEqualTo(new Close(4999, ""));
    }

    @Test
    void everyFaultThatEndsALinkHasASentenceThatFitsAClose() {
        for (Fault fault : Fault.values()) {
            if (fault.endsLink()) {
                assertThat(fault.sentence().getBytes(UTF_8).length).as(fault.name()).isLessThanOrEqualTo(123);
                assertThat(Close.maySend(fault.closeCode())).as(fault.name()).isTrue();
            }
        }
    }
}
