package dev.thalamus.ui.screen.graph.net;

import static dev.thalamus.ui.screen.graph.net.Snapshots.agent;
import static dev.thalamus.ui.screen.graph.net.Snapshots.synapse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.Parsed;
import dev.thalamus.ui.screen.graph.net.Sieve.Mode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SieveTest {
    private final GraphModel model = new GraphModel(_ -> 0);
    private final Sieve sieve = new Sieve(model);

    @BeforeEach
    void fill() {
        model.update(Snapshots.of(
                List.of(agent("1", "ventas"), agent("2", "eco"), agent("3", "sim", null, AgentKind.SIMULATED, AgentState.LIVE, 0)),
                List.of(synapse("ventas", "eco", 1.8, 9, 0), synapse("sim", "ventas", 0.2, 9, 0), synapse("eco", "sim", 1, 9, 900_000))),
                "", 1);
    }

    @Test
    void hidesAgentsAndTheirSynapses() {
        ask("kind:simulated", Mode.HIDE);
        assertThat(shownNodes()).containsExactlyInAnyOrder("ventas", "eco");
        assertThat(shownEdges()).containsExactly("ventas → eco");
        assertThat(sieve.matches()).isEqualTo(1);
        assertThat(sieve.finding()).isFalse();
    }

    @Test
    void hidesSynapsesAndLeavesTheirAgents() {
        ask("strength<1", Mode.HIDE);
        assertThat(shownNodes()).hasSize(3);
        assertThat(shownEdges()).containsExactly("ventas → eco");
    }

    @Test
    void aFilterAboutAgentsSaysNothingAboutSynapses() {
        ask("-kind:simulated", Mode.HIDE);
        assertThat(shownNodes()).containsExactly("sim");
        assertThat(sieve.matches()).isEqualTo(2);
    }

    @Test
    void findsSynapsesWithTheirEnds() {
        ask("strength>1.5", Mode.FIND);
        assertThat(sieve.finding()).isTrue();
        assertThat(model.nodes()).filteredOn(sieve::found).extracting(GraphNode::id).containsExactlyInAnyOrder("ventas", "eco");
        assertThat(model.edges()).filteredOn(sieve::found).extracting(GraphEdge::toString).containsExactly("ventas → eco");
        assertThat(shownNodes()).hasSize(3);
    }

    @Test
    void idleSynapsesAreHiddenUntilTheyAreWanted() {
        sieve.sift(0);
        assertThat(sieve.idleHidden()).isEqualTo(1);
        assertThat(shownEdges()).doesNotContain("eco → sim");
        sieve.showIdle(true);
        assertThat(sieve.sift(0)).isTrue();
        assertThat(shownEdges()).contains("eco → sim");
        assertThat(sieve.idleHidden()).isZero();
    }

    private void ask(String text, Mode mode) {
        Parsed<GraphItem> parsed = Filter.parse(text, GraphSchema.of(List::of, List::of));
        assertThat(parsed).isInstanceOf(Parsed.Good.class);
        if (parsed instanceof Parsed.Good<GraphItem> good) {
            sieve.ask(good.filter(), mode);
        }
        sieve.sift(0);
    }

    private List<String> shownNodes() { return model.nodes().stream().filter(node -> !node.hidden()).map(GraphNode::id).toList(); }

    private List<String> shownEdges() { return model.edges().stream().filter(edge -> !edge.hidden()).map(GraphEdge::toString).toList(); }
}
