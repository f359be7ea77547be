package dev.thalamus.hub.query;

import java.util.List;

/** Ends parsing at the first problem; never leaves the package. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient FilterError error;

    private Refused(FilterError error) {
        super(error.sentence(), null, false, false);
        this.error = error;
    }

    static Refused at(int start, int end, Problem problem, String... arguments) {
        return new Refused(new FilterError(start, end, problem, List.of(arguments)));
    }

    FilterError error() { return error; }
}
