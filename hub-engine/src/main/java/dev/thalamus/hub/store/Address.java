package dev.thalamus.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * Whom a stored signal waits for. Immutable.
 *
 * @param instance hash of the only instance that may get it, or null when any of that name may
 */
public record Address(long id, String name, @Nullable String instance) {}
