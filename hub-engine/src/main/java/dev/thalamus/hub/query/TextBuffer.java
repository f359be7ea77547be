package dev.thalamus.hub.query;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reusable room for the UTF-8 of one text while a filter looks at it. Confined to one thread. */
public final class TextBuffer {
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private byte[] bytes = new byte[256];
    private int length;

    /** Holds nothing. */
    public void clear() { length = 0; }

    /** Holds that text. */
    public void set(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        clear();
        append(utf8, 0, utf8.length);
    }

    /** Holds a copy of {@code count} bytes of UTF-8 from {@code at}. */
    public void set(MemorySegment memory, long at, int count) {
        reserve(count);
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at, bytes, 0, count);
        length = count;
    }

    /** Holds what a part of a JSON text means: escapes are resolved, everything else is as it stands. */
    void setUnescaped(byte[] json, int from, int to) {
        reserve(to - from);
        length = 0;
        int plain = from;
        for (int at = from; at < to;) {
            if (json[at] != '\\') {
                at++;
                continue;
            }
            append(json, plain, at);
            at = appendEscape(json, at, to);
            plain = at;
        }
        append(json, plain, to);
    }

    byte[] bytes() { return bytes; }

    int length() { return length; }

    void append(byte[] from, int start, int end) {
        reserve(length + end - start);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
    }

    /** The text; what is not UTF-8 becomes replacement characters. */
    @Override
    public String toString() { return new String(bytes, 0, length, StandardCharsets.UTF_8); }

    /** Resolves the escape that begins at {@code at} and returns where it ends; what is no escape stands for itself. */
    private int appendEscape(byte[] json, int at, int to) {
        if (at + 1 >= to) {
            append(json, at, to);
            return to;
        }
        byte kind = json[at + 1];
        if (kind == 'u') {
            return appendUnicode(json, at, to);
        }
        int plain = switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> kind;
        };
        reserve(length + 1);
        bytes[length++] = (byte) plain;
        return at + 2;
    }

    private int appendUnicode(byte[] json, int at, int to) {
        int unit = hex(json, at + 2, to);
        if (unit < 0) {
            append(json, at, at + 2);
            return at + 2;
        }
        if (Character.isHighSurrogate((char) unit) && at + 7 < to && json[at + 6] == '\\' && json[at + 7] == 'u') {
            int low = hex(json, at + 8, to);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                appendCodePoint(Character.toCodePoint((char) unit, (char) low));
                return at + 12;
            }
        }
        appendCodePoint(unit);
        return at + 6;
    }

    private void appendCodePoint(int point) {
        reserve(length + 4);
        if (point < 0x80) {
            bytes[length++] = (byte) point;
        } else if (point < 0x800) {
            bytes[length++] = (byte) (0xC0 | point >> 6);
            bytes[length++] = (byte) (0x80 | point & 0x3F);
        } else if (Character.isSurrogate((char) point) && point < 0x1_0000) {
            append(REPLACEMENT, 0, REPLACEMENT.length);
        } else if (point < 0x1_0000) {
            bytes[length++] = (byte) (0xE0 | point >> 12);
            bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
            bytes[length++] = (byte) (0x80 | point & 0x3F);
        } else {
            bytes[length++] = (byte) (0xF0 | point >> 18);
            bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
            bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
            bytes[length++] = (byte) (0x80 | point & 0x3F);
        }
    }

    /** The value of four hexadecimal digits, or -1. */
    private static int hex(byte[] json, int at, int to) {
        if (at + 4 > to) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void reserve(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, Math.min(bytes.length * 2, 1 << 30)));
        }
    }
}
