package dev.thalamus.hub.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes down who did what, for the audit. Called in turns; must neither block nor fail. */
@FunctionalInterface
public interface Trail {
    /** Nobody listens. */
    Trail NONE = (kind, fields) -> {};

    /**
     * Takes one fact down.
     *
     * @param kind AG2's name, such as {@code channel_closed}, or one of the hub's own: {@code refused}, {@code auth_failed}
     * @param fields values are texts, numbers, booleans, lists and maps
     */
    void record(String kind, Map<String, ? extends @Nullable Object> fields);
}
