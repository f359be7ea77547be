package dev.thalamus.ui.screen.overview;

import dev.thalamus.ui.kit.Canvased;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.kit.SignalShape;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** What the demo's graph looks like, drawn small. Confined to the FX thread. */
final class DemoSketch extends Canvased {
    private static final double[][] PLACES = {{0.13, 0.30}, {0.38, 0.14}, {0.79, 0.14}, {0.61, 0.42}, {0.90, 0.60}, {0.30, 0.70},
            {0.56, 0.84}, {0.07, 0.84}};
    private static final String[] LETTERS = {"V", "F", "P", "C", "A", "S", "I", "E"};
    private static final int[] COLORS = {0, 1, 5, 3, 6, 2, 4, 8};
    private static final int[][] EDGES = {{0, 1, 0}, {1, 3, 1}, {3, 2, 4}, {2, 4, 5}, {3, 4, 3}, {0, 5, 2}, {5, 3, 3}, {7, 5, 3}, {5, 6, 1},
            {6, 4, 2}};
    private static final double[] ALONG = {0.3, 0.6, 0.5, 0.4, 0.65, 0.5, 0.7, 0.5, 0.4, 0.55};

    DemoSketch() {
        getStyleClass().add("demo-sketch");
        setMouseTransparent(true);
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height, Palette colors) {
        double side = Look.px(26);
        g.setStroke(colors.border());
        g.setLineWidth(1.5);
        for (int[] edge : EDGES) {
            g.strokeLine(x(edge[0], width, side), y(edge[0], height, side), x(edge[1], width, side), y(edge[1], height, side));
        }
        for (int i = 0; i < EDGES.length; i++) {
            int[] edge = EDGES[i];
            double at = ALONG[i];
            double x = x(edge[0], width, side) * (1 - at) + x(edge[1], width, side) * at;
            double y = y(edge[0], height, side) * (1 - at) + y(edge[1], height, side) * at;
            double r = Look.px(4);
            g.setFill(colors.fill(SignalShape.ofCode(edge[2])));
            g.fillOval(x - r, y - r, 2 * r, 2 * r);
        }
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setFont(Font.font("Thalamus Sans", FontWeight.BOLD, Look.px(13)));
        for (int i = 0; i < PLACES.length; i++) {
            g.setFill(colors.agent(COLORS[i]));
            g.fillRoundRect(x(i, width, side) - side / 2, y(i, height, side) - side / 2, side, side, side / 2, side / 2);
            g.setFill(colors.onAgent());
            g.fillText(LETTERS[i], x(i, width, side), y(i, height, side));
        }
    }

    private static double x(int node, double width, double side) { return Math.rint(side / 2 + PLACES[node][0] * (width - side)); }

    private static double y(int node, double height, double side) { return Math.rint(side / 2 + PLACES[node][1] * (height - side)); }
}
