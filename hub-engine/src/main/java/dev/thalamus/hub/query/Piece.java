package dev.thalamus.hub.query;

/**
 * The piece of an unfinished filter in which the caret stands. Immutable.
 *
 * @param field the name before the operator, empty but for {@link Place#VALUE}
 * @param start index of its first character
 * @param end index after its last
 */
record Piece(Place place, String field, int start, int end) {
    /** What is being typed. */
    enum Place {
        /** A field's name or a word. */
        NAME, PATH, VALUE,
        /** Something that nothing can be proposed for: free text in quotes, a regular expression, the value of a path. */
        NOTHING
    }

    static Piece at(String text, int caret) {
        int at = 0;
        while (true) {
            at = skip(text, at, caret, "()-!,");
            boolean path = text.startsWith("$", at);
            boolean pattern = text.startsWith("~/", at) || text.startsWith("\"", at);
            int end = pattern ? valueEnd(text, at) : path ? pathEnd(text, at) : wordEnd(text, at);
            int sign = pattern ? end : signEnd(text, end);
            if (caret <= end) {
                return new Piece(pattern ? Place.NOTHING : path ? Place.PATH : Place.NAME, "", at, end);
            }
            if (caret < sign) {
                return new Piece(Place.NOTHING, "", caret, caret);
            }
            if (sign > end) {
                Piece value = value(text, text.substring(at, end), sign, caret);
                if (caret <= value.end) {
                    return path || text.startsWith("~/", value.start) ? new Piece(Place.NOTHING, "", value.start, value.end) : value;
                }
                sign = value.end;
            }
            at = Math.max(sign, at + 1);
        }
    }

    /** The value in a list from {@code from} on in which the caret stands, or the last. */
    private static Piece value(String text, String field, int from, int caret) {
        int start = skip(text, from, caret, "");
        int end = valueEnd(text, start);
        while (caret > end && end < text.length() && text.charAt(end) == ',') {
            start = skip(text, end + 1, caret, "");
            end = valueEnd(text, start);
        }
        return new Piece(Place.VALUE, field, start, end);
    }

    /** Moves over blanks and {@code others}, but not beyond the caret. */
    private static int skip(String text, int from, int caret, String others) {
        int at = from;
        while (at < caret && (FilterPrinter.blank(text.charAt(at)) || others.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static int wordEnd(String text, int start) {
        int at = start;
        while (at < text.length() && FilterPrinter.inWord(text.charAt(at)) && !text.startsWith("!=", at) && !text.startsWith("~/", at)) {
            at++;
        }
        return at;
    }

    private static int pathEnd(String text, int start) {
        int at = start + 1;
        while (at < text.length() && (JsonPath.plain(text.codePointAt(at)) || ".[]*\"".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    /** Where the operator after a name ends; {@code from} when there is none. */
    private static int signEnd(String text, int from) {
        int at = from;
        while (at < text.length() && FilterPrinter.blank(text.charAt(at))) {
            at++;
        }
        if (text.startsWith(":", from)) {
            return from + 1;
        }
        for (String sign : new String[]{"!=", ">=", "<=", "=", ">", "<"}) {
            if (text.startsWith(sign, at)) {
                return at + sign.length();
            }
        }
        return from;
    }

    private static int valueEnd(String text, int start) {
        if (text.startsWith("~/", start) || text.startsWith("\"", start)) {
            return closedBy(text, start, text.charAt(start) == '~' ? '/' : '"');
        }
        int at = start;
        while (at < text.length() && FilterPrinter.inValue(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** After the closing character of what begins at {@code start}, or the end. */
    private static int closedBy(String text, int start, char close) {
        int at = start + (close == '/' ? 2 : 1);
        while (at < text.length() && text.charAt(at) != close) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }
}
