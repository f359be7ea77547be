package dev.thalamus.ui.screen.graph.paint;

import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.paint.Highlight.Light;
import javafx.scene.paint.Color;

/**
 * Agents too small for a letter, painted into the image of the synapses. Confined to the FX thread.
 *
 * <p>Why not the canvas: two thousand rounded squares take its software renderer longer than all else in a frame.
 */
final class Specks {
    /** Agents up to which each is painted with all its features, however small. */
    private static final int FEW = 300;

    private Specks() {}

    /** Whether that agent is painted here and not on the canvas. */
    static boolean is(GraphNode node, GraphModel model, Viewport view, Highlight highlight) {
        return model.nodes().size() > FEW && node.size() * view.nodeScale() < NodePainter.LEGIBLE && highlight.of(node) != Light.SELECTED;
    }

    static void paint(Pixels pixels, GraphModel model, Viewport view, Highlight highlight, Palette colors, double device) {
        if (model.nodes().size() <= FEW) {
            return;
        }
        int overlay = EdgePainter.rgb(colors.bgOverlay());
        for (GraphNode node : model.nodes()) {
            if (node.hidden() || !node.placed() || !is(node, model, view, highlight)) {
                continue;
            }
            AgentFace face = node.face();
            Color color = face.kind() == AgentFace.Kind.GONE ? colors.fgSubtle() : colors.agent(face.color());
            int ink = EdgePainter.rgb(highlight.of(node) == Light.DIM ? colors.bgInset().interpolate(color, 0.72) : color);
            int side = (int) Math.max(4, Math.rint(node.size() * view.nodeScale() * node.grown() * device));
            int x = (int) Math.rint(view.screenX(node.x()) * device - side / 2.0),
                    y = (int) Math.rint(view.screenY(node.y()) * device - side / 2.0);
            boolean filled = face.kind() == AgentFace.Kind.LIVE || face.kind() == AgentFace.Kind.SYSTEM;
            pixels.square(x, y, side, filled ? ink : overlay, ink, face.kind() == AgentFace.Kind.REMOTE);
        }
    }
}
