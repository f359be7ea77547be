package dev.thalamus.ui.fake;

import dev.thalamus.hub.model.SignalType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames as neural agents write them. */
final class Frames {
    private Frames() {}

    static byte[] frame(SignalType type, long timeMicros, long id, String source, String target, String payload) {
        byte[] from = source.getBytes(StandardCharsets.UTF_8);
        byte[] to = target.getBytes(StandardCharsets.UTF_8);
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(34 + from.length + to.length + body.length).put((byte) 'N').put((byte) 'P').put((byte) 1)
                .put((byte) type.code()).putDouble(timeMicros / 1e6).putLong(id * 0x9E3779B97F4A7C15L).putLong(id * 0xC2B2AE3D27D4EB4FL)
                .put((byte) from.length).put((byte) to.length).putInt(body.length).put(from).put(to).put(body).array();
    }
}
