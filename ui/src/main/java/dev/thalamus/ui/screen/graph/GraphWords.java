package dev.thalamus.ui.screen.graph;

import dev.thalamus.hub.model.Synapse;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import java.util.Locale;

/** What is said about agents and synapses of the graph, beside the pointer and to a screen reader. */
final class GraphWords {
    private GraphWords() {}

    /** For the card at the pointer. */
    static String brief(GraphItem item) {
        return switch (item) {
            case GraphNode node -> I18n.get("graph.node-brief", node.id(), Formats.rate(node.rate()), node.edges().size());
            case GraphEdge edge -> I18n.get("graph.edge-brief", Formats.decimal(edge.synapse().strength(), 2),
                    Formats.percent(edge.synapse().successRate(), 1), Formats.rate(edge.rate()));
        };
    }

    /** A whole sentence. */
    static String full(GraphItem item) {
        return switch (item) {
            case GraphNode node -> {
                long out = node.edges().stream().filter(edge -> edge.source() == node).count();
                String kind = I18n.get("graph.kind." + node.face().kind().name().toLowerCase(Locale.ROOT));
                yield I18n.get("graph.node-full", node.id(), kind, node.face().instances(), out, node.edges().size() - out,
                        Formats.rate(node.rate()));
            }
            case GraphEdge edge -> {
                Synapse synapse = edge.synapse();
                yield I18n.get("graph.edge-full", synapse.source(), synapse.target(), Formats.decimal(synapse.strength(), 2),
                        Formats.percent(synapse.successRate(), 1), Formats.rate(edge.rate()));
            }
        };
    }
}
