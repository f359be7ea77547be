package dev.thalamus.hub.query;

/** Reads code points out of UTF-8 that may be damaged; never fails. Stateless. */
final class Utf8Text {
    private Utf8Text() {}

    /** The code point that begins at {@code at}; U+FFFD for what is none. */
    static int pointAt(byte[] text, int at, int to) {
        int lead = text[at];
        if (lead >= 0) {
            return lead;
        }
        int more = following(lead);
        if (more == 0 || at + more >= to) {
            return 0xFFFD;
        }
        int point = lead & 0x3F >> more;
        for (int i = 1; i <= more; i++) {
            if ((text[at + i] & 0xC0) != 0x80) {
                return 0xFFFD;
            }
            point = point << 6 | text[at + i] & 0x3F;
        }
        return point;
    }

    /** Where the next code point begins. */
    static int after(byte[] text, int at, int to) {
        int next = at + 1;
        for (int more = following(text[at]); more > 0 && next < to && (text[next] & 0xC0) == 0x80; more--) {
            next++;
        }
        return next;
    }

    private static int following(int lead) {
        if ((lead & 0xE0) == 0xC0) {
            return 1;
        }
        if ((lead & 0xF0) == 0xE0) {
            return 2;
        }
        return (lead & 0xF8) == 0xF0 ? 3 : 0;
    }
}
