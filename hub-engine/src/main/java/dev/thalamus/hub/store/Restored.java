package dev.thalamus.hub.store;

import dev.thalamus.hub.model.Synapse;
import java.util.List;

/**
 * What the store remembered when it was opened. Immutable.
 *
 * @param highestId the highest id that was ever stored, 0 when none; the next one must be above it
 * @param instances the hash seen longest ago first
 * @param outbox what waits for other hubs, in order
 */
public record Restored(long highestId, List<Backlog> backlogs, List<KnownAgent> agents, List<KnownInstance> instances,
        List<Synapse> synapses, List<OutboxRow> outbox) {}
