package dev.thalamus.hub.identity;

import dev.thalamus.hub.model.Clause;
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
            throw Refusal.protocol(Clause.MOST_PATTERNS.of(MOST_GLOBS, MOST_CHARACTERS));
        }
        return List.copyOf(given);
    }

    static void atLeastZero(int value, String what) {
        if (value < 0) {
            throw Refusal.protocol(what + " " + Clause.AT_LEAST_ZERO.of());
        }
    }
}
