package dev.thalamus.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * Which stored signals to look at. Immutable.
 *
 * @param name only those for that name, or null
 * @param sourceName only those of that sender, or null
 * @param type only those of that type's byte, or -1
 */
public record QueueFilter(@Nullable String name, @Nullable String sourceName, int type) {
    public static final QueueFilter ALL = new QueueFilter(null, null, -1);
}
