package dev.thalamus.ui.screen.graph.net;

import dev.thalamus.hub.model.Synapse;

/**
 * One synapse in the graph, the same object for as long as it is there. Confined to the FX thread.
 */
public final class GraphEdge implements GraphItem {
    /** After that long without a signal a synapse is idle. */
    public static final long IDLE_MILLIS = 300_000;
    private static final double FADES_MILLIS = 60_000;

    private final GraphNode source;
    private final GraphNode target;
    private final Flow flow = new Flow();
    private Synapse synapse;
    private double opacity;
    private boolean idle;
    private boolean mutual;
    private boolean hidden;

    GraphEdge(GraphNode source, GraphNode target, Synapse first) {
        this.source = source;
        this.target = target;
        synapse = first;
    }

    public GraphNode source() { return source; }

    public GraphNode target() { return target; }

    public Synapse synapse() { return synapse; }

    /** Signals per second. */
    public double rate() { return flow.rate(); }

    /** Width of its line, pixels at 100 %. */
    public double width() { return 0.9 + 1.9 * Math.log1p(synapse.strength()); }

    /** 0.16 for one that was last used long ago to 0.5 for one in use. */
    public double opacity() { return opacity; }

    /** Whether no signal used it for {@value #IDLE_MILLIS} ms. */
    public boolean idle() { return idle; }

    /** Whether there is one the other way round. */
    public boolean mutual() { return mutual; }

    /** Whether it is not to be shown. */
    public boolean hidden() { return hidden; }

    public boolean touches(GraphNode node) { return source == node || target == node; }

    public GraphNode other(GraphNode node) { return source == node ? target : source; }

    void hide(boolean away) { hidden = away; }

    void mutual(boolean both) { mutual = both; }

    /** Takes what is true now; whether that changes how it looks. */
    boolean show(Synapse now, long nowMillis, long nanos) {
        synapse = now;
        flow.add(now.transmissions(), nanos);
        long age = Math.max(0, nowMillis - now.lastUsedMillis());
        boolean wasIdle = idle;
        idle = age > IDLE_MILLIS;
        double was = opacity;
        // In steps that can be told apart, so that an unused network is not painted again and again.
        opacity = Math.rint((0.16 + 0.34 * Math.exp(-age / FADES_MILLIS)) * 50) / 50;
        return wasIdle != idle || was != opacity;
    }

    @Override
    public String toString() { return source + " → " + target; }
}
