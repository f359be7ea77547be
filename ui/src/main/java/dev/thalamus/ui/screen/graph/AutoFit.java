package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.paint.Viewport;
import dev.thalamus.ui.screen.graph.paint.Viewport.Margins;

/** Keeps all of the graph in view until somebody moves the view. Confined to the FX thread. */
final class AutoFit {
    private static final Margins MARGINS = new Margins(72, 48, 72, 104);
    private static final double AROUND = 44;
    /** A view is good enough down to this share of the zoom at which all just fits. */
    private static final double LARGE_ENOUGH = 0.72;

    private final GraphModel model;
    private final Viewport view;
    private final Viewport goal = new Viewport();
    private boolean following = true;
    private boolean fitting = true;

    AutoFit(GraphModel model, Viewport view) {
        this.model = model;
        this.view = view;
    }

    /** From now on. */
    void begin() { following = fitting = true; }

    /** No longer. */
    void end() { following = fitting = false; }

    /** Brings the view a share of the way nearer to all of the graph; whether it moved. */
    boolean step(double share) {
        if (following && aim()) {
            fitting = view.approach(goal, share);
            return fitting;
        }
        return false;
    }

    /** Aims at a view of all; false while the one in force is good enough. */
    private boolean aim() {
        double left = Double.POSITIVE_INFINITY, top = left, right = -left, bottom = -left;
        for (GraphNode node : model.nodes()) {
            if (!node.hidden() && node.placed()) {
                left = Math.min(left, node.goalX());
                right = Math.max(right, node.goalX());
                top = Math.min(top, node.goalY());
                bottom = Math.max(bottom, node.goalY());
            }
        }
        if (left > right || view.width() <= 0) {
            return false;
        }
        goal.resize(view.width(), view.height());
        goal.fit(left, top, right, bottom, MARGINS);
        boolean inside = view.screenX(left) > AROUND && view.screenX(right) < view.width() - AROUND && view.screenY(top) > AROUND / 2
                && view.screenY(bottom) < view.height() - 1.6 * AROUND;
        return fitting || !inside || view.zoom() <= LARGE_ENOUGH * goal.zoom();
    }
}
