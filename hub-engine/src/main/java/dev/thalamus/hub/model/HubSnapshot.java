package dev.thalamus.hub.model;

import java.util.List;

/**
 * What was true at one moment of the hub. Immutable.
 *
 * @param takenMillis wall clock, milliseconds since 1970
 * @param startedMillis when this hub started listening, milliseconds since 1970
 * @param agents the connected ones and those gone within the last 24 hours, siblings of a name in order of arrival
 * @param queues names for which something waits
 * @param synapses all that are tracked, at most the configured limit
 */
public record HubSnapshot(
        long takenMillis,
        long startedMillis,
        Totals totals,
        List<AgentView> agents,
        List<QueueView> queues,
        List<Synapse> synapses,
        StoreHealth store) {}
