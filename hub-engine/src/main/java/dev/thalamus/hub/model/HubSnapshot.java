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
 * @param peers the other hubs, by domain
 * @param remoteAgents the agents of other hubs, at most the configured number of each
 */
public record HubSnapshot(
        long takenMillis,
        long startedMillis,
        Totals totals,
        List<AgentView> agents,
        List<QueueView> queues,
        List<Synapse> synapses,
        StoreHealth store,
        List<PeerView> peers,
        List<RemoteAgentView> remoteAgents) {
    /** A hub without peers. */
    public HubSnapshot(long takenMillis, long startedMillis, Totals totals, List<AgentView> agents, List<QueueView> queues,
            List<Synapse> synapses, StoreHealth store) {
        this(takenMillis, startedMillis, totals, agents, queues, synapses, store, List.of(), List.of());
    }
}
