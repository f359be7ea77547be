package dev.thalamus.ui.screen.graph.paint;

import dev.thalamus.ui.kit.Look;

/**
 * Which part of the plane is seen, and how large. Confined to the FX thread.
 */
public final class Viewport {
    /** The smallest and the largest zoom; 1 is 100 %. */
    public static final double SMALLEST = 0.05, LARGEST = 4;

    private double zoom = 1;
    private double left;
    private double top;
    private double width;
    private double height;

    public double zoom() { return zoom; }

    public double width() { return width; }

    public double height() { return height; }

    /** The control has another size: what was in the middle stays there. */
    public void resize(double nextWidth, double nextHeight) {
        left += (nextWidth - width) / 2;
        top += (nextHeight - height) / 2;
        width = nextWidth;
        height = nextHeight;
    }

    public double screenX(double x) { return left + x * zoom; }

    public double screenY(double y) { return top + y * zoom; }

    public double planeX(double screenX) { return (screenX - left) / zoom; }

    public double planeY(double screenY) { return (screenY - top) / zoom; }

    public void pan(double dx, double dy) {
        left += dx;
        top += dy;
    }

    /** Zooms so that the point of the screen stays where it is. */
    public void zoomTo(double next, double aboutX, double aboutY) {
        double x = planeX(aboutX), y = planeY(aboutY);
        zoom = Math.clamp(next, SMALLEST, LARGEST);
        left = aboutX - x * zoom;
        top = aboutY - y * zoom;
    }

    /** Shows that part of the plane with a margin around it, at 130 % at most. */
    public void fit(double minX, double minY, double maxX, double maxY, Margins margins) {
        double roomX = Math.max(1, width - margins.left - margins.right), roomY = Math.max(1, height - margins.top - margins.bottom);
        zoom = Math.clamp(Math.min(roomX / Math.max(1, maxX - minX), roomY / Math.max(1, maxY - minY)), SMALLEST, 1.3);
        left = margins.left + roomX / 2 - (minX + maxX) / 2 * zoom;
        top = margins.top + roomY / 2 - (minY + maxY) / 2 * zoom;
    }

    /** Goes a share of the way to another view of the same size; whether it moved. */
    public boolean approach(Viewport goal, double share) {
        double far = Math.abs(goal.left - left) + Math.abs(goal.top - top) + 200 * Math.abs(goal.zoom - zoom);
        if (far == 0) {
            return false;
        }
        double by = far < 0.5 ? 1 : share;
        zoom += (goal.zoom - zoom) * by;
        left += (goal.left - left) * by;
        top += (goal.top - top) * by;
        return true;
    }

    /** Moves that point of the plane to the middle. */
    public void center(double x, double y) {
        left = width / 2 - x * zoom;
        top = height / 2 - y * zoom;
    }

    /** How large the squares of nodes are drawn: they grow more slowly than the plane, so that they can be seen from far. */
    public double nodeScale() {
        return (zoom < 1 ? Math.sqrt(zoom) : Math.pow(zoom, 0.85)) * Look.zoomProperty().get();
    }

    /** How thick lines are drawn. */
    public double lineScale() { return Math.clamp(Math.sqrt(zoom), 0.5, 1.5); }

    /** Pixels around what is shown. */
    public record Margins(double left, double top, double right, double bottom) {}
}
