package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.paint.Curve;
import dev.thalamus.ui.screen.graph.paint.Viewport;
import java.util.function.Function;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** What is said of an item, beside it and where it covers no agent. Confined to the FX thread. */
final class ItemCard extends Label {
    private static final double GAP = 12, EDGE = 8;
    private static final double[] ALONG_THE_CURVE = {0.5, 0.35, 0.65, 0.2, 0.8};

    private final GraphModel model;
    private final Viewport view;
    private final Curve curve = new Curve();
    private Function<GraphItem, String> words = GraphItem::toString;

    ItemCard(GraphModel model, Viewport view) {
        this.model = model;
        this.view = view;
        getStyleClass().addAll("graph-card", Style.DENSE);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** How it says what an item is. */
    void describe(Function<GraphItem, String> next) { words = next; }

    /** Says it of an item that can be seen; goes for any other. */
    void show(@Nullable GraphItem item) {
        boolean visible = item != null && switch (item) {
            case GraphEdge edge -> !edge.hidden() && edge.source().placed() && edge.target().placed() && curve.lay(edge, view);
            case GraphNode node -> node.placed();
        };
        setVisible(visible);
        if (!visible || item == null) {
            return;
        }
        setText(words.apply(item));
        autosize();
        switch (item) {
            case GraphEdge _ -> placeBeside();
            case GraphNode node -> relocate(Math.rint(view.screenX(node.x()) + node.size() * view.nodeScale() / 2 + 10),
                    Math.rint(view.screenY(node.y()) - 14));
        }
    }

    /** Comes back into the view where it reaches out. */
    void stayInside() {
        if (isVisible()) {
            autosize();
            setLayoutX(Math.clamp(getLayoutX(), EDGE, Math.max(EDGE, view.width() - getWidth() - EDGE)));
        }
    }

    /** Beside the curve that was laid last, where the card covers no agent, if there is such a place. */
    private void placeBeside() {
        double width = getWidth(), height = getHeight();
        for (double share : ALONG_THE_CURVE) {
            double t = curve.at(share), x = curve.x(t), y = curve.y(t);
            double[][] corners = {{x - width / 2, y + GAP}, {x - width / 2, y - GAP - height}, {x + GAP, y - height / 2},
                    {x - GAP - width, y - height / 2}};
            for (double[] corner : corners) {
                relocate(Math.rint(corner[0]), Math.rint(corner[1]));
                if (coversNobody(corner[0], corner[1], width, height)) {
                    return;
                }
            }
        }
    }

    private boolean coversNobody(double left, double top, double width, double height) {
        for (GraphNode node : model.nodes()) {
            double half = node.size() * view.nodeScale() / 2 + 4, x = view.screenX(node.x()), y = view.screenY(node.y());
            if (!node.hidden() && x + half > left && x - half < left + width && y + half + GAP > top && y - half < top + height) {
                return false;
            }
        }
        return left >= 0 && top >= 0 && left + width <= view.width() && top + height <= view.height();
    }
}
