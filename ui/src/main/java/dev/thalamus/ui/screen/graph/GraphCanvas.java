package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.graph.layout.LayoutThread;
import dev.thalamus.ui.screen.graph.layout.Placement;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.net.Sieve;
import dev.thalamus.ui.screen.graph.paint.Curve;
import dev.thalamus.ui.screen.graph.paint.Dots;
import dev.thalamus.ui.screen.graph.paint.EdgePainter;
import dev.thalamus.ui.screen.graph.paint.Highlight;
import dev.thalamus.ui.screen.graph.paint.NodeLayer;
import dev.thalamus.ui.screen.graph.paint.Viewport;
import dev.thalamus.ui.screen.graph.paint.Viewport.Margins;
import java.util.List;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The picture of the graph in three layers: synapses, signals, agents. Confined to the FX thread.
 *
 * <p>A layer is painted again only when something in it changed, and nothing runs while nothing moves.
 */
final class GraphCanvas extends Region {
    private static final Margins MARGINS = new Margins(72, 48, 72, 104);
    private static final double AROUND = 44, FOLLOW_MILLIS = 70, APPEAR_MILLIS = 240;
    private static final int QUIET_FRAMES = 20;

    private final GraphModel model;
    private final Sieve sieve;
    private final LayoutThread layout;
    private final Dots dots = new Dots();
    private final Viewport view = new Viewport();
    private final Viewport goal = new Viewport();
    private final EdgePainter edges = new EdgePainter();
    private final NodeLayer nodes = new NodeLayer();
    private final ImageView edgeLayer = new ImageView();
    private final Canvas dotLayer = new Canvas();
    private final Canvas nodeLayer = new Canvas();
    private final Label card = Labels.of("", "graph-card");
    private final Curve curve = new Curve();
    private final ObjectProperty<@Nullable GraphItem> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable GraphItem> hovered = new SimpleObjectProperty<>();
    private final BooleanProperty held = new SimpleBooleanProperty();
    private final SimpleObjectProperty<Double> zoom = new SimpleObjectProperty<>(1.0);
    private final InvalidationListener themed = _ -> repaint();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) { tick(now); }
    };
    private NodeLayer.Wishes wishes = new NodeLayer.Wishes(false, false, "", "", _ -> false, _ -> "");
    private Function<GraphItem, String> words = GraphItem::toString;
    private Placement placed = Placement.NONE;
    private boolean shown, ticking, fitting = true, following = true;
    private boolean staleEdges, staleNodes, staleDots;
    private long lastNanos;
    private int quiet;

    GraphCanvas(GraphModel model, Sieve sieve, LayoutThread layout) {
        this.model = model;
        this.sieve = sieve;
        this.layout = layout;
        getStyleClass().add("graph-canvas");
        setId("graph-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        for (var layer : List.of(edgeLayer, dotLayer, nodeLayer, card)) {
            layer.setMouseTransparent(true);
        }
        card.setVisible(false);
        card.getStyleClass().add(Style.DENSE);
        getChildren().addAll(edgeLayer, dotLayer, nodeLayer, card);
        selected.subscribe(this::repaint);
        hovered.subscribe(this::repaint);
        focusedProperty().subscribe(this::repaint);
        Look.paletteProperty().addListener(new WeakInvalidationListener(themed));
        held.subscribe(layout::hold);
    }

    GraphModel model() { return model; }

    Viewport view() { return view; }

    Dots dots() { return dots; }

    ObjectProperty<@Nullable GraphItem> selected() { return selected; }

    ObjectProperty<@Nullable GraphItem> hovered() { return hovered; }

    /** Whether everything stands still. */
    BooleanProperty held() { return held; }

    /** The zoom in force, 1 is 100 %. */
    SimpleObjectProperty<Double> zoom() { return zoom; }

    /** What to write beside nodes and names. */
    void wish(NodeLayer.Wishes next) {
        wishes = next;
        repaint();
    }

    /** What the card at the pointer says of an item. */
    void describe(Function<GraphItem, String> next) { words = next; }

    /** It can be seen, or not any more. */
    void show(boolean visible) {
        shown = visible;
        if (visible) {
            repaint();
        } else {
            timer.stop();
            ticking = false;
            dots.clear();
        }
    }

    /** Everything is to be painted again. */
    void repaint() {
        staleEdges = staleNodes = staleDots = true;
        wake();
    }

    /** Something may move from now on. */
    void wake() {
        quiet = 0;
        if (shown && !ticking) {
            ticking = true;
            lastNanos = System.nanoTime();
            timer.start();
        }
    }

    /** Shows all of the graph, and keeps doing so until somebody moves the view. */
    void fit() {
        following = fitting = true;
        wake();
    }

    /** Somebody moved the view: leave it where it is. */
    void moved() {
        following = fitting = false;
        zoom.set(view.zoom());
        repaint();
    }

    void zoomBy(double factor) { zoomBy(factor, getWidth() / 2, getHeight() / 2); }

    void zoomBy(double factor, double x, double y) {
        view.zoomTo(view.zoom() * factor, x, y);
        moved();
    }

    /** The agent at that point of the screen. */
    @Nullable
    GraphNode nodeAt(double x, double y) {
        GraphNode best = null;
        double nearest = Double.POSITIVE_INFINITY;
        for (GraphNode node : model.nodes()) {
            double reach = Math.max(9, node.size() * view.nodeScale() / 2 + 2);
            double away = Math.max(Math.abs(view.screenX(node.x()) - x), Math.abs(view.screenY(node.y()) - y));
            if (!node.hidden() && node.placed() && away < reach && away < nearest) {
                nearest = away;
                best = node;
            }
        }
        return best;
    }

    /** The synapse at that point of the screen. */
    @Nullable
    GraphEdge edgeAt(double x, double y) {
        GraphEdge best = null;
        double nearest = 49;
        for (GraphEdge edge : model.edges()) {
            if (!edge.hidden() && edge.source().placed() && edge.target().placed() && near(edge, x, y) && curve.lay(edge, view)) {
                double away = curve.distanceSquared(x, y);
                if (away < nearest) {
                    nearest = away;
                    best = edge;
                }
            }
        }
        return best;
    }

    /** A quick look at the box around both ends, before the curve is laid. */
    private boolean near(GraphEdge edge, double x, double y) {
        double ax = view.screenX(edge.source().x()), ay = view.screenY(edge.source().y());
        double bx = view.screenX(edge.target().x()), by = view.screenY(edge.target().y());
        double slack = 8 + 0.12 * (Math.abs(ax - bx) + Math.abs(ay - by)) + (edge.source() == edge.target() ? 60 : 0);
        return x > Math.min(ax, bx) - slack && x < Math.max(ax, bx) + slack && y > Math.min(ay, by) - slack && y < Math.max(ay, by) + slack;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.ceil(getWidth()), height = Math.ceil(getHeight());
        if (width <= 0 || height <= 0) {
            return;
        }
        if (view.width() != width || view.height() != height) {
            view.resize(width, height);
            goal.resize(width, height);
            for (Canvas layer : List.of(dotLayer, nodeLayer)) {
                layer.setWidth(width);
                layer.setHeight(height);
            }
            repaint();
        }
        if (card.isVisible()) {
            card.autosize();
            double x = Math.clamp(card.getLayoutX(), 8, Math.max(8, width - card.getWidth() - 8));
            card.setLayoutX(x);
        }
        if (staleEdges) {
            paint();
        }
    }

    private void tick(long now) {
        double millis = Math.clamp((now - lastNanos) / 1e6, 0, 50);
        lastNanos = now;
        boolean still = still(), move = step(millis);
        if (move) {
            staleEdges = staleNodes = true;
            zoom.set(view.zoom());
        }
        boolean ran = !dots.isEmpty();
        if (!held.get() && hovered.get() == null) {
            dots.advance(millis);
        }
        staleDots |= ran || move;
        quiet = move || ran && hovered.get() == null || staleEdges || staleNodes ? 0 : quiet + 1;
        paint();
        if (quiet > QUIET_FRAMES && still) {
            timer.stop();
            ticking = false;
        }
    }

    private boolean still() { return layout.placement() == placed && placed.still(); }

    /** Brings nodes and view nearer to where they belong; whether anything moved. */
    private boolean step(double millis) {
        Placement now = layout.placement();
        boolean moved = false;
        if (now != placed && !held.get()) {
            placed = now;
            for (int i = 0; i < now.ids().size(); i++) {
                GraphNode node = model.node(now.ids().get(i));
                if (node != null) {
                    node.aim(now.x()[i], now.y()[i]);
                }
            }
            moved = true;
        }
        boolean calm = isCalm();
        double share = calm ? 1 : 1 - Math.exp(-millis / FOLLOW_MILLIS);
        for (GraphNode node : model.nodes()) {
            moved |= node.approach(share);
            moved |= node.placed() && node.grow(calm ? 1 : millis / APPEAR_MILLIS);
        }
        if (following && aimAtAll()) {
            moved |= fitting = view.approach(goal, share);
        }
        return moved;
    }

    /** Whether the desktop asks for less motion. */
    static boolean isCalm() { return Look.motion(Dots.MILLIS).toMillis() <= 0; }

    /** Aims at a view of all; false while the one in force is good enough. */
    private boolean aimAtAll() {
        double left = Double.POSITIVE_INFINITY, top = left, right = -left, bottom = -left;
        for (GraphNode node : model.nodes()) {
            if (!node.hidden() && node.placed()) {
                left = Math.min(left, node.goalX());
                right = Math.max(right, node.goalX());
                top = Math.min(top, node.goalY());
                bottom = Math.max(bottom, node.goalY());
            }
        }
        if (left > right || view.width() <= 0) {
            return false;
        }
        goal.fit(left, top, right, bottom, MARGINS);
        boolean inside = view.screenX(left) > AROUND && view.screenX(right) < view.width() - AROUND && view.screenY(top) > AROUND / 2
                && view.screenY(bottom) < view.height() - 1.6 * AROUND;
        boolean large = view.zoom() > 0.72 * goal.zoom();
        return fitting || !inside || !large;
    }

    private void paint() {
        var highlight = new Highlight(sieve, selected.get(), hovered.get());
        var colors = Look.palette();
        if (view.width() <= 0) {
            return;
        }
        if (staleEdges) {
            staleEdges = false;
            double device = getScene() == null || getScene().getWindow() == null
                    ? 1
                    : Math.max(1, getScene().getWindow().getOutputScaleX());
            var image = edges.resize((int) Math.ceil(view.width() * device), (int) Math.ceil(view.height() * device));
            if (image != null) {
                edgeLayer.setImage(image);
                edgeLayer.setFitWidth(image.getWidth() / device);
                edgeLayer.setFitHeight(image.getHeight() / device);
            }
            edges.paint(model.edges(), view, highlight, colors, device);
            showCard();
        }
        if (staleNodes) {
            staleNodes = false;
            GraphicsContext g = nodeLayer.getGraphicsContext2D();
            g.clearRect(0, 0, view.width(), view.height());
            nodes.paint(g, model, view, highlight, wishes.focused() == isFocused() ? wishes : wishes.focused(isFocused()), colors);
        }
        if (staleDots) {
            staleDots = false;
            GraphicsContext g = dotLayer.getGraphicsContext2D();
            g.clearRect(0, 0, view.width(), view.height());
            dots.paint(g, view, highlight, colors);
        }
    }

    /** The card lies beside the middle of what is under the pointer, or selected. */
    private void showCard() {
        GraphItem item = hovered.get() != null ? hovered.get() : selected.get() instanceof GraphEdge edge ? edge : null;
        boolean visible = item != null && switch (item) {
            case GraphEdge edge -> !edge.hidden() && edge.source().placed() && edge.target().placed() && curve.lay(edge, view);
            case GraphNode node -> node.placed();
        };
        card.setVisible(visible);
        if (!visible || item == null) {
            return;
        }
        card.setText(words.apply(item));
        card.autosize();
        switch (item) {
            case GraphEdge _ -> placeBeside();
            case GraphNode node -> card.relocate(Math.rint(view.screenX(node.x()) + node.size() * view.nodeScale() / 2 + 10),
                    Math.rint(view.screenY(node.y()) - 14));
        }
        requestLayout();
    }

    /** Beside the curve that was laid last, where the card covers no agent, if there is such a place. */
    private void placeBeside() {
        double width = card.getWidth(), height = card.getHeight();
        double[] shares = {0.5, 0.35, 0.65, 0.2, 0.8};
        for (double share : shares) {
            double t = curve.at(share), x = curve.x(t), y = curve.y(t);
            double[][] corners = {{x - width / 2, y + 12}, {x - width / 2, y - 12 - height}, {x + 12, y - height / 2},
                    {x - 12 - width, y - height / 2}};
            for (double[] corner : corners) {
                card.relocate(Math.rint(corner[0]), Math.rint(corner[1]));
                if (coversNobody(corner[0], corner[1], width, height)) {
                    return;
                }
            }
        }
    }

    private boolean coversNobody(double left, double top, double width, double height) {
        for (GraphNode node : model.nodes()) {
            double half = node.size() * view.nodeScale() / 2 + 4, x = view.screenX(node.x()), y = view.screenY(node.y());
            if (!node.hidden() && x + half > left && x - half < left + width && y + half + 12 > top && y - half < top + height) {
                return false;
            }
        }
        return left >= 0 && top >= 0 && left + width <= view.width() && top + height <= view.height();
    }
}
