package dev.thalamus.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.SignalCursor.Part;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class SignalCursorTest {
    @Test
    void partsAreWhatTheRecordSays() {
        SignalRecord signal = record(SignalType.DOPAMINE, frame("hash-of-ana", "luis@casa", "{\"t\":\"mañana\"}"));
        SignalCursor cursor = SignalCursor.of(signal);
        assertThat(cursor.text(Part.SOURCE_NAME)).isEqualTo("Ana");
        assertThat(cursor.text(Part.TARGET_NAME)).isEqualTo("luis");
        assertThat(cursor.text(Part.INSTANCE)).isEqualTo("0123abcd");
        assertThat(cursor.text(Part.SOURCE)).isEqualTo(signal.source()).isEqualTo("hash-of-ana");
        assertThat(cursor.text(Part.TARGET)).isEqualTo(signal.target()).isEqualTo("luis@casa");
        assertThat(cursor.text(Part.PAYLOAD)).isEqualTo(signal.payload()).isEqualTo("{\"t\":\"mañana\"}");
        assertThat(cursor.bytes(Part.FRAME)).isEqualTo(signal.raw());
        assertThat(cursor.type()).isEqualTo(SignalType.DOPAMINE.code());
        assertThat(cursor.is(Part.TARGET_NAME, "luis".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(cursor.is(Part.TARGET_NAME, "luisa".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(cursor.is(Part.TARGET_NAME, "lui5".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(cursor.at(Part.PAYLOAD, 0)).isEqualTo((byte) '{');
        assertThat(cursor.record()).isSameAs(signal);
    }

    @Test
    void protocolsWithoutTypesAreAllPayload() {
        SignalRecord signal = record(null, "{\"channel\":\"a text longer than thirty-four bytes\"}".getBytes(StandardCharsets.UTF_8));
        SignalCursor cursor = SignalCursor.of(signal);
        assertThat(cursor.type()).isEqualTo(-1);
        assertThat(cursor.bytes(Part.PAYLOAD)).isEqualTo(signal.raw());
        assertThat(signal.payload()).isEqualTo(cursor.text(Part.PAYLOAD));
        assertThat(signal.source()).isEmpty();
        assertThat(cursor.text(Part.SOURCE)).isEmpty();
    }

    @Test
    void cutFramesNeverReachBeyondTheirEnd() {
        byte[] whole = frame("source", "target", "payload");
        for (int length = 0; length <= whole.length; length++) {
            SignalRecord signal = record(SignalType.GABA, java.util.Arrays.copyOf(whole, length));
            SignalCursor cursor = SignalCursor.of(signal);
            assertThat(cursor.text(Part.SOURCE)).isEqualTo(signal.source());
            assertThat(cursor.text(Part.TARGET)).isEqualTo(signal.target());
            assertThat(cursor.text(Part.PAYLOAD)).isEqualTo(signal.payload());
        }
    }

    private static SignalRecord record(@Nullable SignalType type, byte[] raw) {
        return new SignalRecord(7, 1, 2, Protocol.NEURAL, type, Outcome.DELIVERED, Reason.NONE, "Ana", "luis", "0123abcd", 1, raw);
    }

    private static byte[] frame(String source, String target, String payload) {
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(34 + source.length() + target.length() + body.length).put(28, (byte) source.length())
                .put(29, (byte) target.length()).putInt(30, body.length).position(34).put(source.getBytes(StandardCharsets.UTF_8))
                .put(target.getBytes(StandardCharsets.UTF_8)).put(body).array();
    }
}
