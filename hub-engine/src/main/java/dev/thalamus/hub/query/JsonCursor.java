package dev.thalamus.hub.query;

/**
 * Walks over JSON in place, without making objects of it.
 *
 * <p>Confined to one thread. Damaged JSON ends the walk early and never harms: every step checks the end and goes forward.
 */
final class JsonCursor {
    byte[] json = {};
    int at;
    int end;

    void begin(byte[] text, int from, int to) {
        json = text;
        at = from;
        end = to;
        skipBlanks();
    }

    /** The byte under the cursor, 0 at the end. */
    int peek() { return at < end ? json[at] : 0; }

    /** Steps over that byte and blanks after it; false when another stands there. */
    boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    /** Moves past a string that begins here, and returns the index of its closing quote (or the end). */
    int skipString() {
        at++;
        while (at < end && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        int close = Math.min(at, end);
        at = Math.min(close + 1, end);
        skipBlanks();
        return close;
    }

    /** Moves past whatever value begins here. */
    void skipValue() {
        switch (peek()) {
            case '"' -> {
                var _ = skipString();
            }
            case '{', '[' -> skipNested();
            default -> {
                var _ = skipScalar();
            }
        }
    }

    /** Moves past a number or word, and returns where it ended. */
    int skipScalar() {
        int from = at;
        while (at < end && !ends(json[at])) {
            at++;
        }
        int stop = at;
        if (at == from && at < end) {
            at++;
        }
        skipBlanks();
        return stop;
    }

    private void skipNested() {
        int depth = 0;
        do {
            switch (json[at]) {
                case '"' -> {
                    var _ = skipString();
                    continue;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                }
            }
            at++;
        } while (at < end && depth > 0);
        skipBlanks();
    }

    private void skipBlanks() {
        while (at < end && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
    }

    private static boolean ends(byte b) {
        return b == ',' || b == ']' || b == '}' || b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == ':' || b == '"';
    }
}
