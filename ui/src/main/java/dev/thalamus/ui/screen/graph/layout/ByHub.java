package dev.thalamus.ui.screen.graph.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** This hub's agents in the middle, those of each other hub in a cluster of their own around them. Confined to one call. */
final class ByHub {
    private static final double APART = 74, GOLDEN = 2.399963, MARGIN = 76;

    private ByHub() {}

    static Placement place(Shape shape) {
        Neighbours near = Neighbours.of(shape);
        var clusters = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < shape.nodes(); i++) {
            clusters.computeIfAbsent(shape.groups()[i], _ -> new ArrayList<>()).add(i);
        }
        var x = new double[shape.nodes()];
        var y = new double[shape.nodes()];
        clusters.values().forEach(cluster -> {
            cluster.sort(Comparator.<Integer>comparingInt(i -> -near.degree(i)).thenComparing(i -> shape.ids().get(i)));
            for (int k = 0; k < cluster.size(); k++) {
                double r = cluster.size() == 1 ? 0 : APART * Math.sqrt(k + 0.4);
                x[cluster.get(k)] = 1.2 * r * Math.cos(k * GOLDEN);
                y[cluster.get(k)] = r * Math.sin(k * GOLDEN);
            }
        });
        double inner = radius(clusters.getOrDefault(0, List.of()).size());
        List<List<Integer>> others = clusters.entrySet().stream().filter(entry -> entry.getKey() != 0).map(java.util.Map.Entry::getValue)
                .toList();
        double around = others.stream().mapToDouble(cluster -> 2 * radius(cluster.size())).sum();
        double largest = others.stream().mapToDouble(cluster -> radius(cluster.size())).max().orElse(0);
        double distance = Math.max(inner + largest, around / (2 * Math.PI));
        // The first one lies at the left: windows are wider than high.
        double turned = others.isEmpty() ? 0 : -Math.PI - Math.PI * 2 * radius(others.getFirst().size()) / around;
        for (List<Integer> cluster : others) {
            double half = Math.PI * 2 * radius(cluster.size()) / around;
            turned += half;
            for (int node : cluster) {
                x[node] += 1.25 * distance * Math.cos(turned);
                y[node] += distance * Math.sin(turned);
            }
            turned += half;
        }
        return new Placement(shape, x, y, true);
    }

    private static double radius(int nodes) { return APART * Math.sqrt(nodes) + MARGIN; }
}
