package dev.thalamus.ui.screen.graph.layout;

import java.util.HashMap;
import java.util.Map;

/**
 * Who is next to whom, whatever the direction; two edges between the same two count as one. Immutable.
 *
 * @param first one end of each pair
 * @param second the other end
 * @param weight the stronger of the pair's edges
 * @param start where a node's neighbours begin in {@code list}; one more entry than nodes
 * @param list all neighbours, node by node
 */
record Neighbours(int[] first, int[] second, double[] weight, int[] start, int[] list) {
    static Neighbours of(Shape shape) {
        Map<Long, Integer> known = new HashMap<>();
        var first = new int[shape.edges()];
        var second = new int[shape.edges()];
        var weight = new double[shape.edges()];
        int pairs = 0;
        var start = new int[shape.nodes() + 1];
        for (int e = 0; e < shape.edges(); e++) {
            int a = Math.min(shape.sources()[e], shape.targets()[e]);
            int b = Math.max(shape.sources()[e], shape.targets()[e]);
            if (a == b) {
                continue;
            }
            Integer before = known.putIfAbsent((long) a << 32 | b, pairs);
            if (before != null) {
                weight[before] = Math.max(weight[before], shape.weights()[e]);
                continue;
            }
            first[pairs] = a;
            second[pairs] = b;
            weight[pairs++] = shape.weights()[e];
            start[a + 1]++;
            start[b + 1]++;
        }
        for (int i = 0; i < shape.nodes(); i++) {
            start[i + 1] += start[i];
        }
        var list = new int[2 * pairs];
        var at = start.clone();
        for (int p = 0; p < pairs; p++) {
            list[at[first[p]]++] = second[p];
            list[at[second[p]]++] = first[p];
        }
        return new Neighbours(java.util.Arrays.copyOf(first, pairs), java.util.Arrays.copyOf(second, pairs),
                java.util.Arrays.copyOf(weight, pairs), start, list);
    }

    int pairs() { return first.length; }

    int degree(int node) { return start[node + 1] - start[node]; }
}
