package dev.thalamus.hub.query;

import java.time.ZoneId;

/** A filter that runs over rows. Confined to one thread; keeps no row. */
public final class FilterMatcher<T> {
    private final Scratch<T> scratch;
    private final RowTest<T> test;
    private long undecided;

    FilterMatcher(Filter<T> filter, long nowMicros, ZoneId zone) {
        scratch = new Scratch<>(filter.schema());
        test = new FilterCompiler<>(filter.schema(), scratch, nowMicros, zone).compile(filter.root());
    }

    /** Whether the filter accepts the row; false when that hangs on something that was too expensive to find out. */
    public boolean test(T row) {
        scratch.next();
        boolean accepted = test.test(row);
        if (!scratch.gaveUp(true)) {
            scratch.gaveUp(false);
            return accepted;
        }
        // First all that gave up spoke against the row, now they speak for it: if that says the same, it did not hang on any of them.
        boolean otherwise = test.test(row);
        scratch.gaveUp(false);
        if (accepted == otherwise) {
            return accepted;
        }
        undecided++;
        return false;
    }

    /** How many rows could not be decided, because a regular expression or path was too expensive for them. */
    public long givenUp() {
        return undecided;
    }
}
