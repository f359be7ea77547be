package dev.thalamus.hub.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule's parts must be. Stateless; apart from {@link Rule}, whose own constants are made of those parts. */
final class RuleChecks {
    static final List<String> ANY = List.of("*");
    private static final int MOST_GLOBS = 1_000;
    private static final int MOST_CHARACTERS = 1_000;

    private RuleChecks() {}

    static List<String> globs(@Nullable List<String> given) {
        if (given == null) {
            return ANY;
        }
        if (given.size() > MOST_GLOBS || given.stream().anyMatch(glob -> glob == null || glob.length() > MOST_CHARACTERS)) {
            throw Refusal.protocol("may have " + MOST_GLOBS + " patterns of " + MOST_CHARACTERS + " characters at most");
        }
        return List.copyOf(given);
    }

    static void atLeastZero(int value, String what) {
        if (value < 0) {
            throw Refusal.protocol(what + " must be at least 0");
        }
    }
}
