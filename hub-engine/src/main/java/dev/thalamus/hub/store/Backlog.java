package dev.thalamus.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * What waits for one name, or for one instance of it. Immutable.
 *
 * @param instance the instance's hash, or null for what any of that name may get
 * @param bytes of the frames
 * @param firstId lowest id that waits
 * @param lastId highest id that waits
 * @param oldestMillis when the oldest was queued
 * @param firstExpiryMillis when the first expires
 */
public record Backlog(
        String name,
        @Nullable String instance,
        long signals,
        long bytes,
        long firstId,
        long lastId,
        long oldestMillis,
        long firstExpiryMillis) {}
