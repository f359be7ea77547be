package dev.thalamus.hub.query;

import org.jspecify.annotations.Nullable;

/** What the parts of one running filter share: room for texts, and the payload of the row that they look at. Confined to one thread. */
final class Scratch<T> {
    private final @Nullable TextReader<T> reader;
    private final TextBuffer text = new TextBuffer();
    private final TextBuffer raw = new TextBuffer();
    private final TextBuffer plain = new TextBuffer();
    private boolean assumed;
    private boolean negated;
    private boolean gaveUp;
    private boolean rawRead;
    private boolean plainRead;
    private boolean escaped;

    Scratch(Schema<T> schema) { reader = schema.payload(); }

    /** The next row comes: nothing of the last one is valid. */
    void next() {
        rawRead = false;
        plainRead = false;
        negated = false;
    }

    /** The text that the reader gets out of the row; valid until the next call. */
    TextBuffer text(TextReader<T> from, T row) {
        text.clear();
        from.read(row, text);
        return text;
    }

    /** The row's payload as it stands. */
    TextBuffer payload(T row) {
        if (!rawRead) {
            raw.clear();
            if (reader != null) {
                reader.read(row, raw);
            }
            rawRead = true;
        }
        return raw;
    }

    /** The row's payload as people read it: escapes resolved. */
    TextBuffer plainPayload(T row) {
        TextBuffer json = payload(row);
        if (!plainRead) {
            escaped = hasEscape(json);
            if (escaped) {
                plain.setUnescaped(json.bytes(), 0, json.length());
            }
            plainRead = true;
        }
        return escaped ? plain : json;
    }

    /** What runs until the next call is under one more negation, or one less. */
    void negate() { negated = !negated; }

    /** A pattern or path is too expensive for the row: what it is to count as this time, so that all that give up push the filter one way. */
    boolean giveUp() {
        gaveUp = true;
        return assumed != negated;
    }

    /** Whether anything has given up since the last call; from now on what gives up speaks for {@code next} as the filter's answer. */
    boolean gaveUp(boolean next) {
        boolean was = gaveUp;
        gaveUp = false;
        assumed = next;
        return was;
    }

    private static boolean hasEscape(TextBuffer json) {
        byte[] bytes = json.bytes();
        for (int i = 0, end = json.length(); i < end; i++) {
            if (bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }
}
