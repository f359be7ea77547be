package dev.thalamus.hub.core;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a signal is routed. Confined to the core.
 *
 * @param agent the connected agent, or null for the hub's own console and for peers
 * @param name the name under which synapses and the history know it, or null when it has none here
 * @param shownName UTF-8 of the name for the history
 */
public record Sender(@Nullable Agent agent, @Nullable Name name, byte[] shownName) {}
