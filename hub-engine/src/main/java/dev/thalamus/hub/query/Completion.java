package dev.thalamus.hub.query;

import java.util.List;

/**
 * What could be typed at one place of a filter. Immutable.
 *
 * @param start index of the first character that a suggestion replaces
 * @param end index after the last
 * @param suggestions the best first
 */
public record Completion(int start, int end, List<Suggestion> suggestions) {
    public Completion {
        suggestions = List.copyOf(suggestions);
    }

    /** The text with a suggestion put in. */
    public String apply(String text, Suggestion suggestion) {
        return text.substring(0, start) + suggestion.text() + text.substring(end);
    }
}
