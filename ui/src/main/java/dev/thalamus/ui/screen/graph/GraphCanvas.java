package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.graph.layout.LayoutThread;
import dev.thalamus.ui.screen.graph.layout.Placement;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.net.Sieve;
import dev.thalamus.ui.screen.graph.paint.Dots;
import dev.thalamus.ui.screen.graph.paint.Highlight;
import dev.thalamus.ui.screen.graph.paint.NodeLayer;
import dev.thalamus.ui.screen.graph.paint.Picker;
import dev.thalamus.ui.screen.graph.paint.Viewport;
import javafx.animation.AnimationTimer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The picture of the graph in three layers: synapses, signals, agents. Confined to the FX thread.
 *
 * <p>A layer is painted again only when something in it changed, and nothing runs while nothing moves.
 */
final class GraphCanvas extends Region {
    private static final double FOLLOW_MILLIS = 70, APPEAR_MILLIS = 240;
    private static final int QUIET_FRAMES = 20;

    private final GraphModel model;
    private final Sieve sieve;
    private final LayoutThread layout;
    private final Dots dots = new Dots();
    private final Viewport view = new Viewport();
    private final AutoFit fit;
    private final Picker picker;
    private final ItemCard card;
    private final GraphLayers layers;
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
    private Placement placed = Placement.NONE;
    private boolean shown, ticking;
    private long lastNanos;
    private int quiet;

    GraphCanvas(GraphModel model, Sieve sieve, LayoutThread layout) {
        this.model = model;
        this.sieve = sieve;
        this.layout = layout;
        fit = new AutoFit(model, view);
        picker = new Picker(model, view);
        card = new ItemCard(model, view);
        layers = new GraphLayers(model, view, dots);
        getStyleClass().add("graph-canvas");
        setId("graph-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(layers.all());
        getChildren().add(card);
        selected.subscribe(this::repaint);
        hovered.subscribe(this::repaint);
        focusedProperty().subscribe(this::repaint);
        Look.paletteProperty().addListener(new WeakInvalidationListener(themed));
        held.subscribe(layout::hold);
    }

    GraphModel model() { return model; }

    Viewport view() { return view; }

    Picker picker() { return picker; }

    /** What is said of the item under the pointer. */
    ItemCard card() { return card; }

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
        layers.spoil();
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
        fit.begin();
        wake();
    }

    /** Somebody moved the view: leave it where it is. */
    void moved() {
        fit.end();
        zoom.set(view.zoom());
        repaint();
    }

    void zoomBy(double factor) { zoomBy(factor, getWidth() / 2, getHeight() / 2); }

    void zoomBy(double factor, double x, double y) {
        view.zoomTo(view.zoom() * factor, x, y);
        moved();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.ceil(getWidth()), height = Math.ceil(getHeight());
        if (width <= 0 || height <= 0) {
            return;
        }
        if (view.width() != width || view.height() != height) {
            view.resize(width, height);
            layers.resize(width, height);
            repaint();
        }
        card.stayInside();
        if (layers.stale()) {
            paint();
        }
    }

    private void tick(long now) {
        double millis = Math.clamp((now - lastNanos) / 1e6, 0, 50);
        lastNanos = now;
        boolean still = still(), move = step(millis);
        if (move) {
            layers.spoil();
            zoom.set(view.zoom());
        }
        boolean ran = !dots.isEmpty();
        if (!held.get() && hovered.get() == null) {
            dots.advance(millis);
        }
        if (ran) {
            layers.spoilDots();
        }
        quiet = move || ran && hovered.get() == null || layers.stale() ? 0 : quiet + 1;
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
        boolean fitted = fit.step(share);
        return moved || fitted;
    }

    /** Whether the desktop asks for less motion. */
    static boolean isCalm() { return Look.motion(Dots.MILLIS).toMillis() <= 0; }

    private void paint() {
        if (view.width() <= 0) {
            return;
        }
        boolean moved = layers.stale();
        double device = getScene() == null || getScene().getWindow() == null ? 1 : Math.max(1, getScene().getWindow().getOutputScaleX());
        layers.paint(new Highlight(sieve, selected.get(), hovered.get()), wishes.focused(isFocused()), placed.loners(), device);
        if (moved) {
            // Of what is under the pointer, or else of the selected synapse.
            card.show(hovered.get() != null ? hovered.get() : selected.get() instanceof GraphEdge edge ? edge : null);
            if (card.isVisible()) {
                requestLayout();
            }
        }
    }
}
