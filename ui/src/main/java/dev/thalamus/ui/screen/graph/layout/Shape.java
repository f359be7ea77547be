package dev.thalamus.ui.screen.graph.layout;

import java.util.List;
import java.util.Map;

/**
 * What is connected with what, as a layout sees it. Immutable; nobody writes to the arrays.
 *
 * @param ids who the nodes are, so that each is found again when the graph has changed
 * @param sources of each edge, an index into {@code ids}
 * @param targets of each edge, an index into {@code ids}
 * @param weights how strongly each edge pulls, 0 or more; 1 is usual
 * @param groups the hub of each node: 0 is this one, the others are counted from 1
 * @param pins where a person wants nodes to stay
 */
public record Shape(List<String> ids, int[] sources, int[] targets, double[] weights, int[] groups, Map<String, Spot> pins) {
    public static final Shape EMPTY = new Shape(List.of(), new int[0], new int[0], new double[0], new int[0], Map.of());

    public Shape {
        ids = List.copyOf(ids);
        pins = Map.copyOf(pins);
        if (sources.length != targets.length || sources.length != weights.length || groups.length != ids.size()) {
            throw new IllegalArgumentException("arrays of one shape differ in length");
        }
    }

    public int nodes() { return ids.size(); }

    public int edges() { return sources.length; }
}
