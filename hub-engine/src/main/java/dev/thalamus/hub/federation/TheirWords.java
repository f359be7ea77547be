package dev.thalamus.hub.federation;

/** What another hub wrote, made harmless before it goes into an event, a log or an answer. Stateless. */
final class TheirWords {
    private static final int MOST = 200;

    private TheirWords() {}

    /** Without what cannot be seen. */
    static String printable(String text) { return text.replaceAll("\\p{C}", "?"); }

    /** The same, and no longer than anybody reads. */
    static String plain(String text) {
        int most = Math.min(text.length(),
                text.offsetByCodePoints(0, Math.min(MOST, text.codePointCount(0, Math.min(text.length(), 2 * MOST)))));
        return printable(text.substring(0, most)) + (most < text.length() ? "…" : "");
    }
}
