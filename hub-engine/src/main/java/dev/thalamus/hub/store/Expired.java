package dev.thalamus.hub.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one sweep took from one queue because its time was over. Immutable.
 *
 * @param instance as in {@link Backlog}
 * @param bySource how many came from each sender's name
 */
public record Expired(String name, @Nullable String instance, long signals, long bytes, Map<String, Integer> bySource) {}
