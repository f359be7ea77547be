package dev.thalamus.hub.query;

/** Whether a text is what a filter asks for. Confined to one thread. */
interface TextMatch {
    boolean in(byte[] text, int from, int to);

    default boolean in(TextBuffer text) { return in(text.bytes(), 0, text.length()); }
}
