package dev.thalamus.ui.screen.graph.paint;

import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.paint.Highlight.Light;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * Writes the agents' names so that none lies upon another: below the square where there is room, else above or beside, else not at all. Confined to
 * the FX thread.
 */
final class LabelPainter {
    private static final int MOST = 400;
    private static final double SIZE = 12, SMALL = 10, CUT = 150;

    private Font plain = Font.getDefault();
    private Font strong = plain;
    private Font small = plain;
    private double scale; // the window's zoom
    private final Map<String, Double> widths = new HashMap<>();
    private final Boxes taken = new Boxes();
    private final Text ruler = new Text();
    private final Curve curve = new Curve();

    /** Names for all nodes that can be seen, the most important first. */
    void paint(GraphicsContext g, Iterable<GraphNode> nodes, Viewport view, Highlight highlight, String simulated, Palette colors) {
        rescale();
        taken.clear(view.width(), view.height());
        List<GraphNode> seen = new ArrayList<>();
        for (GraphNode node : nodes) {
            double x = view.screenX(node.x()), y = view.screenY(node.y()), half = node.size() * view.nodeScale() / 2;
            if (!node.hidden() && node.placed() && x > -60 && y > -60 && x < view.width() + 60 && y < view.height() + 60) {
                seen.add(node);
                taken.add(x - half, y - half, x + half, y + half);
            }
        }
        Comparator<GraphNode> byLight = Comparator.comparing(highlight::of);
        seen.sort(byLight.thenComparing(Comparator.comparingDouble(GraphNode::size).reversed())
                .thenComparing(Comparator.comparingInt((GraphNode node) -> node.edges().size()).reversed()));
        boolean details = view.zoom() >= 0.75;
        g.setTextBaseline(VPos.TOP);
        g.setTextAlign(TextAlignment.CENTER);
        int written = 0;
        for (GraphNode node : seen) {
            if (written < MOST && write(g, node, view, highlight, details ? second(node, simulated) : "", colors)) {
                written++;
            }
        }
    }

    private void rescale() {
        if (scale != Look.zoomProperty().get()) {
            scale = Look.zoomProperty().get();
            plain = Font.font("Thalamus Sans", SIZE * scale);
            strong = Font.font("Thalamus Sans", FontWeight.BOLD, SIZE * scale);
            small = Font.font("Thalamus Sans", SMALL * scale);
            widths.clear();
        }
    }

    private static String second(GraphNode node, String simulated) {
        String domain = node.face().shownDomain();
        return domain != null ? domain : node.face().kind() == AgentFace.Kind.SIMULATED ? simulated : "";
    }

    private boolean write(GraphicsContext g, GraphNode node, Viewport view, Highlight highlight, String second, Palette colors) {
        Light light = highlight.of(node);
        boolean wanted = light == Light.SELECTED || highlight.hovered() == node;
        AgentFace face = node.face();
        String name = face.instances() > 1 ? face.shown() + " ×" + face.instances() : face.shown();
        double width = Math.max(width(name, wanted), second.isEmpty() ? 0 : width(second, false) * SMALL / SIZE) + 4;
        double height = (second.isEmpty() ? 16 : 29) * scale;
        double x = view.screenX(node.x()), y = view.screenY(node.y()), half = node.size() * view.nodeScale() / 2;
        double below = half + (light == Light.SELECTED ? 7 : 3), beside = half + 6 + width / 2;
        double[][] places = {{x, y + below}, {x, y - half - 4 - height}, {x + beside, y - height / 2}, {x - beside, y - height / 2}};
        for (double[] place : places) {
            double left = place[0] - width / 2, top = place[1];
            if (taken.free(left, top, left + width, top + height) || wanted && place == places[0]) {
                taken.add(left, top, left + width, top + height);
                text(g, name, second, place[0], top, light, wanted, colors);
                return true;
            }
        }
        return false;
    }

    private void text(GraphicsContext g, String name, String second, double x, double y, Light light, boolean wanted, Palette colors) {
        Color ground = colors.bgInset();
        double width = Math.min(width(name, wanted), CUT * scale);
        g.setFill(ground.deriveColor(0, 1, 1, 0.86));
        g.fillRoundRect(x - width / 2 - 2, y, width + 4, 15 * scale, 6, 6);
        if (!second.isEmpty()) {
            double below = Math.min(width(second, false) * SMALL / SIZE, CUT * scale);
            g.fillRoundRect(x - below / 2 - 2, y + 15 * scale, below + 4, 13 * scale, 6, 6);
        }
        g.setFont(wanted ? strong : plain);
        g.setFill(wanted
                ? colors.fg()
                : light == Light.DIM ? ground.interpolate(colors.fgMuted(), 0.7) : colors.fg().interpolate(colors.fgMuted(), 0.35));
        g.fillText(name, Math.rint(x), Math.rint(y), CUT * scale);
        if (!second.isEmpty()) {
            g.setFont(small);
            g.setFill(light == Light.DIM ? ground.interpolate(colors.fgSubtle(), 0.7) : colors.fgSubtle());
            g.fillText(second, Math.rint(x), Math.rint(y + 15 * scale), CUT * scale);
        }
    }

    /** Writes a number on each synapse that has one, in the middle of its way, where nothing else is written. */
    void numbers(GraphicsContext g, Iterable<GraphEdge> edges, Viewport view, Highlight highlight, Function<GraphEdge, String> number,
            Palette colors) {
        g.setFont(small);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        int written = 0;
        for (GraphEdge edge : edges) {
            String text = written < MOST && !edge.hidden() && edge.source().placed() && edge.target().placed() ? number.apply(edge) : "";
            if (text.isEmpty() || !curve.lay(edge, view)) {
                continue;
            }
            double t = curve.at(0.5), x = Math.rint(curve.x(t)), y = Math.rint(curve.y(t)),
                    half = width(text, false) * SMALL / SIZE / 2 + 3;
            if (x < 0 || y < 0 || x > view.width() || y > view.height() || !taken.free(x - half, y - 7, x + half, y + 7)) {
                continue;
            }
            taken.add(x - half, y - 7, x + half, y + 7);
            g.setFill(colors.bgInset());
            g.fillRoundRect(x - half, y - 7, 2 * half, 14, 6, 6);
            Color ink = edge.synapse().strong() ? colors.success() : edge.synapse().weak() ? colors.danger() : colors.fgMuted();
            g.setFill(highlight.of(edge) == Light.DIM ? colors.bgInset().interpolate(ink, 0.6) : ink);
            g.fillText(text, x, y);
            written++;
        }
    }

    private double width(String text, boolean bold) {
        if (widths.size() > 8_000) {
            widths.clear();
        }
        return Math.min(CUT * scale, widths.computeIfAbsent(bold ? text + '\n' : text, _ -> {
            ruler.setFont(bold ? strong : plain);
            ruler.setText(text);
            return ruler.getLayoutBounds().getWidth();
        }));
    }
}
