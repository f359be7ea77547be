package dev.thalamus.ui.screen.graph.paint;

import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.screen.graph.layout.Placement;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** The line above the rows of agents without synapses, and how many there are. Confined to the FX thread. */
public final class ShelfPainter {
    private static final double ABOVE = 14, SIZE = 11;

    private ShelfPainter() {}

    /** @param words what is written below the line */
    public static void paint(GraphicsContext g, Placement.Row row, Viewport view, String words, Palette colors) {
        double half = GraphNode.LARGEST * view.nodeScale() / 2, size = SIZE * Look.zoomProperty().get();
        double left = Math.rint(view.screenX(row.left()) - half), right = Math.rint(view.screenX(row.right()) + half);
        double bottom = Math.rint(view.screenY(row.y()) - half - ABOVE / 2), top = bottom - size - ABOVE / 2;
        g.setStroke(colors.border());
        g.setLineWidth(1);
        g.strokeLine(left + 0.5, top + 0.5, right + 0.5, top + 0.5);
        g.setFont(Font.font("Thalamus Sans", size));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BOTTOM);
        g.setFill(colors.fgMuted());
        g.fillText(words, left, bottom);
    }
}
