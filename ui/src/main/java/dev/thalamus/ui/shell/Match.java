package dev.thalamus.ui.shell;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a query was found in a text, and how well. Immutable.
 *
 * @param from first character of the hit
 * @param to behind its last character
 * @param score higher is better
 */
record Match(int from, int to, int score) {
    private static final int AT_START = 300, AT_WORD = 200, INSIDE = 100;

    /** Looks for {@code query} regardless of case and accents; an empty query is found in everything. */
    static Optional<Match> of(String query, String text) {
        if (query.isBlank()) {
            return Optional.of(new Match(0, 0, 0));
        }
        String wanted = fold(query.strip());
        String folded = fold(text);
        if (folded.length() != text.length()) {
            return folded.contains(wanted) ? Optional.of(new Match(0, 0, INSIDE)) : Optional.empty();
        }
        Optional<Match> best = Optional.empty();
        for (int at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
            int place = at == 0 ? AT_START : Character.isLetterOrDigit(folded.charAt(at - 1)) ? INSIDE : AT_WORD;
            int score = place - Math.min(99, text.length() - wanted.length());
            if (best.isEmpty() || best.get().score < score) {
                best = Optional.of(new Match(at, at + wanted.length(), score));
            }
        }
        return best;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }
}
