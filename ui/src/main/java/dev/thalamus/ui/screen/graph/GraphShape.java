package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.screen.graph.layout.Shape;
import dev.thalamus.ui.screen.graph.layout.Spot;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells a layout what there is to arrange: what is not hidden, idle synapses too, so that the map stays when they are shown. */
final class GraphShape {
    private GraphShape() {}

    static Shape of(GraphModel model, Map<String, Spot> pins) {
        List<GraphNode> nodes = model.nodes().stream().filter(node -> !node.hidden()).toList();
        List<GraphEdge> edges = model.edges().stream().filter(edge -> !edge.source().hidden() && !edge.target().hidden()).toList();
        var index = new HashMap<GraphNode, Integer>();
        var ids = new ArrayList<String>();
        var hubs = new HashMap<String, Integer>();
        var groups = new int[nodes.size()];
        for (GraphNode node : nodes) {
            String domain = node.face().domain();
            groups[ids.size()] = domain == null ? 0 : hubs.computeIfAbsent(domain, _ -> hubs.size() + 1);
            index.put(node, ids.size());
            ids.add(node.id());
        }
        var sources = new int[edges.size()];
        var targets = new int[edges.size()];
        var weights = new double[edges.size()];
        for (int i = 0; i < sources.length; i++) {
            GraphEdge edge = edges.get(i);
            sources[i] = index.getOrDefault(edge.source(), 0);
            targets[i] = index.getOrDefault(edge.target(), 0);
            weights[i] = Math.log1p(edge.synapse().strength());
        }
        var wanted = new HashMap<String, Spot>();
        ids.forEach(id -> {
            Spot pin = pins.get(id);
            if (pin != null) {
                wanted.put(id, pin);
            }
        });
        return new Shape(ids, sources, targets, weights, groups, wanted);
    }
}
