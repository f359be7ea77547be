package dev.thalamus.ui.screen.graph.paint;

import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.paint.Highlight.Light;
import java.nio.IntBuffer;
import java.util.Collection;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Paints the ground, all synapses, and the agents of a large graph into one image. Confined to the FX thread. */
public final class EdgePainter {
    private static final double GRID = 48;
    private static final int MANY_PIECES = 3;
    private static final int MANY = 3_000; // synapses above which arrows are left out where they are smaller than a few pixels

    private final Curve curve = new Curve();
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private Pixels pixels = new Pixels(new int[1], 1, 1);
    private int width;
    private int height;

    /** An image of that size in device pixels; a new one only when the size changed. */
    public @Nullable WritableImage resize(int nextWidth, int nextHeight) {
        if (nextWidth == width && nextHeight == height) {
            return null;
        }
        width = nextWidth;
        height = nextHeight;
        var array = new int[width * height];
        buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(array), PixelFormat.getIntArgbPreInstance());
        pixels = new Pixels(array, width, height);
        return new WritableImage(buffer);
    }

    /** Paints everything anew. {@code device} is device pixels per pixel of the screen. */
    public void paint(GraphModel model, Viewport view, Highlight highlight, Palette colors, double device) {
        pixels.clear(rgb(colors.bgInset()));
        grid(view, colors, device);
        int line = rgb(colors.fgMuted()), accent = rgb(colors.accent());
        // Light themes need a darker line for the same visibility.
        double strength = colors.dark() ? 1 : 1.25;
        boolean looking = highlight.selected() != null || highlight.sieve().finding();
        Collection<GraphEdge> edges = model.edges();
        boolean many = edges.size() > MANY;
        GraphEdge selected = null;
        for (GraphEdge edge : edges) {
            if (edge.hidden() || !edge.source().placed() || !edge.target().placed()) {
                continue;
            }
            Light light = highlight.of(edge);
            if (light == Light.SELECTED || edge == highlight.hovered()) {
                selected = light == Light.SELECTED ? edge : selected;
                if (light == Light.SELECTED) {
                    continue;
                }
            }
            double dim = light == Light.DIM ? 0.55 : looking ? 1.25 : 1;
            double alpha = edge == highlight.hovered() ? 0.9 : Math.min(0.8, edge.opacity() * dim * strength);
            paint(edge, view, edge == highlight.hovered() ? accent : line, alpha, device, many);
        }
        if (selected != null && curve.lay(selected, view)) {
            stroke(selected.width() * view.lineScale() + 9, accent, 0.18, device);
            paint(selected, view, accent, 1, device, false);
        }
        Specks.paint(pixels, model, view, highlight, colors, device);
        if (buffer != null) {
            buffer.updateBuffer(_ -> null);
        }
    }

    private void paint(GraphEdge edge, Viewport view, int rgb, double alpha, double device, boolean many) {
        if (!curve.lay(edge, view, many) || !curve.visible(view.width(), view.height())) {
            return;
        }
        double thick = edge.width() * view.lineScale();
        double head = Math.min(9, 3.4 + 1.6 * thick) * (0.4 + 0.6 * Math.min(1, view.nodeScale()));
        if (many && head < 4.5) {
            strokeTo(curve.to(), Math.min(MANY_PIECES, curve.pieces()), thick, rgb, alpha, device);
            return;
        }
        // The line ends where the arrow begins, so that both do not add up.
        double end = curve.to(), tipX = curve.x(end), tipY = curve.y(end), neck = end;
        for (int i = 0; i < 5; i++) {
            double x = curve.x(neck) - tipX, y = curve.y(neck) - tipY, short0 = head - Math.sqrt(x * x + y * y);
            double speed = Math.hypot(curve.x(neck) - curve.x(neck - 0.01), curve.y(neck) - curve.y(neck - 0.01)) * 100;
            neck -= Math.max(0, short0) / Math.max(1, speed);
        }
        double bx = curve.x(neck), by = curve.y(neck), dx = tipX - bx, dy = tipY - by, length = Math.max(1e-6, Math.hypot(dx, dy));
        double side = head * 0.5 / length;
        strokeTo(neck, curve.pieces(), thick, rgb, alpha, device);
        pixels.triangle(tipX * device, tipY * device, (bx - dy * side) * device, (by + dx * side) * device, (bx + dy * side) * device,
                (by - dx * side) * device, rgb, Math.min(1, alpha * 1.15));
    }

    private void stroke(double thick, int rgb, double alpha, double device) {
        strokeTo(curve.to(), curve.pieces(), thick, rgb, alpha, device);
    }

    private void strokeTo(double end, int pieces, double thick, int rgb, double alpha, double device) {
        double x = curve.x(curve.from()), y = curve.y(curve.from());
        for (int i = 1; i <= pieces; i++) {
            double t = curve.from() + (end - curve.from()) * i / pieces, nextX = curve.x(t), nextY = curve.y(t);
            pixels.line(x * device, y * device, nextX * device, nextY * device, thick * device, rgb, alpha);
            x = nextX;
            y = nextY;
        }
    }

    /** A faint dot every 48 pixels of the plane: the eye sees pan and zoom. */
    private void grid(Viewport view, Palette colors, double device) {
        double step = GRID * view.zoom();
        while (step < 36) {
            step *= 2;
        }
        int rgb = rgb(colors.bgInset().interpolate(colors.fgMuted(), colors.dark() ? 0.14 : 0.22));
        for (double y = offset(view.screenY(0), step); y < view.height(); y += step) {
            for (double x = offset(view.screenX(0), step); x < view.width(); x += step) {
                pixels.dot((int) (x * device), (int) (y * device), rgb);
            }
        }
    }

    private static double offset(double origin, double step) { return origin - Math.floor(origin / step) * step; }

    static int rgb(Color color) {
        return (int) Math.round(color.getRed() * 255) << 16 | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }
}
