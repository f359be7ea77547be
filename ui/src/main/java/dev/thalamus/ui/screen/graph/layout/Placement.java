package dev.thalamus.ui.screen.graph.layout;

import java.util.List;

/**
 * Where the nodes are. Immutable; nobody writes to the arrays.
 *
 * @param shape whose nodes; in the order of its ids
 * @param still whether the layout has come to rest
 */
public record Placement(Shape shape, double[] x, double[] y, boolean still) {
    public static final Placement NONE = new Placement(Shape.EMPTY, new double[0], new double[0], true);

    public List<String> ids() { return shape.ids(); }
}
