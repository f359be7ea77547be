package dev.thalamus.hub.query;

import java.nio.charset.StandardCharsets;

/** Reads numbers as JSON writes them, without objects where that is exact. Stateless. */
final class JsonNumber {
    /** Beyond this many digits, a long divided by a power of ten is not the nearest double any more. */
    static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

    private JsonNumber() {}

    /** The number, or NaN when it is none. */
    static double read(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        int at = negative ? from + 1 : from;
        long digits = 0;
        int count = 0;
        int decimals = -1;
        for (; at < to; at++) {
            int b = text[at];
            if (b >= '0' && b <= '9') {
                digits = digits * 10 + b - '0';
                count++;
                decimals += decimals >= 0 ? 1 : 0;
            } else if (b == '.' && decimals < 0 && count > 0) {
                decimals = 0;
            } else {
                return slow(text, from, to);
            }
            if (count > EXACT_DIGITS) {
                return slow(text, from, to);
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double value = decimals > 0 ? digits / POWERS[decimals] : digits;
        return negative ? -value : value;
    }

    private static double slow(byte[] text, int from, int to) {
        int first = from < to && text[from] == '-' ? from + 1 : from;
        // Double.parseDouble would also read "0x1p3", "1d" and "Infinity".
        for (int i = first; i < to; i++) {
            int b = text[i];
            if ((b < '0' || b > '9') && b != '.' && b != '-' && b != '+' && b != 'e' && b != 'E') {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII));
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
