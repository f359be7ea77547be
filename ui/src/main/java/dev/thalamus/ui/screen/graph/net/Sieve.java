package dev.thalamus.ui.screen.graph.net;

import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the graph is shown, and what is found in it. Confined to the FX thread.
 */
public final class Sieve {
    /** What happens to what the filter accepts. */
    public enum Mode {
        /** It is shown brightly, the rest dimly. */
        FIND,
        /** It is not shown. */
        HIDE
    }

    private final GraphModel model;
    private final Set<GraphItem> found = new HashSet<>();
    private @Nullable Filter<GraphItem> filter;
    private Mode mode = Mode.FIND;
    private boolean withIdle;
    private int matches;
    private int idleHidden;

    public Sieve(GraphModel model) { this.model = model; }

    /** Takes another filter; null asks for nothing. */
    public void ask(@Nullable Filter<GraphItem> next, Mode then) {
        filter = next == null || next.isAll() ? null : next;
        mode = then;
    }

    /** Whether synapses are shown that no signal used for a while. */
    public void showIdle(boolean too) { withIdle = too; }

    /** Agents, or for a filter about synapses synapses, that the filter accepts. */
    public int matches() { return matches; }

    /** Idle synapses that are not shown. */
    public int idleHidden() { return idleHidden; }

    /** Whether something is searched for: the rest is to be dim. */
    public boolean finding() { return filter != null && mode == Mode.FIND; }

    public boolean found(GraphItem item) { return found.contains(item); }

    /** Looks at everything again; whether other things are shown than before. */
    public boolean sift(long nowMicros) {
        found.clear();
        matches = 0;
        idleHidden = 0;
        Filter<GraphItem> asked = filter;
        boolean synapses = asked != null && GraphSchema.aboutSynapses(asked.root());
        FilterMatcher<GraphItem> matcher = asked == null ? null : asked.matcher(nowMicros, ZoneId.systemDefault());
        boolean changed = false;
        for (GraphNode node : model.nodes()) {
            boolean match = matcher != null && !synapses && matcher.test(node);
            matches += match ? 1 : 0;
            boolean hide = match && mode == Mode.HIDE;
            if (match && !hide) {
                found.add(node);
            }
            changed |= hide != node.hidden();
            node.hide(hide);
        }
        for (GraphEdge edge : model.edges()) {
            boolean match = matcher != null && synapses && matcher.test(edge);
            matches += match ? 1 : 0;
            boolean idle = edge.idle() && !withIdle;
            idleHidden += idle ? 1 : 0;
            boolean hide = edge.source().hidden() || edge.target().hidden() || idle || match && mode == Mode.HIDE;
            if (match && !hide) {
                found.add(edge);
                found.add(edge.source());
                found.add(edge.target());
            } else if (!synapses && found.contains(edge.source()) && found.contains(edge.target())) {
                found.add(edge);
            }
            changed |= hide != edge.hidden();
            edge.hide(hide);
        }
        return changed;
    }
}
