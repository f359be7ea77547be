package dev.thalamus.ui.screen.graph.net;

import dev.thalamus.hub.query.Field;
import dev.thalamus.hub.query.Field.Likeness;
import dev.thalamus.hub.query.Measure;
import dev.thalamus.hub.query.Node;
import dev.thalamus.hub.query.Schema;
import dev.thalamus.hub.query.TextReader;
import dev.thalamus.ui.kit.AgentFace;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What a filter can ask of the graph. Immutable.
 *
 * <p>A filter that asks for something that only synapses have is about synapses, every other one is about agents; so {@code -kind:simulated} never
 * says anything about synapses.
 */
public final class GraphSchema {
    private static final Set<String> OF_SYNAPSES = Set.of("from", "to", "strength", "rate", "signals", "uses");

    private GraphSchema() {}

    /** The schema with live names and domains to propose. */
    public static Schema<GraphItem> of(Supplier<List<String>> names, Supplier<List<String>> domains) {
        return Schema.<GraphItem>of("graph")
                .field(new Field<>("name", List.of("agent"), "what the agent is called", new Field.Texts<>(Likeness.NAME,
                        List.of(text(node -> node.id(), edge -> edge.source().id()),
                                text(node -> node.face().name(), edge -> edge.target().id()))),
                        true, names))
                .choice("kind", "where the agent comes from", AgentFace.Kind.class,
                        item -> item instanceof GraphNode node ? node.face().kind() : null)
                .text("domain", "the agent's hub, for agents of other hubs", Likeness.WHOLE,
                        item -> item instanceof GraphNode node ? node.face().domain() : null, domains)
                .number("traffic", "signals that the agent sends and gets per second", Measure.COUNT,
                        item -> item instanceof GraphNode node ? node.rate() : Double.NaN)
                .number("instances", "how many agents share the name", Measure.COUNT,
                        item -> item instanceof GraphNode node ? node.face().instances() : Double.NaN)
                .text("from", "who sends", Likeness.NAME, item -> item instanceof GraphEdge edge ? edge.source().id() : null, names)
                .text("to", "who receives", Likeness.NAME, item -> item instanceof GraphEdge edge ? edge.target().id() : null, names)
                .number("strength", "0.1 to 2", Measure.COUNT, edge(edge -> edge.synapse().strength()))
                .number("rate", "successes per use, 0 to 1", Measure.COUNT, edge(edge -> edge.synapse().successRate()))
                .number("signals", "signals per second over the synapse", Measure.COUNT, edge(GraphEdge::rate))
                .number("uses", "how often the synapse was used", Measure.COUNT, edge(edge -> edge.synapse().transmissions())).build();
    }

    /** Whether a filter is about synapses. */
    public static boolean aboutSynapses(Node filter) {
        return switch (filter) {
            case Node.And and -> and.parts().stream().anyMatch(GraphSchema::aboutSynapses);
            case Node.Or or -> or.parts().stream().anyMatch(GraphSchema::aboutSynapses);
            case Node.Not not -> aboutSynapses(not.part());
            case Node.Compare compare -> OF_SYNAPSES.contains(compare.field());
            case Node.AtPath _,Node.Word _ -> false;
        };
    }

    private static TextReader<GraphItem> text(Function<GraphNode, String> ofNode, Function<GraphEdge, String> ofEdge) {
        return (item, into) -> into.set(switch (item) {
            case GraphNode node -> ofNode.apply(node);
            case GraphEdge edge -> ofEdge.apply(edge);
        });
    }

    private static ToDoubleFunction<GraphItem> edge(ToDoubleFunction<GraphEdge> value) {
        return item -> item instanceof GraphEdge edge ? value.applyAsDouble(edge) : Double.NaN;
    }
}
