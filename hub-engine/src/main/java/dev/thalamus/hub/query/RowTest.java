package dev.thalamus.hub.query;

/** Part of a filter made ready to run. Confined to one thread. */
interface RowTest<T> {
    boolean test(T row);
}
