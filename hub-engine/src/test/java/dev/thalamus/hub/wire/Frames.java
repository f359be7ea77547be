package dev.thalamus.hub.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Writes frames for tests, right or wrong, independently of {@link FrameEncoder}. */
final class Frames {
    private static final byte[] KEY = {0x37, (byte) 0xFA, 0x21, (byte) 0x9D};

    private Frames() {}

    /** A frame with the shortest length. */
    static byte[] frame(boolean masked, int first, byte[] payload) {
        int n = payload.length;
        return raw(masked, first, n < 126 ? n : n < 65536 ? 126 : 127, n, payload);
    }

    /** A frame whose 7-bit length is {@code small} and whose extended length, if there is one, is {@code declared}. */
    static byte[] raw(boolean masked, int first, int small, long declared, byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(14 + payload.length).put((byte) first).put((byte) (small | (masked ? 0x80 : 0)));
        if (small == 126) {
            out.putShort((short) declared);
        } else if (small == 127) {
            out.putLong(declared);
        }
        if (masked) {
            out.put(KEY);
        }
        for (int i = 0; i < payload.length; i++) {
            out.put((byte) (payload[i] ^ (masked ? KEY[i & 3] : 0)));
        }
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
