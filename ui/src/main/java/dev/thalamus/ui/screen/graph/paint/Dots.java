package dev.thalamus.ui.screen.graph.paint;

import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.kit.SignalShape;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.paint.Highlight.Light;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Signals on their way, each a dot in its type's colour that runs along its synapse. Confined to the FX thread.
 *
 * <p>At most {@value #MOST} at once; {@link #room} says how many more may start, and whoever starts them counts those that did not.
 */
public final class Dots {
    /** Dots at once. */
    public static final int MOST = 200;
    /** How long a dot is on its way, milliseconds. */
    public static final double MILLIS = 600;
    private static final double RADIUS = 4, TRAIL = 20, GLYPHS_FROM = 1.5;

    private static final class Dot {
        private final GraphEdge edge;
        private final int type;
        private double age;

        private Dot(GraphEdge edge, int type, double age) {
            this.edge = edge;
            this.type = type;
            this.age = age;
        }
    }

    private final List<Dot> dots = new ArrayList<>();
    private final Curve curve = new Curve();

    public int room() { return MOST - dots.size(); }

    public boolean isEmpty() { return dots.isEmpty(); }

    /** Starts a dot that begins after {@code delay} milliseconds; false when there is no room. */
    public boolean start(GraphEdge edge, int type, double delay) {
        return room() > 0 && dots.add(new Dot(edge, type, -delay));
    }

    /** Lets time pass; those who arrived are gone. */
    public void advance(double millis) {
        dots.forEach(dot -> dot.age += millis);
        dots.removeIf(dot -> dot.age >= MILLIS || dot.edge.hidden());
    }

    public void clear() { dots.clear(); }

    public void paint(GraphicsContext g, Viewport view, Highlight highlight, Palette colors) {
        for (Dot dot : dots) {
            if (dot.age < 0 || !curve.lay(dot.edge, view)) {
                continue;
            }
            Light light = highlight.of(dot.edge);
            SignalShape shape = SignalShape.ofCode(dot.type);
            Color color = light == Light.DIM ? colors.fill(shape).deriveColor(0, 1, 1, 0.62) : colors.fill(shape);
            double t = curve.at(dot.age / MILLIS), x = curve.x(t), y = curve.y(t);
            if (x < -8 || y < -8 || x > view.width() + 8 || y > view.height() + 8) {
                continue;
            }
            trail(g, t, x, y, color);
            double radius = RADIUS * Math.clamp(view.nodeScale(), 0.55, 1.4);
            g.setFill(color);
            if (view.zoom() >= GLYPHS_FROM || light == Light.SELECTED) {
                glyph(g, shape, x, y, 2.6 * radius, colors);
            } else {
                g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
            }
        }
    }

    private void trail(GraphicsContext g, double t, double x, double y, Color color) {
        double back = Math.max(curve.from(), t - 0.02), bx = curve.x(back), by = curve.y(back),
                length = Math.max(1, Math.hypot(x - bx, y - by));
        double start = Math.max(curve.from(), t - (t - back) * TRAIL / length);
        g.setStroke(color.deriveColor(0, 1, 1, 0.55));
        g.setLineWidth(2);
        g.strokeLine(curve.x(start), curve.y(start), x, y);
    }

    /** The type's own shape on a ring of the ground, so that it can be told without its colour. */
    private static void glyph(GraphicsContext g, SignalShape shape, double x, double y, double size, Palette colors) {
        var ink = g.getFill();
        g.setFill(colors.bgInset());
        g.fillOval(x - size * 0.52, y - size * 0.52, size * 1.04, size * 1.04);
        g.setFill(ink);
        g.save();
        g.translate(x - size / 2, y - size / 2);
        g.scale(size / SignalShape.BOX, size / SignalShape.BOX);
        g.beginPath();
        g.appendSVGPath(shape.path());
        g.fill();
        g.restore();
    }
}
