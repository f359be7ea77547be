package dev.thalamus.ui.screen.graph.net;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.hub.model.Totals;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moments of a hub, in few words. */
final class Snapshots {
    static final long NOW = 1_800_000_000_000L;

    private Snapshots() {}

    static HubSnapshot of(List<AgentView> agents, List<Synapse> synapses) { return of(agents, List.of(), synapses); }

    static HubSnapshot of(List<AgentView> agents, List<RemoteAgentView> remote, List<Synapse> synapses) {
        return new HubSnapshot(NOW, NOW - 60_000,
                new Totals(0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, synapses.size(), new long[6], agents.size(), agents.size(), 0, 0, 0),
                agents,
                List.of(), synapses,
                new StoreHealth(StoreHealth.State.OK, "", 0, 0), List.of(), remote);
    }

    static AgentView agent(String hash, String name) { return agent(hash, name, null, AgentKind.LIVE, AgentState.LIVE, 0); }

    static AgentView agent(String hash, String name, @Nullable String domain, AgentKind kind, AgentState state, long sent) {
        return new AgentView(hash, name, domain, kind, Protocol.NEURAL, state, "", NOW, NOW, 0, sent, 0, 0, 0, 0, 3);
    }

    static Synapse synapse(String source, String target, double strength, long uses, long ageMillis) {
        return new Synapse(source, target, strength, uses, uses, NOW - 600_000, NOW - ageMillis);
    }
}
