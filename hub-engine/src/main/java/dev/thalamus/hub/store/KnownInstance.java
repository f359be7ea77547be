package dev.thalamus.hub.store;

/**
 * The name under which a hash was seen here last. Immutable.
 *
 * @param lastSeenMillis wall clock, milliseconds since 1970
 */
public record KnownInstance(String hash, String name, long lastSeenMillis) {}
