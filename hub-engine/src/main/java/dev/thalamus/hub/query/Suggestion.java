package dev.thalamus.hub.query;

/**
 * Something that could be typed next. Immutable.
 *
 * @param text what to put in place of the typed part, with quotes where it needs them
 * @param sentence what it is, in English, without a full stop; empty for values
 */
public record Suggestion(Kind kind, String text, String sentence) {
    /** What it is. */
    public enum Kind {
        /** A field with its colon. */
        FIELD, OPERATOR, VALUE,
        /** A path into the payload. */
        PATH,
        /** {@code and}, {@code or}, {@code not}. */
        KEYWORD
    }
}
