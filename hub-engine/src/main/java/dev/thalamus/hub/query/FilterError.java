package dev.thalamus.hub.query;

import java.util.List;

/**
 * What is wrong with a filter, and where. Immutable.
 *
 * @param start index of the first character concerned
 * @param end index after the last; equal to {@code start} only at the very end of the text
 * @param arguments for {@code {0}} and {@code {1}} of the sentence and its translations
 */
public record FilterError(int start, int end, Problem problem, List<String> arguments) {
    public FilterError {
        arguments = List.copyOf(arguments);
    }

    /** One English sentence without a full stop. */
    public String sentence() { return problem.sentence(arguments); }
}
