package dev.thalamus.ui.screen.graph.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rings around the middle, the busiest nodes inside; neighbours at like angles. Confined to one call. */
final class Circular {
    private static final double APART = 92, FIRST = 150, NEXT = 110;
    private static final int ONE_RING = 28, ROUNDS = 24;

    private Circular() {}

    static Placement place(Shape shape) {
        Neighbours near = Neighbours.of(shape);
        var order = new ArrayList<Integer>();
        for (int i = 0; i < shape.nodes(); i++) {
            order.add(i);
        }
        order.sort(Comparator.<Integer>comparingInt(i -> -near.degree(i)).thenComparing(i -> shape.ids().get(i)));
        var angle = new double[shape.nodes()];
        List<Ring> rings = rings(order);
        rings.forEach(ring -> ring.spread(angle));
        for (int round = 0; round < ROUNDS; round++) {
            for (Ring ring : rings) {
                ring.nodes.sort(Comparator.comparingDouble(wishes(near, angle)::get));
                ring.spread(angle);
            }
        }
        var x = new double[shape.nodes()];
        var y = new double[shape.nodes()];
        for (Ring ring : rings) {
            for (int node : ring.nodes) {
                x[node] = ring.radius * 1.25 * Math.cos(angle[node]);
                y[node] = ring.radius * 0.85 * Math.sin(angle[node]);
            }
        }
        return new Placement(shape, x, y, true);
    }

    private record Ring(double radius, List<Integer> nodes) {
        void spread(double[] angle) {
            for (int i = 0; i < nodes.size(); i++) {
                angle[nodes.get(i)] = -Math.PI / 2 + 2 * Math.PI * i / nodes.size();
            }
        }
    }

    private static List<Ring> rings(List<Integer> order) {
        var rings = new ArrayList<Ring>();
        if (order.size() <= ONE_RING) {
            rings.add(new Ring(Math.max(FIRST, order.size() * APART / (2 * Math.PI)), new ArrayList<>(order)));
            return rings;
        }
        double radius = FIRST;
        for (int from = 0; from < order.size();) {
            int room = (int) (2 * Math.PI * radius / APART);
            int to = Math.min(order.size(), from + room);
            rings.add(new Ring(radius, new ArrayList<>(order.subList(from, to))));
            from = to;
            radius += NEXT;
        }
        return rings;
    }

    /** Each node's wish: the middle of its neighbours' directions, its own where they cancel out; measured from the top so that the sort is stable. */
    private static List<Double> wishes(Neighbours near, double[] angle) {
        var wishes = new ArrayList<Double>();
        for (int i = 0; i < angle.length; i++) {
            double sumX = 1e-3 * Math.cos(angle[i]), sumY = 1e-3 * Math.sin(angle[i]);
            for (int at = near.start()[i]; at < near.start()[i + 1]; at++) {
                sumX += Math.cos(angle[near.list()[at]]);
                sumY += Math.sin(angle[near.list()[at]]);
            }
            double wish = Math.atan2(sumY, sumX);
            wishes.add(wish < -Math.PI / 2 ? wish + 2 * Math.PI : wish);
        }
        return wishes;
    }
}
