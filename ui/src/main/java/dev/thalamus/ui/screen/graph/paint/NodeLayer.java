package dev.thalamus.ui.screen.graph.paint;

import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Paints all that lies above the synapses: agents, names, numbers, and the frames around the agents of one hub. Confined to the FX thread. */
public final class NodeLayer {
    /**
     * What is to be painted beside nodes and names.
     *
     * @param focused whether the keyboard is here
     * @param hubs whether agents of one hub get a frame
     * @param ownHub what this hub's frame is called
     * @param simulated the word under simulated agents
     * @param pinned whether a node stays where a person put it
     * @param number what is written on a synapse; empty for nothing
     */
    public record Wishes(boolean focused, boolean hubs, String ownHub, String simulated, Predicate<GraphNode> pinned,
            Function<GraphEdge, String> number) {
        /** The same with or without the keyboard. */
        public Wishes focused(boolean here) {
            return new Wishes(here, hubs, ownHub, simulated, pinned, number);
        }
    }

    private final NodePainter squares = new NodePainter();
    private final LabelPainter names = new LabelPainter();

    /** Paints onto an empty canvas. */
    public void paint(GraphicsContext g, GraphModel model, Viewport view, Highlight highlight, Wishes wishes, Palette colors) {
        if (wishes.hubs) {
            frames(g, model, view, wishes.ownHub, colors);
        }
        GraphNode last = highlight.selected() instanceof GraphNode node ? node : null;
        for (GraphNode node : model.nodes()) {
            if (node != last && !Specks.is(node, model, view, highlight)) {
                square(g, node, view, highlight, wishes, colors);
            }
        }
        if (last != null) {
            square(g, last, view, highlight, wishes, colors);
        }
        names.paint(g, model.nodes(), view, highlight, wishes.simulated, colors);
        names.numbers(g, model.edges(), view, highlight, wishes.number, colors);
    }

    private void square(GraphicsContext g, GraphNode node, Viewport view, Highlight highlight, Wishes wishes, Palette colors) {
        if (!node.hidden() && node.placed()) {
            squares.paint(g, node, view, highlight.of(node), wishes.focused && node == highlight.selected(), wishes.pinned.test(node),
                    node.grown(),
                    colors);
        }
    }

    private static void frames(GraphicsContext g, GraphModel model, Viewport view, String ownHub, Palette colors) {
        Map<String, double[]> frames = new TreeMap<>();
        for (GraphNode node : model.nodes()) {
            if (!node.hidden() && node.placed()) {
                String domain = node.face().domain();
                double[] frame = frames.computeIfAbsent(domain == null ? "" : domain, _ -> new double[]{1e9, 1e9, -1e9, -1e9});
                frame[0] = Math.min(frame[0], node.x() - 62);
                frame[1] = Math.min(frame[1], node.y() - 56);
                frame[2] = Math.max(frame[2], node.x() + 62);
                frame[3] = Math.max(frame[3], node.y() + 64);
            }
        }
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BOTTOM);
        g.setFont(Font.font("Thalamus Sans", FontWeight.BOLD, 12));
        frames.forEach((domain, frame) -> {
            double x = view.screenX(frame[0]), y = view.screenY(frame[1]), width = view.screenX(frame[2]) - x,
                    height = view.screenY(frame[3]) - y;
            g.setStroke(domain.isEmpty() ? colors.accentMuted() : colors.border());
            g.setLineWidth(1);
            g.strokeRoundRect(Math.rint(x) + 0.5, Math.rint(y) + 0.5, Math.rint(width), Math.rint(height), 16, 16);
            g.setFill(colors.fgMuted());
            g.fillText(domain.isEmpty() ? ownHub : domain, x + 4, y - 4);
        });
    }
}
