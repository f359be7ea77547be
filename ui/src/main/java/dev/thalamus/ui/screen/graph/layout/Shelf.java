package dev.thalamus.ui.screen.graph.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Those whom no synapse connects stand in rows below the others, by name: a layout that knows only synapses would scatter them. Immutable; nobody
 * writes to the arrays.
 *
 * @param whole all of the graph
 * @param rest what is left to be arranged: whoever has a synapse, and whoever a person put somewhere
 * @param kept where those of {@code rest} are in {@code whole}
 * @param loners where the others are in {@code whole}, by name
 */
record Shelf(Shape whole, Shape rest, int[] kept, int[] loners) {
    private static final double ACROSS = 96, DOWN = 84, BELOW = 150;
    private static final double WIDE = 5; // so much wider than high: windows are, and the others want the height

    static Shelf of(Shape whole) {
        var alone = new boolean[whole.nodes()];
        Arrays.fill(alone, true);
        for (int e = 0; e < whole.edges(); e++) {
            alone[whole.sources()[e]] = alone[whole.targets()[e]] = false;
        }
        var loners = new ArrayList<Integer>();
        var kept = new ArrayList<Integer>();
        var place = new int[whole.nodes()];
        for (int i = 0; i < alone.length; i++) {
            place[i] = kept.size();
            (alone[i] && !whole.pins().containsKey(whole.ids().get(i)) ? loners : kept).add(i);
        }
        loners.sort(Comparator.comparing(whole.ids()::get, String.CASE_INSENSITIVE_ORDER));
        var rest = new Shape(kept.stream().map(whole.ids()::get).toList(), Arrays.stream(whole.sources()).map(i -> place[i]).toArray(),
                Arrays.stream(whole.targets()).map(i -> place[i]).toArray(), whole.weights(),
                kept.stream().mapToInt(i -> whole.groups()[i]).toArray(), whole.pins());
        return new Shelf(whole, rest, ints(kept), ints(loners));
    }

    /** Puts them below the rest as it is arranged. */
    Placement under(Placement arranged) {
        var x = new double[whole.nodes()];
        var y = new double[whole.nodes()];
        double left = Double.POSITIVE_INFINITY, right = -left, bottom = -left;
        for (int i = 0; i < kept.length; i++) {
            x[kept[i]] = arranged.x()[i];
            y[kept[i]] = arranged.y()[i];
            left = Math.min(left, arranged.x()[i]);
            right = Math.max(right, arranged.x()[i]);
            bottom = Math.max(bottom, arranged.y()[i]);
        }
        if (loners.length == 0) {
            return new Placement(whole, x, y, arranged.still(), Placement.Row.NONE);
        }
        if (kept.length == 0) {
            left = right = bottom = 0;
        }
        int columns = (int) Math.min(loners.length,
                Math.max(Math.ceil(Math.sqrt(loners.length * WIDE)), Math.floor((right - left) / ACROSS) + 1));
        double first = (left + right) / 2 - (columns - 1) * ACROSS / 2, top = bottom + BELOW;
        for (int i = 0; i < loners.length; i++) {
            int row = i / columns, column = i % columns;
            x[loners[i]] = first + column * ACROSS;
            y[loners[i]] = top + row * DOWN;
        }
        return new Placement(whole, x, y, arranged.still(), new Placement.Row(loners.length, first, first + (columns - 1) * ACROSS, top));
    }

    private static int[] ints(List<Integer> list) { return list.stream().mapToInt(i -> i).toArray(); }
}
