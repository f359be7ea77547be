package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.paint.Viewport;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The keyboard on the graph: arrows go to the neighbour in that direction, Tab from name to name, comma and full stop through an agent's synapses,
 * Enter inspects. Confined to the FX thread.
 */
final class GraphKeys {
    private static final double STEP = 1.25, PAN = 80;

    private final GraphCanvas canvas;
    private final GraphModel model;
    private @Nullable GraphNode last;

    /** What keys do beyond moving the selection. */
    interface Answers {
        void open(GraphItem item);

        void pin(GraphNode node);

        void hold();

        /** Esc with something selected; whether that was all that Esc should do. */
        boolean release();
    }

    GraphKeys(GraphCanvas canvas, GraphModel model, Answers answers) {
        this.canvas = canvas;
        this.model = model;
        canvas.setOnKeyPressed(event -> {
            if (pressed(event, answers)) {
                event.consume();
            }
        });
    }

    private boolean pressed(KeyEvent event, Answers answers) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        GraphItem item = canvas.selected().get();
        switch (event.getCode()) {
            case LEFT -> arrow(event, -1, 0);
            case RIGHT -> arrow(event, 1, 0);
            case UP -> arrow(event, 0, -1);
            case DOWN -> arrow(event, 0, 1);
            case TAB -> {
                return byName(event.isShiftDown() ? -1 : 1);
            }
            case COMMA -> synapse(-1);
            case PERIOD -> synapse(1);
            case PLUS, ADD, EQUALS -> canvas.zoomBy(STEP);
            case MINUS, SUBTRACT -> canvas.zoomBy(1 / STEP);
            case DIGIT0, NUMPAD0 -> canvas.zoomBy(1 / canvas.view().zoom());
            case F -> canvas.fit();
            case H -> answers.hold();
            case P -> {
                if (item instanceof GraphNode node) {
                    answers.pin(node);
                }
            }
            case ENTER -> {
                if (item != null) {
                    answers.open(item);
                }
            }
            case ESCAPE -> {
                return item != null && answers.release();
            }
            // Other keys are the window's.
            default -> {
                return false;
            }
        }
        return true;
    }

    private void arrow(KeyEvent event, int dx, int dy) {
        if (event.isShiftDown()) {
            canvas.view().pan(-dx * PAN, -dy * PAN);
            canvas.moved();
            return;
        }
        GraphNode from = current();
        GraphNode to = from == null ? first() : next(from, dx, dy);
        if (to != null) {
            select(to);
        }
    }

    /** The node that the selection is at: of a synapse its receiver. */
    private @Nullable GraphNode current() {
        return switch (canvas.selected().get()) {
            case null -> null;
            case GraphNode node -> node;
            case GraphEdge edge -> edge.target();
        };
    }

    /** The neighbour in that direction; without one, whoever stands there. */
    private @Nullable GraphNode next(GraphNode from, int dx, int dy) {
        List<GraphNode> neighbours = from.edges().stream().filter(edge -> !edge.hidden()).map(edge -> edge.other(from))
                .filter(node -> node != from).toList();
        GraphNode along = best(neighbours, from, dx, dy);
        return along != null ? along : best(model.nodes(), from, dx, dy);
    }

    private static @Nullable GraphNode best(Collection<GraphNode> among, GraphNode from, int dx, int dy) {
        GraphNode best = null;
        double least = Double.POSITIVE_INFINITY;
        for (GraphNode node : among) {
            double x = node.x() - from.x(), y = node.y() - from.y(), ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
            double cost = ahead + 2 * aside;
            if (!node.hidden() && node.placed() && ahead > 0 && aside < 1.8 * ahead && cost < least) {
                least = cost;
                best = node;
            }
        }
        return best;
    }

    /** The busiest. */
    private @Nullable GraphNode first() {
        return model.nodes().stream().filter(node -> !node.hidden()).max(Comparator.comparingInt(node -> node.edges().size())).orElse(null);
    }

    /** To the next name; false at the end, where the focus goes on to the next control. */
    private boolean byName(int step) {
        List<GraphNode> all = model.nodes().stream().filter(node -> !node.hidden()).sorted(Comparator.comparing(GraphNode::id)).toList();
        GraphNode from = current();
        int at = from == null ? step > 0 ? -1 : all.size() : all.indexOf(from);
        int to = at + step;
        if (to < 0 || to >= all.size()) {
            canvas.selected().set(null);
            return false;
        }
        select(all.get(to));
        return true;
    }

    /** Through the synapses of the agent that was selected last. */
    private void synapse(int step) {
        GraphNode around = canvas.selected().get() instanceof GraphNode node ? node : last;
        if (around == null) {
            return;
        }
        last = around;
        List<GraphEdge> edges = around.edges().stream().filter(edge -> !edge.hidden()).toList();
        int at = canvas.selected().get() instanceof GraphEdge edge ? edges.indexOf(edge) : step > 0 ? -1 : edges.size();
        if (!edges.isEmpty()) {
            canvas.selected().set(edges.get(Math.floorMod(at + step, edges.size())));
        }
    }

    private void select(GraphNode node) {
        last = node;
        canvas.selected().set(node);
        Viewport view = canvas.view();
        double x = view.screenX(node.x()), y = view.screenY(node.y());
        if (x < 40 || y < 40 || x > view.width() - 40 || y > view.height() - 80) {
            view.center(node.x(), node.y());
            canvas.moved();
        }
    }
}
