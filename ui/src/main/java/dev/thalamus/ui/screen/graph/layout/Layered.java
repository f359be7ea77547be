package dev.thalamus.ui.screen.graph.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Columns from senders to receivers, after Sugiyama: break circles, choose columns, order within columns, straighten. Confined to one call.
 */
final class Layered {
    private static final double COLUMN = 190, ROW = 86;
    private static final int SWEEPS = 16;

    private final Shape shape;
    private final Neighbours near;
    private final int[] column;
    private final double[] y;

    private Layered(Shape shape) {
        this.shape = shape;
        near = Neighbours.of(shape);
        column = new int[shape.nodes()];
        y = new double[shape.nodes()];
    }

    static Placement place(Shape shape) {
        var layered = new Layered(shape);
        int columns = layered.chooseColumns();
        layered.order(columns);
        var x = new double[shape.nodes()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (layered.column[i] - (columns - 1) / 2.0) * COLUMN;
        }
        return new Placement(shape, x, layered.y, true);
    }

    /** Each node right of all who send to it; edges that would close a circle are left out. A full column pushes into the next. */
    private int chooseColumns() {
        int n = shape.nodes(), columns = 0;
        int tall = (int) Math.max(6, Math.ceil(Math.sqrt(n) * 1.2));
        var outgoing = new ArrayList<List<Integer>>();
        for (int i = 0; i < n; i++) {
            outgoing.add(new ArrayList<>());
        }
        for (int e = 0; e < shape.edges(); e++) {
            outgoing.get(shape.sources()[e]).add(shape.targets()[e]);
        }
        var used = new int[n + 1];
        for (int node : withoutCircles(outgoing)) {
            while (used[column[node]] >= tall) {
                column[node]++;
            }
            used[column[node]]++;
            columns = Math.max(columns, column[node] + 1);
            for (int to : outgoing.get(node)) {
                column[to] = Math.max(column[to], Math.min(n, column[node] + 1));
            }
        }
        return columns;
    }

    /** The nodes so that senders come before receivers; drops the edges that lead back from {@code outgoing}. */
    private List<Integer> withoutCircles(List<List<Integer>> outgoing) {
        int n = outgoing.size();
        var balance = new int[n];
        for (int i = 0; i < n; i++) {
            balance[i] += outgoing.get(i).size();
            for (int to : outgoing.get(i)) {
                balance[to]--;
            }
        }
        var order = new ArrayList<Integer>();
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        // Who sends most and hears least comes first: few edges lead back.
        order.sort(Comparator.<Integer>comparingInt(i -> -balance[i]).thenComparingInt(i -> i));
        var rank = new int[n];
        for (int i = 0; i < n; i++) {
            rank[order.get(i)] = i;
        }
        for (int i = 0; i < n; i++) {
            int from = i;
            outgoing.get(i).removeIf(to -> rank[to] <= rank[from]);
        }
        return order;
    }

    private void order(int columns) {
        var rows = new ArrayList<List<Integer>>();
        for (int c = 0; c < columns; c++) {
            rows.add(new ArrayList<>());
        }
        for (int i = 0; i < column.length; i++) {
            rows.get(column[i]).add(i);
        }
        rows.forEach(this::spread);
        var wish = new double[column.length];
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int c = 0; c < columns; c++) {
                List<Integer> row = rows.get(sweep % 2 == 0 ? c : columns - 1 - c);
                row.forEach(node -> wish[node] = middleOfNeighbours(node));
                row.sort(Comparator.comparingDouble(node -> wish[node]));
                settle(row, wish);
            }
        }
    }

    private void spread(List<Integer> row) {
        for (int i = 0; i < row.size(); i++) {
            y[row.get(i)] = (i - (row.size() - 1) / 2.0) * ROW;
        }
    }

    private double middleOfNeighbours(int node) {
        double sum = 0;
        int count = 0;
        for (int at = near.start()[node]; at < near.start()[node + 1]; at++) {
            if (column[near.list()[at]] != column[node]) {
                sum += y[near.list()[at]];
                count++;
            }
        }
        return count == 0 ? y[node] : sum / count;
    }

    /** As near to the wishes as the distance between rows allows, the column's middle where the wishes' middle is. */
    private void settle(List<Integer> row, double[] wish) {
        var place = new double[row.size()];
        double above = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < place.length; i++) {
            place[i] = Math.max(wish[row.get(i)], above + ROW);
            above = place[i];
        }
        double shift = (Arrays.stream(place).sum() - row.stream().mapToDouble(node -> wish[node]).sum()) / Math.max(1, place.length);
        for (int i = 0; i < place.length; i++) {
            y[row.get(i)] = place[i] - shift;
        }
    }
}
