package dev.thalamus.hub.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Makes the text tests that literals ask for. Stateless. */
final class TextMatches {
    private TextMatches() {}

    /** The literal is the whole text, or for regular expressions occurs in it. */
    static TextMatch whole(Literal literal, Operator operator, Field.Likeness likeness, Scratch<?> scratch) {
        if (literal.regex()) {
            return regex(literal, scratch);
        }
        if (operator != Operator.IS) {
            byte[] exact = literal.text().getBytes(StandardCharsets.UTF_8);
            return (text, from, to) -> Arrays.equals(text, from, to, exact, 0, exact.length);
        }
        TextMatch whole = literal.glob() ? new GlobMatch(literal.text(), false) : new Folded(literal.text())::equalTo;
        return switch (likeness) {
            case WHOLE -> whole;
            case HEX -> literal.glob() ? whole : new Folded(literal.text())::begins;
            case NAME -> literal.text().indexOf('@') >= 0
                    ? whole
                    : (text, from, to) -> whole.in(text, from, to)
                            || whole.in(text, from, beforeDomain(text, from, to));
        };
    }

    /** The literal occurs anywhere in the text. */
    static TextMatch anywhere(Literal literal, Scratch<?> scratch) {
        if (literal.regex()) {
            return regex(literal, scratch);
        }
        return literal.glob() ? new GlobMatch(literal.text(), true) : new Folded(literal.text())::occursIn;
    }

    static TextMatch any(List<TextMatch> matches) {
        if (matches.size() == 1) {
            return matches.getFirst();
        }
        TextMatch[] all = matches.toArray(TextMatch[]::new);
        return (text, from, to) -> {
            for (TextMatch match : all) {
                if (match.in(text, from, to)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static TextMatch regex(Literal literal, Scratch<?> scratch) { return new RegexMatch(FieldRules.pattern(literal), scratch); }

    private static int beforeDomain(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != '@') {
            at++;
        }
        return at;
    }
}
