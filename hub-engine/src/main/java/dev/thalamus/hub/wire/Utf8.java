package dev.thalamus.hub.wire;

/**
 * Strict UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF), in one go or in pieces. Stateless.
 *
 * <p>The state between pieces is one int: how many continuation bytes are due in bits 0-7, and the range that the next one must lie in, in bits 8-15
 * and 16-23.
 */
final class Utf8 {
    /** The state before the first byte and after each whole code point. */
    static final int START = 0;
    /** What {@link #feed} answers to bytes that no continuation can make valid. */
    static final int INVALID = -1;

    private Utf8() {}

    static boolean isValid(byte[] bytes, int from, int to) { return feed(START, bytes, from, to) == START; }

    /** The state after the bytes {@code from} (inclusive) to {@code to} (exclusive), or {@link #INVALID}. */
    static int feed(int state, byte[] bytes, int from, int to) {
        int i = from;
        int last = to - Long.BYTES;
        while (i < to) {
            if (state == START) {
                while (i <= last && (Bytes.longAt(bytes, i) & Bytes.HIGH_BITS) == 0) {
                    i += Long.BYTES;
                }
                if (i == to) {
                    return START;
                }
                state = lead(bytes[i++] & 0xFF);
            } else {
                state = next(state, bytes[i++] & 0xFF);
            }
            if (state == INVALID) {
                return INVALID;
            }
        }
        return state;
    }

    /** The index after the code point of several bytes that starts at {@code i}, or {@link #INVALID}. */
    static int skip(byte[] bytes, int i, int to) {
        int state = lead(bytes[i++] & 0xFF);
        while (state > START) {
            if (i == to) {
                return INVALID;
            }
            state = next(state, bytes[i++] & 0xFF);
        }
        return state == START ? i : INVALID;
    }

    private static int lead(int c) {
        if (c < 0x80) {
            return START;
        }
        if (c < 0xC2) {
            return INVALID;
        }
        if (c < 0xE0) {
            return due(1, 0x80, 0xBF);
        }
        if (c < 0xF0) {
            return due(2, c == 0xE0 ? 0xA0 : 0x80, c == 0xED ? 0x9F : 0xBF);
        }
        return c > 0xF4 ? INVALID : due(3, c == 0xF0 ? 0x90 : 0x80, c == 0xF4 ? 0x8F : 0xBF);
    }

    private static int next(int state, int c) {
        if (c < (state >>> 8 & 0xFF) || c > state >>> 16) {
            return INVALID;
        }
        int left = (state & 0xFF) - 1;
        return left == 0 ? START : due(left, 0x80, 0xBF);
    }

    private static int due(int continuations, int low, int high) { return continuations | low << 8 | high << 16; }
}
