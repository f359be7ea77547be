package dev.thalamus.hub.wire;

import java.nio.charset.StandardCharsets;

/**
 * The code and reason of a close frame. Immutable.
 *
 * @param code RFC 6455, 7.4; {@value #NONE} when the frame was empty
 * @param reason for people, possibly empty
 */
public record Close(int code, String reason) {
    /** Stands for "the frame had no code"; never sent. */
    public static final int NONE = 1005;

    /** Reads the payload of a close frame that {@link FrameDecoder} let through. */
    public static Close of(byte[] bytes, int offset, int length) {
        return length < 2
                ? new Close(NONE, "")
                : new Close(codeAt(bytes, offset), new String(bytes, offset + 2, length - 2, StandardCharsets.UTF_8));
    }

    /** Fails unless the payload is one that a peer may send. */
    static void check(byte[] bytes, int from, int length) {
        if (length == 0) {
            return;
        }
        if (length == 1) {
            throw new WireFault(Fault.CLOSE_LENGTH);
        }
        int code = codeAt(bytes, from);
        if (!maySend(code)) {
            throw new WireFault(Fault.CLOSE_CODE, "code " + code);
        }
        if (!Utf8.isValid(bytes, from + 2, from + length)) {
            throw new WireFault(Fault.CLOSE_UTF8);
        }
    }

    /** True for codes that RFC 6455 or IANA define for the wire and for those left to libraries and applications. */
    static boolean maySend(int code) {
        return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999;
    }

    private static int codeAt(byte[] bytes, int at) { return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF; }
}
