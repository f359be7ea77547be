package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.hub.model.Totals;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** {@code hub.snapshot}: what a window of this program needs to show a hub elsewhere. Peers come without their tokens. */
record HubSnapshotCall(Supplier<HubSnapshot> snapshot, Supplier<String> domain) implements RpcMethod<HubSnapshotCall.Params> {
    record Params() {}

    record Result(
            @Doc("the hub's own domain") String domain,
            @Doc("milliseconds since 1970") long takenMillis,
            @Doc("milliseconds since 1970") long startedMillis,
            Totals totals,
            @Doc("the connected ones, and those gone within 24 hours") List<AgentView> agents,
            @Doc("names for which something waits") List<QueueView> queues,
            List<Synapse> synapses,
            StoreHealth store,
            @Doc("as of peer.list") List<PeerShape> peers,
            @Doc("agents of other hubs, as those reported them") List<RemoteAgentView> remoteAgents) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("hub.snapshot", List.of(1), Role.OPERATOR, Params.class, Result.class, "Everything that is true of the hub now.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        HubSnapshot now = snapshot.get();
        reply.accept(new Result(domain.get(), now.takenMillis(), now.startedMillis(), now.totals(), now.agents(), now.queues(),
                now.synapses(), now.store(), now.peers().stream().map(PeerShape::of).toList(), now.remoteAgents()));
    }
}
