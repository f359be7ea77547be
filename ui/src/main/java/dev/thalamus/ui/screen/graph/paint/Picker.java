package dev.thalamus.ui.screen.graph.paint;

import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import org.jspecify.annotations.Nullable;

/** Tells what lies at a point of the screen. Confined to the FX thread. */
public final class Picker {
    /** How far a pointer may be off a line, in pixels squared. */
    private static final double REACH_SQUARED = 49;

    private final GraphModel model;
    private final Viewport view;
    private final Curve curve = new Curve();

    public Picker(GraphModel model, Viewport view) {
        this.model = model;
        this.view = view;
    }

    /** The agent at that point. */
    public @Nullable GraphNode nodeAt(double x, double y) {
        GraphNode best = null;
        double nearest = Double.POSITIVE_INFINITY;
        for (GraphNode node : model.nodes()) {
            double reach = Math.max(9, node.size() * view.nodeScale() / 2 + 2);
            double away = Math.max(Math.abs(view.screenX(node.x()) - x), Math.abs(view.screenY(node.y()) - y));
            if (!node.hidden() && node.placed() && away < reach && away < nearest) {
                nearest = away;
                best = node;
            }
        }
        return best;
    }

    /** The synapse at that point. */
    public @Nullable GraphEdge edgeAt(double x, double y) {
        GraphEdge best = null;
        double nearest = REACH_SQUARED;
        for (GraphEdge edge : model.edges()) {
            if (!edge.hidden() && edge.source().placed() && edge.target().placed() && near(edge, x, y) && curve.lay(edge, view)) {
                double away = curve.distanceSquared(x, y);
                if (away < nearest) {
                    nearest = away;
                    best = edge;
                }
            }
        }
        return best;
    }

    /** A quick look at the box around both ends, before the curve is laid. */
    private boolean near(GraphEdge edge, double x, double y) {
        double ax = view.screenX(edge.source().x()), ay = view.screenY(edge.source().y());
        double bx = view.screenX(edge.target().x()), by = view.screenY(edge.target().y());
        double slack = 8 + 0.12 * (Math.abs(ax - bx) + Math.abs(ay - by)) + (edge.source() == edge.target() ? 60 : 0);
        return x > Math.min(ax, bx) - slack && x < Math.max(ax, bx) + slack && y > Math.min(ay, by) - slack && y < Math.max(ay, by) + slack;
    }
}
