package dev.thalamus.hub.model;

import java.util.List;

/**
 * Which waiting signals an operation is about: those that pass every one of these, oldest first. Immutable.
 *
 * @param name only those that wait for that name; empty for every name
 * @param ids only these ({@link QueuedSignal#id}); empty for all
 * @param filter only those that this filter accepts (the language of {@code docs/filters.md}); empty for all
 * @param first no more than the oldest so many; 0 for all
 * @param olderThanMillis only those that have waited at least so long, milliseconds; 0 for all
 */
public record QueueScope(String name, List<Long> ids, String filter, long first, long olderThanMillis) {
    /** All that waits. */
    public static final QueueScope ALL = new QueueScope("", List.of(), "", 0, 0);

    public QueueScope {
        if (first < 0 || olderThanMillis < 0) {
            throw new IllegalArgumentException("first and olderThanMillis must not be negative");
        }
        ids = ids.stream().distinct().sorted().toList();
    }

    /** All that waits for a name. */
    public static QueueScope of(String name) { return new QueueScope(name, List.of(), "", 0, 0); }

    public QueueScope only(List<Long> chosen) { return new QueueScope(name, chosen, filter, first, olderThanMillis); }

    public QueueScope matching(String text) { return new QueueScope(name, ids, text, first, olderThanMillis); }

    public QueueScope oldest(long count) { return new QueueScope(name, ids, filter, count, olderThanMillis); }

    public QueueScope olderThan(long millis) { return new QueueScope(name, ids, filter, first, millis); }
}
