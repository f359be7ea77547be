package dev.thalamus.ui.screen.graph.export;

import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.paint.Curve;
import dev.thalamus.ui.screen.graph.paint.Viewport;
import java.util.Locale;
import javafx.scene.paint.Color;

/** All of the graph as a drawing of lines and letters, in the colours of the theme. */
public final class GraphSvg {
    private static final double MARGIN = 80;

    private final StringBuilder svg = new StringBuilder();
    private final Palette colors;
    private final Viewport view = new Viewport();

    private GraphSvg(Palette colors) { this.colors = colors; }

    /** What is not hidden, at 100 %. */
    public static String of(GraphModel model, Palette colors) {
        return new GraphSvg(colors).draw(model);
    }

    private String draw(GraphModel model) {
        double left = 0, top = 0, right = 0, bottom = 0;
        for (GraphNode node : model.nodes()) {
            left = Math.min(left, node.x() - MARGIN);
            right = Math.max(right, node.x() + MARGIN);
            top = Math.min(top, node.y() - MARGIN);
            bottom = Math.max(bottom, node.y() + MARGIN);
        }
        view.pan(-left, -top);
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%1$.0f\" height=\"%2$.0f\" font-family=\"Inter, sans-serif\">",
                right - left, bottom - top);
        add("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" "
                + "orient=\"auto\"><path d=\"M0 0 8 4 0 8Z\" fill=\"%s\"/></marker></defs>", hex(colors.fgMuted()));
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>", hex(colors.bgInset()));
        var curve = new Curve();
        for (GraphEdge edge : model.edges()) {
            if (!edge.hidden() && curve.lay(edge, view)) {
                add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" opacity=\"%.2f\" marker-end=\"url(#arrow)\"><title>%s</title></path>",
                        curve.svg(), hex(colors.fgMuted()), edge.width(), Math.min(1, edge.opacity() * 1.4), escaped(edge.toString()));
            }
        }
        for (GraphNode node : model.nodes()) {
            if (!node.hidden()) {
                node(node);
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private void node(GraphNode node) {
        AgentFace face = node.face();
        double side = node.size(), x = view.screenX(node.x()), y = view.screenY(node.y());
        boolean filled = face.kind() == AgentFace.Kind.LIVE || face.kind() == AgentFace.Kind.SYSTEM;
        String ink = hex(face.kind() == AgentFace.Kind.GONE ? colors.fgSubtle() : colors.agent(face.color()));
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%3$.1f\" rx=\"%.1f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"%s/>",
                x - side / 2,
                y - side / 2, side, side * 0.18, filled ? ink : hex(colors.bgOverlay()), ink,
                face.kind() == AgentFace.Kind.REMOTE ? " stroke-dasharray=\"4 3\"" : "");
        text(face.letter(), x, y + side * 0.16, side * 0.46, 600, filled ? colors.onAgent() : Color.web(ink));
        text(face.instances() > 1 ? face.shown() + " ×" + face.instances() : face.shown(), x, y + side / 2 + 15, 12, 400, colors.fg());
        String domain = face.domain();
        if (domain != null) {
            text(domain, x, y + side / 2 + 28, 10, 400, colors.fgSubtle());
        }
    }

    private void text(String words, double x, double y, double size, int weight, Color ink) {
        add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\" font-weight=\"%d\" text-anchor=\"middle\" fill=\"%s\">%s</text>", x, y, size,
                weight, hex(ink),
                escaped(words));
    }

    @SuppressWarnings("AnnotateFormatMethod") // not worth a dependency
    private void add(String format, Object... values) { svg.append(String.format(Locale.ROOT, format, values)).append('\n'); }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String hex(Color color) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", Math.round(color.getRed() * 255), Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }
}
