package dev.thalamus.hub.query;

import java.nio.charset.StandardCharsets;

/**
 * A text to be found in UTF-8, whatever its case. Immutable.
 *
 * <p>Two letters are the same when their lower case of their upper case is. A needle of ASCII is compared byte by byte: in UTF-8 no byte of
 * another letter looks like ASCII.
 */
final class Folded {
    private final int[] points;
    private final byte[] ascii;
    private final boolean plain;

    Folded(String text) {
        points = text.codePoints().map(Folded::fold).toArray();
        ascii = text.toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        plain = text.chars().allMatch(c -> c < 0x80);
    }

    static int fold(int point) {
        if (point < 0x80) {
            return point >= 'A' && point <= 'Z' ? point | 0x20 : point;
        }
        return Character.toLowerCase(Character.toUpperCase(point));
    }

    /** Whether the text is equal to this. */
    boolean equalTo(byte[] text, int from, int to) {
        return plain ? to - from == ascii.length && asciiAt(text, from) : pointsAt(text, from, to) == to;
    }

    /** Whether the text begins with this. */
    boolean begins(byte[] text, int from, int to) {
        return plain ? to - from >= ascii.length && asciiAt(text, from) : pointsAt(text, from, to) >= 0;
    }

    /** Whether this occurs in the text. */
    boolean occursIn(byte[] text, int from, int to) {
        return plain ? asciiIn(text, from, to) : pointsIn(text, from, to);
    }

    private boolean asciiIn(byte[] text, int from, int to) {
        if (ascii.length == 0) {
            return true;
        }
        byte lower = ascii[0];
        byte upper = lower >= 'a' && lower <= 'z' ? (byte) (lower & ~0x20) : lower;
        for (int at = from, last = to - ascii.length; at <= last; at++) {
            byte b = text[at];
            if ((b == lower || b == upper) && asciiAt(text, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean asciiAt(byte[] text, int at) {
        for (int i = 0; i < ascii.length; i++) {
            byte b = text[at + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != ascii[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean pointsIn(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if ((text[at] & 0xC0) != 0x80 && pointsAt(text, at, to) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Where this ends when it stands at {@code at}, else -1. */
    private int pointsAt(byte[] text, int at, int to) {
        int next = at;
        for (int point : points) {
            if (next >= to) {
                return -1;
            }
            if (fold(Utf8Text.pointAt(text, next, to)) != point) {
                return -1;
            }
            next = Utf8Text.after(text, next, to);
        }
        return next;
    }
}
