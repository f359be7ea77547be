package dev.thalamus.hub.query;

import java.util.List;

/** What became of a text that should be a filter. Immutable. */
public sealed interface Parsed<T> {
    /** The text's pieces, for colouring; up to the error if there is one. */
    List<Span> spans();

    /** It is a filter. */
    record Good<T>(Filter<T> filter, List<Span> spans) implements Parsed<T> {}

    /** It is not, and why. */
    record Bad<T>(FilterError error, List<Span> spans) implements Parsed<T> {}
}
