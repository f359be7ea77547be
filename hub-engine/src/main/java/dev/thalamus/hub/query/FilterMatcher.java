package dev.thalamus.hub.query;

import java.time.ZoneId;

/** A filter that runs over rows. Confined to one thread; keeps no row. */
public final class FilterMatcher<T> {
    private final Scratch<T> scratch;
    private final RowTest<T> test;

    FilterMatcher(Filter<T> filter, long nowMicros, ZoneId zone) {
        scratch = new Scratch<>(filter.schema());
        test = new FilterCompiler<>(filter.schema(), scratch, nowMicros, zone).compile(filter.root());
    }

    /** Whether the filter accepts the row. */
    public boolean test(T row) {
        scratch.next();
        return test.test(row);
    }

    /** How many rows a regular expression or path was too expensive for; they count as not matching there. */
    public long givenUp() {
        return scratch.givenUp();
    }
}
