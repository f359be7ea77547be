package dev.thalamus.hub.query;

import java.util.List;

/** What a field has against a value, before it is known where the value stands. Immutable. */
record Complaint(Problem problem, List<String> arguments) {
    static Complaint of(Problem problem, String... arguments) { return new Complaint(problem, List.of(arguments)); }
}
