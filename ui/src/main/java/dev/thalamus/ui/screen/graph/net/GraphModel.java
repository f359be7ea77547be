package dev.thalamus.ui.screen.graph.net;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.AgentFace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The agents of a hub and the synapses between them, kept in step with its snapshots. Confined to the FX thread.
 *
 * <p>Bounded: above {@value #MOST_NODES} agents and {@value #MOST_EDGES} synapses those used last are kept, and {@link #notShown} counts the rest.
 */
public final class GraphModel {
    /** Agents shown. */
    public static final int MOST_NODES = 4_000;
    /** Synapses shown. */
    public static final int MOST_EDGES = 20_000;
    private static final double BUSY = 20; // signals a second from which on the busiest node has full size

    private record Ends(String source, String target) {
        @SuppressWarnings("ArgumentSelectionDefectChecker") // turned round on purpose
        Ends reversed() { return new Ends(target, source); }
    }

    private record Seen(String id, AgentFace face, String hash, long passed) {}

    /**
     * What another snapshot changed.
     *
     * @param shape nodes or synapses came or went
     * @param looks something is to be drawn in another way
     */
    public record Change(boolean shape, boolean looks) {}

    private final ToIntFunction<String> colors;
    private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
    private final Map<Ends, GraphEdge> edges = new LinkedHashMap<>();
    private Map<String, String> remoteIds = Map.of();
    private long notShown;

    /** @param colors the colour of a name that no agent has */
    public GraphModel(ToIntFunction<String> colors) { this.colors = colors; }

    public Collection<GraphNode> nodes() { return nodes.values(); }

    public Collection<GraphEdge> edges() { return edges.values(); }

    /** Agents and synapses beyond the bounds. */
    public long notShown() { return notShown; }

    public @Nullable GraphNode node(String id) { return nodes.get(id); }

    /** The synapse between two names as signals and synapses write them. */
    public @Nullable GraphEdge edge(String source, String target) {
        return edges.get(ends(source, target));
    }

    /** The way of a signal: its synapse, or where none is learned, as between hubs, straight from the one agent to the other; null when one is not shown. */
    public @Nullable GraphEdge way(String source, String target) {
        GraphEdge synapse = edge(source, target);
        if (synapse != null) {
            return synapse;
        }
        GraphNode from = named(source), to = named(target);
        return from == null || to == null || from == to || from.hidden() || to.hidden()
                ? null
                : new GraphEdge(from, to, Synapse.fresh(source, target, 0));
    }

    /** The agent that signals and synapses write so. */
    public @Nullable GraphNode named(String name) {
        return nodes.get(remoteIds.getOrDefault(name, name));
    }

    private Ends ends(String source, String target) {
        return new Ends(remoteIds.getOrDefault(source, source), remoteIds.getOrDefault(target, target));
    }

    /** Takes what is true now; null empties it. */
    public Change update(@Nullable HubSnapshot snapshot, String ownDomain, long nanos) {
        if (snapshot == null) {
            boolean any = !nodes.isEmpty();
            nodes.clear();
            edges.clear();
            notShown = 0;
            return new Change(any, any);
        }
        Map<String, Seen> agents = agents(Agents.present(snapshot), ownDomain);
        remoteIds = remoteIds(agents(snapshot.agents(), ownDomain), snapshot.remoteAgents());
        List<Synapse> synapses = newest(snapshot.synapses());
        var present = new HashMap<String, @Nullable Seen>(agents);
        for (Synapse synapse : synapses) {
            Ends ends = ends(synapse.source(), synapse.target());
            present.putIfAbsent(ends.source, null);
            present.putIfAbsent(ends.target, null);
        }
        notShown = (long) snapshot.synapses().size() - synapses.size();
        bound(present, synapses);
        boolean shape = nodes.keySet().retainAll(present.keySet());
        boolean looks = false;
        for (var entry : present.entrySet()) {
            shape |= !nodes.containsKey(entry.getKey());
            looks |= show(entry.getKey(), entry.getValue(), nanos);
        }
        shape |= connect(synapses);
        for (Synapse synapse : synapses) {
            GraphEdge edge = edge(synapse.source(), synapse.target());
            looks |= edge != null && edge.show(synapse, snapshot.takenMillis(), nanos);
        }
        boolean sizes = resize();
        return new Change(shape, shape || sizes || looks);
    }

    private boolean show(String id, @Nullable Seen seen, long nanos) {
        GraphNode node = nodes.computeIfAbsent(id, _ -> new GraphNode(id, seen == null ? stranger(id) : seen.face));
        if (seen == null) {
            return node.show(stranger(id), null);
        }
        node.flow().add(seen.passed, nanos);
        return node.show(seen.face, seen.hash);
    }

    private boolean connect(List<Synapse> synapses) {
        boolean changed = false;
        Map<Ends, GraphEdge> before = new HashMap<>(edges);
        edges.clear();
        for (Synapse synapse : synapses) {
            GraphNode source = named(synapse.source()), target = named(synapse.target());
            if (source == null || target == null) {
                notShown++;
                continue;
            }
            Ends ends = ends(synapse.source(), synapse.target());
            GraphEdge known = before.remove(ends);
            boolean same = known != null && known.source() == source && known.target() == target;
            changed |= !same;
            edges.put(ends, same && known != null ? known : new GraphEdge(source, target, synapse));
        }
        changed |= !before.isEmpty();
        if (changed) {
            nodes.values().forEach(node -> node.edges().clear());
            edges.forEach((ends, edge) -> {
                edge.mutual(edges.containsKey(ends.reversed()));
                edge.source().edges().add(edge);
                if (edge.source() != edge.target()) {
                    edge.target().edges().add(edge);
                }
            });
        }
        return changed;
    }

    private boolean resize() {
        double most = BUSY;
        for (GraphNode node : nodes.values()) {
            most = Math.max(most, node.rate());
        }
        boolean changed = false;
        for (GraphNode node : nodes.values()) {
            double share = Math.log1p(node.rate()) / Math.log1p(most);
            changed |= node.resize(GraphNode.SMALLEST + (GraphNode.LARGEST - GraphNode.SMALLEST) * share);
        }
        return changed;
    }

    private static List<Synapse> newest(List<Synapse> all) {
        if (all.size() <= MOST_EDGES) {
            return all;
        }
        return all.stream().sorted(Comparator.comparingLong(Synapse::lastUsedMillis).reversed()).limit(MOST_EDGES).toList();
    }

    /** Agents without any synapse give way first, then those whose synapses were used longest ago. */
    private void bound(Map<String, @Nullable Seen> present, List<Synapse> synapses) {
        if (present.size() <= MOST_NODES) {
            return;
        }
        var used = new HashMap<String, Long>();
        for (Synapse synapse : synapses) {
            Ends ends = ends(synapse.source(), synapse.target());
            used.merge(ends.source, synapse.lastUsedMillis(), Math::max);
            used.merge(ends.target, synapse.lastUsedMillis(), Math::max);
        }
        var byUse = new ArrayList<>(present.keySet());
        byUse.sort(Comparator.<String>comparingLong(id -> used.getOrDefault(id, 0L)).reversed().thenComparing(id -> id));
        List<String> rest = byUse.subList(MOST_NODES, byUse.size());
        notShown += rest.size();
        rest.forEach(present::remove);
    }

    /** Siblings together: one node a name. */
    private static Map<String, Seen> agents(List<AgentView> views, String ownDomain) {
        var seen = new LinkedHashMap<String, Seen>();
        var alive = new HashMap<String, Integer>();
        for (AgentView view : views) {
            String id = id(view, ownDomain);
            boolean gone = view.state() == AgentState.GONE;
            int instances = gone ? alive.getOrDefault(id, 0) : alive.merge(id, 1, Integer::sum);
            Seen before = seen.get(id);
            long passed = view.received() + view.sent() + (before == null ? 0 : before.passed);
            boolean leads = before == null || before.face.kind() == AgentFace.Kind.GONE && !gone;
            Seen leader = before == null || leads ? new Seen(id, face(view, id), view.hash(), 0) : before;
            AgentFace face = leader.face;
            seen.put(id, new Seen(id, new AgentFace(face.name(), face.domain(), face.color(), face.kind(), Math.max(1, instances)),
                    leader.hash, passed));
        }
        return seen;
    }

    /**
     * This hub's remote agents by their plain names, where no other is called so; agents of linked hubs, which are no party to its synapses, only by
     * {@code hash@domain}, to which answers to one instance go.
     */
    private static Map<String, String> remoteIds(Map<String, Seen> agents, List<RemoteAgentView> linked) {
        var ids = new HashMap<String, String>();
        linked.forEach(agent -> ids.put(agent.hash() + "@" + agent.domain(), agent.name() + "@" + agent.domain()));
        agents.forEach((id, seen) -> {
            if (!id.equals(seen.face.name()) && !agents.containsKey(seen.face.name())) {
                ids.putIfAbsent(seen.face.name(), id);
            }
        });
        return ids;
    }

    private static String id(AgentView view, String ownDomain) {
        boolean elsewhere = view.kind() == AgentKind.REMOTE && view.domain() != null && !Objects.equals(view.domain(), ownDomain);
        return elsewhere && !view.name().contains("@") ? view.name() + "@" + view.domain() : view.name();
    }

    private static AgentFace face(AgentView view, String id) {
        AgentFace.Kind kind = view.state() == AgentState.GONE ? AgentFace.Kind.GONE : switch (view.kind()) {
            case LIVE -> AgentFace.Kind.LIVE;
            case SIMULATED -> AgentFace.Kind.SIMULATED;
            case REMOTE -> AgentFace.Kind.REMOTE;
            case SYSTEM -> AgentFace.Kind.SYSTEM;
        };
        int at = id.indexOf('@');
        return new AgentFace(at < 0 ? id : id.substring(0, at), at < 0 ? null : id.substring(at + 1), view.color(), kind, 1);
    }

    /** A name that only synapses know. */
    private AgentFace stranger(String id) {
        int at = id.indexOf('@');
        return at <= 0
                ? new AgentFace(id, null, colors.applyAsInt(id), AgentFace.Kind.GONE, 1)
                : new AgentFace(id.substring(0, at), id.substring(at + 1), colors.applyAsInt(id), AgentFace.Kind.REMOTE, 1);
    }
}
