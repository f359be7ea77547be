package dev.thalamus.ui.screen.graph.paint;

import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.net.Sieve;
import org.jspecify.annotations.Nullable;

/**
 * What a person looks at: the rest is painted dimly. Immutable.
 *
 * @param selected clicked or reached by the keyboard
 * @param hovered under the pointer
 */
public record Highlight(Sieve sieve, @Nullable GraphItem selected, @Nullable GraphItem hovered) {
    /** How strongly something is painted. */
    public enum Light {
        /** It is selected. */
        SELECTED,
        /** It belongs to what is looked at, or nothing is. */
        BRIGHT,
        /** It is there, but not now. */
        DIM
    }

    public Light of(GraphNode node) {
        if (selected == node || selected instanceof GraphEdge edge && edge.touches(node)) {
            return Light.SELECTED;
        }
        if (sieve.finding()) {
            return sieve.found(node) ? Light.BRIGHT : Light.DIM;
        }
        return switch (selected) {
            case null -> Light.BRIGHT;
            case GraphEdge _ -> Light.DIM;
            case GraphNode around ->
                node.edges().stream().anyMatch(edge -> !edge.hidden() && edge.touches(around)) ? Light.BRIGHT : Light.DIM;
        };
    }

    public Light of(GraphEdge edge) {
        if (selected == edge) {
            return Light.SELECTED;
        }
        if (sieve.finding()) {
            return sieve.found(edge) ? Light.BRIGHT : Light.DIM;
        }
        return switch (selected) {
            case null -> Light.BRIGHT;
            // The busy neighbourhood of the two stays readable.
            case GraphEdge one -> edge.touches(one.source()) || edge.touches(one.target()) ? Light.BRIGHT : Light.DIM;
            case GraphNode around -> edge.touches(around) ? Light.BRIGHT : Light.DIM;
        };
    }
}
