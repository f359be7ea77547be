package dev.thalamus.hub.query;

/**
 * A value as a person wrote it; what it means depends on the field. Immutable.
 *
 * @param text without quotes, slashes and their escapes
 */
public record Literal(String text, Style style) {
    /** How it is written. */
    public enum Style {
        /** {@code ventas}, {@code 4k}, {@code vent*}. */
        BARE,
        /** {@code "exactly this"}: no globs, never a number. */
        QUOTED,
        /** {@code ~/regex/}. */
        REGEX,
        /** {@code ~/regex/i}: whatever the case. */
        REGEX_ANY_CASE
    }

    /** The text itself, without any pattern in it: bare where that can be read back, else in quotes. */
    public static Literal of(String text) {
        boolean bare = FilterPrinter.isBareValue(text) && !GlobMatch.isGlob(text);
        return new Literal(text, bare ? Style.BARE : Style.QUOTED);
    }

    static Literal bare(String text) { return new Literal(text, Style.BARE); }

    boolean regex() { return style == Style.REGEX || style == Style.REGEX_ANY_CASE; }

    boolean glob() { return style == Style.BARE && GlobMatch.isGlob(text); }
}
