package dev.thalamus.ui.screen.graph.net;

import static dev.thalamus.ui.screen.graph.net.Snapshots.agent;
import static dev.thalamus.ui.screen.graph.net.Snapshots.synapse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.ui.kit.AgentFace.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GraphModelTest {
    private static final long SECOND = 1_000_000_000L;

    private final GraphModel model = new GraphModel(_ -> 5);
    private long nanos;

    @Test
    void siblingsAreOneNode() {
        update(List.of(agent("1", "ventas"), agent("2", "ventas"), agent("3", "eco")), List.of());
        assertThat(model.nodes()).extracting(GraphNode::id).containsExactlyInAnyOrder("ventas", "eco");
        assertThat(node("ventas").face().instances()).isEqualTo(2);
        assertThat(node("ventas").hash()).isEqualTo("1");
    }

    @Test
    void nodesAndSynapsesStayTheSameObjects() {
        update(List.of(agent("1", "a"), agent("2", "b")), List.of(synapse("a", "b", 1, 1, 0)));
        GraphNode a = node("a");
        GraphEdge edge = edge("a", "b");
        var change = update(List.of(agent("1", "a"), agent("2", "b"), agent("3", "c")), List.of(synapse("a", "b", 1.2, 2, 0)));
        assertThat(change.shape()).isTrue();
        assertThat(node("a")).isSameAs(a);
        assertThat(edge("a", "b")).isSameAs(edge);
        assertThat(edge.synapse().strength()).isEqualTo(1.2);
    }

    @Test
    void nothingNewChangesNothing() {
        List<AgentView> agents = List.of(agent("1", "a"), agent("2", "b"));
        update(agents, List.of(synapse("a", "b", 1, 1, 0)));
        var change = update(agents, List.of(synapse("a", "b", 1, 1, 0)));
        assertThat(change.shape()).isFalse();
        assertThat(change.looks()).isFalse();
    }

    @Test
    void whoLeavesTheHubLeavesTheGraph() {
        update(List.of(agent("1", "a"), agent("2", "b")), List.of(synapse("a", "b", 1, 1, 0)));
        GraphNode a = node("a");
        assertThat(update(List.of(agent("1", "a")), List.of()).shape()).isTrue();
        assertThat(model.nodes()).containsExactly(a);
        assertThat(a.edges()).isEmpty();
        update(null);
        assertThat(model.nodes()).isEmpty();
    }

    @Test
    void goneRemoteAndUnknownAgentsLookSo() {
        update(List.of(agent("1", "gone", null, AgentKind.LIVE, AgentState.GONE, 0),
                agent("2", "far", "a.com", AgentKind.REMOTE, AgentState.LIVE, 0),
                agent("3", "sim", null, AgentKind.SIMULATED, AgentState.LIVE, 0)),
                List.of(synapse("sim", "x@b.com", 1, 1, 0), synapse("sim", "y", 1, 1, 0)));
        assertThat(node("gone").face().kind()).isEqualTo(Kind.GONE);
        assertThat(node("far@a.com").face().domain()).isEqualTo("a.com");
        assertThat(node("sim").face().kind()).isEqualTo(Kind.SIMULATED);
        assertThat(node("x@b.com").face().kind()).isEqualTo(Kind.REMOTE);
        assertThat(node("y").face().kind()).isEqualTo(Kind.GONE);
        assertThat(node("y").hash()).isNull();
    }

    @Test
    void synapsesOfRemoteAgentsMayUseTheirPlainName() {
        update(List.of(agent("1", "a"), agent("2", "far", "a.com", AgentKind.REMOTE, AgentState.LIVE, 0)),
                List.of(synapse("a", "far", 1, 1, 0)));
        assertThat(model.nodes()).hasSize(2);
        assertThat(edge("a", "far")).isSameAs(edge("a", "far@a.com"));
        assertThat(edge("a", "far").target()).isSameAs(node("far@a.com"));
    }

    @Test
    void synapsesBothWaysKnowOfEachOther() {
        update(List.of(agent("1", "a"), agent("2", "b")), List.of(synapse("a", "b", 1, 1, 0), synapse("b", "a", 1, 1, 0)));
        assertThat(edge("a", "b").mutual()).isTrue();
        update(List.of(agent("1", "a"), agent("2", "b")), List.of(synapse("a", "b", 1, 1, 0)));
        assertThat(edge("a", "b").mutual()).isFalse();
    }

    @Test
    void widthFollowsStrengthAndOpacityRecency() {
        update(List.of(), List.of(synapse("a", "b", 2, 1, 0), synapse("b", "c", 0.1, 1, 3_600_000)));
        assertThat(edge("a", "b").width()).isEqualTo(0.9 + 1.9 * Math.log1p(2));
        assertThat(edge("a", "b").opacity()).isEqualTo(0.5);
        assertThat(edge("b", "c").opacity()).isEqualTo(0.16);
        assertThat(edge("a", "b").idle()).isFalse();
        assertThat(edge("b", "c").idle()).isTrue();
    }

    @Test
    void agentsOfOtherHubsAreShownWhileTheyAreThere() {
        var there = new RemoteAgentView("comprador", "empresa-a.com", "77", true, 1e9, 0, 0);
        var away = new RemoteAgentView("dormido", "empresa-a.com", "78", false, 1e9, 0, 0);
        update(Snapshots.of(List.of(agent("1", "ventas")), List.of(there, away), List.of(synapse("ventas", "comprador", 1, 1, 0))));
        assertThat(model.nodes()).extracting(GraphNode::id).containsExactlyInAnyOrder("ventas", "comprador", "comprador@empresa-a.com");
        assertThat(node("comprador@empresa-a.com").face().kind()).isEqualTo(Kind.REMOTE);
        assertThat(node("comprador@empresa-a.com").hash()).isEqualTo("77@empresa-a.com");
        assertThat(node("comprador@empresa-a.com").edges()).as("the synapse is learned between names of this hub").isEmpty();
        assertThat(edge("ventas", "comprador").target()).isSameAs(node("comprador"));
        update(Snapshots.of(List.of(agent("1", "ventas")), List.of(), List.of()));
        assertThat(model.nodes()).extracting(GraphNode::id).containsExactly("ventas");
    }

    @Test
    void busyAgentsGrowAndSynapsesCountTheirSignals() {
        for (int second = 0; second < 20; second++) {
            update(List.of(agent("1", "busy", null, AgentKind.LIVE, AgentState.LIVE, second * 50L), agent("2", "calm")),
                    List.of(synapse("busy", "calm", 1, 10 + second * 50L, 0)));
        }
        assertThat(node("busy").size()).isGreaterThan(40);
        assertThat(node("calm").size()).isEqualTo(GraphNode.SMALLEST);
        assertThat(edge("busy", "calm").rate()).isCloseTo(50, org.assertj.core.data.Offset.offset(1.0));
    }

    @Test
    void moreThanItCanShowIsCounted() {
        var synapses = new ArrayList<Synapse>();
        for (int i = 0; i < GraphModel.MOST_EDGES + 10; i++) {
            synapses.add(synapse("a" + i % 100, "b" + i, 1, 1, i));
        }
        update(List.of(), synapses);
        assertThat(model.nodes()).hasSize(GraphModel.MOST_NODES);
        assertThat(model.edges().size()).isLessThanOrEqualTo(GraphModel.MOST_EDGES);
        assertThat(model.notShown()).isGreaterThan(10);
        assertThat(model.node("b0")).as("used last").isNotNull();
    }

    private GraphModel.Change update(List<AgentView> agents, List<Synapse> synapses) { return update(Snapshots.of(agents, synapses)); }

    private GraphModel.Change update(@org.jspecify.annotations.Nullable HubSnapshot snapshot) {
        nanos += SECOND;
        return model.update(snapshot, "own.example", nanos);
    }

    private GraphNode node(String id) { return Objects.requireNonNull(model.node(id), id); }

    private GraphEdge edge(String source, String target) { return Objects.requireNonNull(model.edge(source, target)); }
}
