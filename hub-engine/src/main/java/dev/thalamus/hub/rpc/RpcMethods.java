package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Status;
import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Peers;
import dev.thalamus.hub.core.RemoteAgents;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.Ids;
import dev.thalamus.hub.model.HubSnapshot;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The list of methods: to add one, add a line here and its Spanish to rpc_es.properties of the assets. */
public final class RpcMethods {
    private RpcMethods() {}

    /** What methods need. */
    public record Parts(Core core, Status status, RemoteAgents remotes, Peers peers, Governance desk, SignalDesk signals, Clock clock,
            Ids ids, Supplier<HubSnapshot> snapshot, Supplier<String> domain) {}

    /** The catalog of a hub that is reached at {@code url}. */
    public static Catalog catalog(Parts parts, Supplier<String> url, String version) {
        var self = new AtomicReference<Catalog>();
        Supplier<JsonNode> document = () -> OpenRpc.document(Objects.requireNonNull(self.get()), url.get(), version);
        var catalog = new Catalog(all(parts, document));
        self.set(catalog);
        return catalog;
    }

    private static List<RpcMethod<?>> all(Parts parts, Supplier<JsonNode> document) {
        var trials = new Trials();
        return List.of(
                new HubStatus(parts.status(), parts.signals()),
                new HubPing(parts.clock()),
                new HubSnapshotCall(parts.snapshot(), parts.domain()),
                new HubRemoteAgents(parts.remotes()),
                new AgentList(parts.status()),
                new AgentDiscover(parts.core()),
                new AgentTransmit(parts.core(), parts.clock(), parts.ids()),
                new RemoteAgentDiscover(parts.remotes()),
                new PeerList(parts.peers()),
                new PeerAdd(parts.peers()),
                new PeerChange(parts.peers()),
                new PeerEnable(parts.peers()),
                new PeerDisable(parts.peers()),
                new PeerRemove(parts.peers()),
                new PeerReconnect(parts.peers()),
                new RouteTrace(parts.peers()),
                new QueueList(parts.core()),
                new QueuePeek(parts.core().queueOperations()),
                new QueueDeliver(parts.core().queueOperations()),
                new QueueRedirect(parts.core().queueOperations()),
                new QueueExpire(parts.core().queueOperations()),
                new QueueDelete(parts.core().queueOperations()),
                new QueueRestore(parts.core().queueOperations()),
                new IdentityList(parts.desk()),
                new IdentityGet(parts.desk()),
                new RuleGet(parts.desk()),
                new RuleSet(parts.desk()),
                new RuleDryRun(parts.desk(), trials),
                new RuleTrial(trials),
                new SessionList(parts.desk()),
                new SessionGet(parts.desk()),
                new SessionLog(parts.desk()),
                new SessionExpectations(parts.desk()),
                new SessionClose(parts.desk()),
                new TaskList(parts.desk()),
                new KeyCreate(parts.desk()),
                new KeyList(parts.desk()),
                new KeyRevoke(parts.desk()),
                new SignalQueryCall(parts.signals()),
                new SignalSubscribe(parts.signals()),
                new SignalUnsubscribe(parts.signals()),
                new AuditQuery(parts.desk()),
                new AuditVerify(parts.desk()),
                new AuditExport(parts.desk()),
                new RpcDiscover(document));
    }
}
