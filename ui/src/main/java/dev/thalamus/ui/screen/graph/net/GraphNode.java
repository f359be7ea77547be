package dev.thalamus.ui.screen.graph.net;

import dev.thalamus.ui.kit.AgentFace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One agent name in the graph, the same object for as long as it is there. Confined to the FX thread.
 */
public final class GraphNode implements GraphItem {
    /** Sides of the smallest and the largest square, pixels at 100 %. */
    public static final double SMALLEST = 20, LARGEST = 44;

    private final String id;
    private final Flow flow = new Flow();
    private final List<GraphEdge> edges = new ArrayList<>();
    private AgentFace face;
    private @Nullable String hash;
    private double size = SMALLEST;
    private double x, y, goalX, goalY;
    private double grown;
    private boolean placed;
    private boolean hidden;

    GraphNode(String id, AgentFace face) {
        this.id = id;
        this.face = face;
    }

    /** What synapses call it: a name, or {@code name@domain} of another hub. */
    public String id() { return id; }

    public AgentFace face() { return face; }

    /** The instance to inspect, the one that came first; null when only synapses know the name. */
    public @Nullable String hash() {
        return hash;
    }

    /** Signals that it sends and gets per second. */
    public double rate() { return flow.rate(); }

    /** Side of its square, pixels at 100 %: by its share of the traffic. */
    public double size() { return size; }

    /** Its synapses, outgoing and incoming. */
    public List<GraphEdge> edges() { return edges; }

    public double x() { return x; }

    public double y() { return y; }

    /** Whether it has a place yet. */
    public boolean placed() { return placed; }

    /** Whether a filter hides it. */
    public boolean hidden() { return hidden; }

    /** Where it will be shown, pixels at 100 %. */
    public double goalX() { return goalX; }

    public double goalY() { return goalY; }

    /** Shows it there at once. */
    public void moveTo(double nextX, double nextY) {
        x = goalX = nextX;
        y = goalY = nextY;
        placed = true;
    }

    /** Lets it go there; one without a place is there at once. */
    public void aim(double nextX, double nextY) {
        goalX = nextX;
        goalY = nextY;
        if (!placed) {
            moveTo(nextX, nextY);
        }
    }

    /** Goes a share of the way that is left; whether it moved. */
    public boolean approach(double share) {
        double dx = goalX - x, dy = goalY - y;
        if (dx == 0 && dy == 0) {
            return false;
        }
        boolean near = Math.abs(dx) + Math.abs(dy) < 0.2;
        x = near ? goalX : x + dx * share;
        y = near ? goalY : y + dy * share;
        return true;
    }

    /** 0 to 1 while it appears, then 1. */
    public double grown() { return grown; }

    /** Appears by another share; whether it was not all there yet. */
    public boolean grow(double share) {
        boolean growing = grown < 1;
        grown = Math.min(1, grown + share);
        return growing;
    }

    void hide(boolean away) { hidden = away; }

    /** Takes what is true now; whether that changes how it looks. */
    boolean show(AgentFace next, @Nullable String instance) {
        boolean other = !next.equals(face);
        face = next;
        hash = instance;
        return other;
    }

    Flow flow() { return flow; }

    /** Grows or shrinks in steps that can be seen, so that a nervous rate does not make it tremble. */
    boolean resize(double wish) {
        if (Math.abs(wish - size) < 2) {
            return false;
        }
        size = Math.rint(wish);
        return true;
    }

    @Override
    public String toString() { return id; }
}
