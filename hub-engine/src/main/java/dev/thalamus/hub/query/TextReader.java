package dev.thalamus.hub.query;

/** Gets one text out of a row. */
@FunctionalInterface
public interface TextReader<T> {
    /** Puts the text into {@code into}, and nothing when the row has none. */
    void read(T row, TextBuffer into);
}
