package dev.thalamus.hub.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes RFC 6455 frames: unmasked as a server, masked as a client; always whole messages, never compressed. Stateless. */
public final class FrameEncoder {
    /** The longest header of a server frame. */
    public static final int MAX_HEADER = 10;
    private static final int MAX_REASON = 123;

    private FrameEncoder() {}

    /** Bytes of the header of an unmasked frame with {@code length} bytes of payload; a masked one has 4 more. */
    public static int headerSize(int length) {
        return length < 126 ? 2 : length < 0x1_0000 ? 4 : MAX_HEADER;
    }

    /** Writes the header of an unmasked frame; {@code out} needs {@link #headerSize} bytes. */
    public static void putHeader(ByteBuffer out, Kind kind, int length) {
        putHeader(out, kind, length, 0);
    }

    /** Writes the header of an unmasked frame at {@code at} and returns the index after it. */
    public static int putHeader(byte[] out, int at, Kind kind, int length) {
        putHeader(ByteBuffer.wrap(out, at, out.length - at), kind, length);
        return at + headerSize(length);
    }

    /** Writes the header of a masked frame; {@code out} needs {@link #headerSize} + 4 bytes. */
    public static void putMaskedHeader(ByteBuffer out, Kind kind, int length, int key) {
        putHeader(out, kind, length, 0x80);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.put((byte) (key >>> shift));
        }
    }

    /** Masks the bytes in place with {@code key}, whose highest byte goes first, as {@link #putMaskedHeader} wrote it. */
    public static void mask(byte[] bytes, int offset, int length, int key) {
        Bytes.mask(bytes, offset, offset + length, Integer.reverseBytes(key));
    }

    /** A whole unmasked frame. */
    public static byte[] frame(Kind kind, byte[] payload) {
        byte[] frame = new byte[headerSize(payload.length) + payload.length];
        int at = putHeader(frame, 0, kind, payload.length);
        System.arraycopy(payload, 0, frame, at, payload.length);
        return frame;
    }

    /** A whole masked frame; {@code payload} is left as it is. */
    public static byte[] maskedFrame(Kind kind, byte[] payload, int key) {
        int at = headerSize(payload.length) + 4;
        byte[] frame = new byte[at + payload.length];
        putMaskedHeader(ByteBuffer.wrap(frame), kind, payload.length, key);
        System.arraycopy(payload, 0, frame, at, payload.length);
        mask(frame, at, payload.length, key);
        return frame;
    }

    /** The payload of a close frame; the reason is cut between code points to the 123 bytes that fit. */
    public static byte[] close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, MAX_REASON);
        while (length < text.length && (text[length] & 0xC0) == 0x80) {
            length--;
        }
        byte[] payload = new byte[2 + length];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, length);
        return payload;
    }

    // Byte by byte, because the buffer's byte order is the caller's.
    private static void putHeader(ByteBuffer out, Kind kind, int length, int maskBit) {
        out.put((byte) (0x80 | kind.opcode()));
        if (length < 126) {
            out.put((byte) (maskBit | length));
            return;
        }
        boolean wide = length >= 0x1_0000;
        out.put((byte) (maskBit | (wide ? 127 : 126)));
        for (int shift = wide ? 56 : 8; shift >= 0; shift -= 8) {
            out.put((byte) ((long) length >>> shift));
        }
    }
}
