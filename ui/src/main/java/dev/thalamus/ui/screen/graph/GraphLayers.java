package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.graph.layout.Placement;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.paint.Dots;
import dev.thalamus.ui.screen.graph.paint.EdgePainter;
import dev.thalamus.ui.screen.graph.paint.Highlight;
import dev.thalamus.ui.screen.graph.paint.NodeLayer;
import dev.thalamus.ui.screen.graph.paint.ShelfPainter;
import dev.thalamus.ui.screen.graph.paint.Viewport;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;

/** The picture in three layers: synapses, signals, agents; each is painted again only when something in it changed. Confined to the FX thread. */
final class GraphLayers {
    private final GraphModel model;
    private final Viewport view;
    private final Dots dots;
    private final EdgePainter edges = new EdgePainter();
    private final NodeLayer nodes = new NodeLayer();
    private final ImageView edgeLayer = new ImageView();
    private final Canvas dotLayer = new Canvas();
    private final Canvas nodeLayer = new Canvas();
    private boolean stale;
    private boolean staleDots;

    GraphLayers(GraphModel model, Viewport view, Dots dots) {
        this.model = model;
        this.view = view;
        this.dots = dots;
        all().forEach(layer -> layer.setMouseTransparent(true));
    }

    /** From the lowest to the highest. */
    List<Node> all() { return List.of(edgeLayer, dotLayer, nodeLayer); }

    void resize(double width, double height) {
        for (Canvas layer : List.of(dotLayer, nodeLayer)) {
            layer.setWidth(width);
            layer.setHeight(height);
        }
    }

    /** Everything is to be painted again. */
    void spoil() { stale = staleDots = true; }

    /** The signals on their way are to be painted again. */
    void spoilDots() { staleDots = true; }

    /** Whether synapses and agents are to be painted again. */
    boolean stale() { return stale; }

    /**
     * @param loners where those stand whom no synapse connects
     * @param device pixels of the screen to one of the window's
     */
    void paint(Highlight highlight, NodeLayer.Wishes wishes, Placement.Row loners, double device) {
        var colors = Look.palette();
        if (stale) {
            stale = false;
            var image = edges.resize((int) Math.ceil(view.width() * device), (int) Math.ceil(view.height() * device));
            if (image != null) {
                edgeLayer.setImage(image);
                edgeLayer.setFitWidth(image.getWidth() / device);
                edgeLayer.setFitHeight(image.getHeight() / device);
            }
            edges.paint(model, view, highlight, colors, device);
            GraphicsContext g = emptied(nodeLayer);
            if (loners.nodes() > 0) {
                ShelfPainter.paint(g, loners, view, I18n.get("graph.loners", loners.nodes()), colors);
            }
            nodes.paint(g, model, view, highlight, wishes, colors);
        }
        if (staleDots) {
            staleDots = false;
            dots.paint(emptied(dotLayer), view, highlight, colors);
        }
    }

    private static GraphicsContext emptied(Canvas layer) {
        GraphicsContext g = layer.getGraphicsContext2D();
        g.clearRect(0, 0, layer.getWidth(), layer.getHeight());
        return g;
    }
}
