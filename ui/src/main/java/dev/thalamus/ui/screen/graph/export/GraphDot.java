package dev.thalamus.ui.screen.graph.export;

import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import java.util.Locale;

/** The graph in Graphviz's language; {@code neato -n} keeps the places. */
public final class GraphDot {
    private GraphDot() {}

    /** What is not hidden. */
    public static String of(GraphModel model) {
        var dot = new StringBuilder("digraph thalamus {\n  node [shape=box, style=rounded];\n");
        for (GraphNode node : model.nodes()) {
            if (!node.hidden()) {
                dot.append(String.format(Locale.ROOT, "  %s [label=%s, kind=%s, instances=%d, pos=\"%.1f,%.1f\"];%n", quoted(node.id()),
                        quoted(node.face().name()), node.face().kind().name().toLowerCase(Locale.ROOT), node.face().instances(), node.x(),
                        -node.y()));
            }
        }
        for (GraphEdge edge : model.edges()) {
            if (!edge.hidden()) {
                dot.append(String.format(Locale.ROOT, "  %s -> %s [weight=%.4f, penwidth=%.2f, uses=%d, success=%.4f];%n",
                        quoted(edge.source().id()),
                        quoted(edge.target().id()), edge.synapse().strength(), edge.width(), edge.synapse().transmissions(),
                        edge.synapse().successRate()));
            }
        }
        return dot.append("}\n").toString();
    }

    private static String quoted(String text) { return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'; }
}
