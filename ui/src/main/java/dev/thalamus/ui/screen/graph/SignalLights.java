package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.paint.Dots;
import dev.thalamus.ui.screen.part.PassingSignals.Batch;
import dev.thalamus.ui.screen.part.PassingSignals.Passed;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * Starts a dot for each signal that passes, or for one of so many, and says for how many. Confined to the FX thread.
 */
final class SignalLights {
    private static final double TURN_MILLIS = 33, KEPT_A_TURN = 0.97;
    private static final int BROADCAST = 12; // dots that one broadcast may start

    private final GraphModel model;
    private final Dots dots;
    private final ReadOnlyLongWrapper oneOf = new ReadOnlyLongWrapper(1);
    private double passed;
    private double shown;
    private boolean came;

    SignalLights(GraphModel model, Dots dots) {
        this.model = model;
        this.dots = dots;
    }

    /** Of so many signals one is shown, over about the last second; 1 when all are. */
    ReadOnlyLongProperty oneOf() {
        return oneOf.getReadOnlyProperty();
    }

    /** Starts dots for what passed. */
    void pass(Batch batch) {
        passed = passed * KEPT_A_TURN + batch.count();
        shown *= KEPT_A_TURN;
        List<Passed> sample = batch.sample();
        came = true;
        // Leave room for the turns to come: dots live for many.
        int most = Math.max((int) Math.ceil(Dots.MOST * TURN_MILLIS / Dots.MILLIS), dots.room() / 4),
                step = Math.max(1, Math.ceilDiv(sample.size(), most));
        for (int i = 0; i < sample.size(); i += step) {
            shown += start(sample.get(i), i * TURN_MILLIS / sample.size()) ? 1 : 0;
        }
        oneOf.set(Math.max(1, Math.round(passed / Math.max(1, shown))));
    }

    /** Forgets slowly when nothing passes; called a few times a second. */
    void rest() {
        if (!came) {
            passed /= 2;
            shown /= 2;
            oneOf.set(passed < 1 ? 1 : oneOf.get());
        }
        came = false;
    }

    private boolean start(Passed signal, double delay) {
        if (!signal.target().isEmpty()) {
            GraphEdge edge = model.way(signal.source(), signal.target());
            return edge != null && !edge.hidden() && dots.start(edge, signal.type(), delay);
        }
        GraphNode source = model.named(signal.source());
        boolean any = false;
        int started = 0;
        if (source != null) {
            for (GraphEdge edge : source.edges()) {
                if (started < BROADCAST && edge.source() == source && !edge.hidden() && dots.start(edge, signal.type(), delay)) {
                    any = true;
                    started++;
                }
            }
        }
        return any;
    }
}
