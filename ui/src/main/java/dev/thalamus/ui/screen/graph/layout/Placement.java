package dev.thalamus.ui.screen.graph.layout;

import java.util.List;

/**
 * Where the nodes are. Immutable; nobody writes to the arrays.
 *
 * @param shape whose nodes; in the order of its ids
 * @param still whether the layout has come to rest
 * @param loners where those stand whom no synapse connects
 */
public record Placement(Shape shape, double[] x, double[] y, boolean still, Row loners) {
    public static final Placement NONE = new Placement(Shape.EMPTY, new double[0], new double[0], true);

    /**
     * The first of the rows of nodes without synapses.
     *
     * @param nodes how many stand in all rows; 0 when there is none
     * @param left the first node's place
     * @param right the last node's place in a full row
     * @param y the middle of the first row
     */
    public record Row(int nodes, double left, double right, double y) {
        static final Row NONE = new Row(0, 0, 0, 0);
    }

    /** Without rows of loners. */
    Placement(Shape shape, double[] x, double[] y, boolean still) { this(shape, x, y, still, Row.NONE); }

    public List<String> ids() { return shape.ids(); }
}
