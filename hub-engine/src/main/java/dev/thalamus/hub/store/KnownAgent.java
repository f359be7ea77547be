package dev.thalamus.hub.store;

import dev.thalamus.hub.model.AgentKind;

/**
 * A name that was seen here at some time. Immutable.
 *
 * @param color index 0 to 11 of its colour, given once and for ever
 * @param firstSeenMillis wall clock, milliseconds since 1970
 * @param lastSeenMillis wall clock, milliseconds since 1970
 */
public record KnownAgent(String name, int color, AgentKind kind, long firstSeenMillis, long lastSeenMillis) {}
