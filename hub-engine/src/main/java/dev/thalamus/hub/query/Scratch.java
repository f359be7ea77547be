package dev.thalamus.hub.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the parts of one running filter share: room for texts, and the payload of the row that they look at. Confined to one thread. */
final class Scratch<T> {
    private final @Nullable TextReader<T> reader;
    private final TextBuffer text = new TextBuffer();
    private final TextBuffer raw = new TextBuffer();
    private final TextBuffer plain = new TextBuffer();
    private final List<LongSupplier> givenUp = new ArrayList<>();
    private boolean rawRead;
    private boolean plainRead;
    private boolean escaped;

    Scratch(Schema<T> schema) { reader = schema.payload(); }

    /** The next row comes: nothing of the last one is valid. */
    void next() {
        rawRead = false;
        plainRead = false;
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

    /** Something that may give up reports here how often it did. */
    void watch(LongSupplier counter) { givenUp.add(counter); }

    long givenUp() { return givenUp.stream().mapToLong(LongSupplier::getAsLong).sum(); }

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
