package dev.thalamus.ui.screen.graph.paint;

import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphNode;

/**
 * The way of a synapse over the screen: a quadratic curve from the edge of one square to the edge of the other. Reused for one synapse after the
 * other; confined to the FX thread.
 */
public final class Curve {
    private static final double BOW = 0.06, MUTUAL_BOW = 0.11, GAP = 5;
    private static final double[] LOOP = {0.4, -1.9, 2.2, -0.2};

    private double x0, y0, cx, cy, x1, y1;
    private double from, to;

    /** Lays the curve for that synapse; false when there is no room between the squares. */
    public boolean lay(GraphEdge edge, Viewport view) {
        return lay(edge, view, false);
    }

    /** The same, where {@code quick} finds the ends as if the curve were straight: enough where thousands are painted. */
    boolean lay(GraphEdge edge, Viewport view, boolean quick) {
        GraphNode a = edge.source(), b = edge.target();
        double scale = view.nodeScale(), ra = a.size() * scale / 2, rb = b.size() * scale / 2;
        x0 = view.screenX(a.x());
        y0 = view.screenY(a.y());
        if (a == b) {
            return loop(ra);
        }
        x1 = view.screenX(b.x());
        y1 = view.screenY(b.y());
        double dx = x1 - x0, dy = y1 - y0, length = Math.sqrt(dx * dx + dy * dy);
        if (length < ra + rb + 2) {
            return false;
        }
        double bow = edge.mutual() ? MUTUAL_BOW : BOW;
        cx = (x0 + x1) / 2 + dy * bow;
        cy = (y0 + y1) / 2 - dx * bow;
        double gap = Math.min(GAP * scale, length / 10);
        if (quick) {
            double longer = Math.max(Math.abs(dx), Math.abs(dy));
            from = Math.min(0.5, ra / longer);
            to = Math.max(0.5, 1 - rb / longer);
            return from < to;
        }
        from = leave(ra + gap, true);
        to = leave(rb + gap, false);
        return from < to;
    }

    private boolean loop(double r) {
        x1 = x0 + LOOP[2] * r * 0.4;
        y1 = y0 - r;
        x0 += LOOP[0] * r;
        cx = x0 + LOOP[2] * r;
        cy = y0 + LOOP[1] * 2 * r;
        y0 -= r;
        from = 0;
        to = 1;
        return r > 4;
    }

    /** Where the curve leaves the square of that half side, seen from its beginning or from its end; found by halving. */
    private double leave(double half, boolean first) {
        double inside = first ? 0 : 1, outside = 0.5;
        double mx = first ? x0 : x1, my = first ? y0 : y1;
        for (int i = 0; i < 9; i++) {
            double t = (inside + outside) / 2;
            if (Math.max(Math.abs(x(t) - mx), Math.abs(y(t) - my)) < half) {
                inside = t;
            } else {
                outside = t;
            }
        }
        return outside;
    }

    /** Parameter where the visible part begins. */
    public double from() { return from; }

    /** Parameter where the visible part ends. */
    public double to() { return to; }

    /** The parameter at a share of the visible part, 0 to 1. */
    public double at(double share) { return from + (to - from) * share; }

    public double x(double t) {
        double u = 1 - t;
        return u * u * x0 + 2 * u * t * cx + t * t * x1;
    }

    public double y(double t) {
        double u = 1 - t;
        return u * u * y0 + 2 * u * t * cy + t * t * y1;
    }

    /** Into how many straight pieces it is cut so that it looks round. */
    public int pieces() {
        double bend = Math.abs(x0 - 2 * cx + x1) + Math.abs(y0 - 2 * cy + y1);
        return (int) Math.clamp(Math.ceil(Math.sqrt(bend) * 1.2), 1, 24);
    }

    /** Squared distance of that point of the screen. */
    public double distanceSquared(double px, double py) {
        int pieces = pieces();
        double best = Double.POSITIVE_INFINITY, ax = x(from), ay = y(from);
        for (int i = 1; i <= pieces; i++) {
            double t = at((double) i / pieces), bx = x(t), by = y(t), dx = bx - ax, dy = by - ay;
            double share = Math.clamp(((px - ax) * dx + (py - ay) * dy) / Math.max(1e-9, dx * dx + dy * dy), 0, 1);
            double ox = px - ax - share * dx, oy = py - ay - share * dy;
            best = Math.min(best, ox * ox + oy * oy);
            ax = bx;
            ay = by;
        }
        return best;
    }

    /** Whether any of it can be inside a screen of that size. */
    public boolean visible(double width, double height) {
        return Math.max(x0, Math.max(cx, x1)) >= 0 && Math.min(x0, Math.min(cx, x1)) <= width
                && Math.max(y0, Math.max(cy, y1)) >= 0 && Math.min(y0, Math.min(cy, y1)) <= height;
    }

    /** The outline as SVG path data: the visible part, again a quadratic curve. */
    public String svg() {
        double ax = x(from), ay = y(from), bx = x(to), by = y(to);
        double mx = x((from + to) / 2), my = y((from + to) / 2);
        return String.format(java.util.Locale.ROOT, "M%.1f %.1fQ%.1f %.1f %.1f %.1f", ax, ay, 2 * mx - (ax + bx) / 2,
                2 * my - (ay + by) / 2, bx, by);
    }
}
