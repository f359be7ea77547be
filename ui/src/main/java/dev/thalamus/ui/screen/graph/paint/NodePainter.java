package dev.thalamus.ui.screen.graph.paint;

import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.paint.Highlight.Light;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Paints the squares of agents. Confined to the FX thread. */
final class NodePainter {
    static final double LEGIBLE = 12; // squares below that have no letter

    private Font letters = Font.getDefault();
    private double letterSize;

    /** The square of one agent; {@code grown} 0 to 1 while it appears. */
    void paint(GraphicsContext g, GraphNode node, Viewport view, Light light, boolean focused, boolean pinned, double grown,
            Palette colors) {
        double side = node.size() * view.nodeScale() * grown, x = Math.rint(view.screenX(node.x()) - side / 2),
                y = Math.rint(view.screenY(node.y()) - side / 2);
        if (x + side < -20 || y + side < -20 || x > view.width() + 20 || y > view.height() + 20) {
            return;
        }
        side = Math.max(4, Math.rint(side));
        AgentFace face = node.face();
        boolean gone = face.kind() == AgentFace.Kind.GONE;
        Color ground = colors.bgInset(), color = gone ? colors.fgSubtle() : colors.agent(face.color());
        // Dim by mixing with the ground, not by transparency: lines below must not shine through.
        Color ink = light == Light.DIM ? ground.interpolate(color, 0.72) : color;
        double arc = Math.max(3, side * 0.36);
        if (light == Light.SELECTED) {
            double gap = focused ? 4 : 3;
            g.setFill(ground);
            g.fillRoundRect(x - gap, y - gap, side + 2 * gap, side + 2 * gap, arc + 2 * gap, arc + 2 * gap);
            g.setStroke(colors.accent());
            g.setLineWidth(focused ? 2.5 : 2);
            g.strokeRoundRect(x - gap, y - gap, side + 2 * gap, side + 2 * gap, arc + 2 * gap, arc + 2 * gap);
        }
        if (face.instances() > 1 && side >= LEGIBLE) {
            double away = Math.rint(side * 0.2);
            g.setStroke(ground.interpolate(ink, 0.65));
            g.setLineWidth(1.5);
            g.strokeRoundRect(x + away + 0.5, y - away + 0.5, side - 1, side - 1, arc, arc);
        }
        switch (face.kind()) {
            case LIVE, SYSTEM -> {
                g.setFill(ink);
                g.fillRoundRect(x, y, side, side, arc, arc);
            }
            case SIMULATED, REMOTE, GONE -> outline(g, face.kind(), x, y, side, arc, ink, colors);
        }
        if (side >= LEGIBLE) {
            boolean filled = face.kind() == AgentFace.Kind.LIVE || face.kind() == AgentFace.Kind.SYSTEM;
            letter(g, face.letter(), x + side / 2, y + side / 2, side, filled ? colors.onAgent() : ink);
        }
        if (pinned && side >= LEGIBLE) {
            pin(g, x + side, y + side, colors);
        }
    }

    private static void outline(GraphicsContext g, AgentFace.Kind kind, double x, double y, double side, double arc, Color ink,
            Palette colors) {
        g.setFill(colors.bgOverlay());
        g.fillRoundRect(x, y, side, side, arc, arc);
        g.setStroke(ink);
        g.setLineWidth(side < LEGIBLE ? 1.5 : 2);
        if (kind == AgentFace.Kind.REMOTE) {
            g.setLineDashes(4, 3);
        }
        g.strokeRoundRect(x + 1, y + 1, side - 2, side - 2, arc - 1, arc - 1);
        g.setLineDashes((double[]) null);
    }

    private void letter(GraphicsContext g, String letter, double x, double y, double side, Color ink) {
        double size = Math.rint(side * (letter.length() > 1 ? 0.4 : 0.46));
        if (size != letterSize) {
            letterSize = size;
            letters = Font.font("Thalamus Sans", FontWeight.BOLD, size);
        }
        g.setFont(letters);
        g.setFill(ink);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(letter, x, y);
    }

    private static void pin(GraphicsContext g, double x, double y, Palette colors) {
        g.setFill(colors.bgOverlay());
        g.fillOval(x - 7, y - 7, 14, 14);
        g.setStroke(colors.border());
        g.setLineWidth(1);
        g.strokeOval(x - 6.5, y - 6.5, 13, 13);
        g.setFont(Font.font(Icons.FONT, 9));
        g.setFill(colors.fg());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(Icons.PIN.glyph(), x, y);
    }
}
