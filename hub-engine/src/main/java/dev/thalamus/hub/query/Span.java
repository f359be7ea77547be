package dev.thalamus.hub.query;

/**
 * A run of characters in a filter, for colouring it. Immutable.
 *
 * @param start index of its first character
 * @param end index after its last
 */
public record Span(Kind kind, int start, int end) {
    /** What it is. */
    public enum Kind {
        FIELD, PATH, OPERATOR,
        /** A bare value that is no number, or a bare word. */
        WORD,
        /** Text in quotes. */
        TEXT, NUMBER,
        /** A glob or regular expression. */
        PATTERN,
        /** {@code and}, {@code or}, {@code not}, {@code -}. */
        KEYWORD,
        /** A parenthesis. */
        GROUP
    }
}
