package dev.thalamus.ui.screen.graph.synapse;

import dev.thalamus.hub.model.Synapse;
import dev.thalamus.ui.kit.Canvased;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.screen.graph.synapse.StrengthHistory.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** A synapse's strength signal by signal, with the lines above which it is strong and below which it is weak. Confined to the FX thread. */
final class StrengthChart extends Canvased {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm"), SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final double LEFT = 24, FOOT = 34;

    private List<Step> steps = List.of();

    StrengthChart() {
        getStyleClass().add("strength-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        I18n.follow(this, this::repaint);
    }

    boolean isEmpty() { return steps.isEmpty(); }

    void show(List<Step> next) {
        if (!next.equals(steps)) {
            steps = next;
            setAccessibleText(next.isEmpty()
                    ? ""
                    : I18n.get("graph.chart-says", next.size(), Formats.decimal(next.getFirst().before(), 2),
                            Formats.decimal(next.getLast().after(), 2)));
            repaint();
        }
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height, Palette colors) {
        double zoom = Look.zoomProperty().get(), left = LEFT * zoom, top = 8 * zoom, bottom = height - FOOT * zoom, room = width - left;
        g.setFont(Font.font("Thalamus Sans", 11 * zoom));
        g.setTextBaseline(VPos.CENTER);
        g.setLineWidth(1);
        for (double at = 0; at <= Synapse.MAX; at += 0.5) {
            double y = Math.rint(y(at, top, bottom)) + 0.5;
            g.setStroke(colors.borderMuted());
            g.strokeLine(left, y, width, y);
            if (at == Math.rint(at)) {
                g.setFill(colors.fgMuted());
                g.setTextAlign(TextAlignment.RIGHT);
                g.fillText(Formats.decimal(at, 0), left - 8 * zoom, y);
            }
        }
        if (!steps.isEmpty()) {
            curve(g, left, room, top, bottom, zoom, colors);
            outcomes(g, left, room, bottom + 6 * zoom, zoom, colors);
            times(g, left, width, height - 7 * zoom, colors);
        }
        border(g, "graph.strong-line", Synapse.STRONG, colors.success(), left, width, top, bottom, 10 * zoom);
        border(g, "graph.weak-line", Synapse.WEAK, colors.danger(), left, width, top, bottom, -8 * zoom);
    }

    private void curve(GraphicsContext g, double left, double room, double top, double bottom, double zoom, Palette colors) {
        double step = (room - 5 * zoom) / steps.size(), x = left;
        g.beginPath();
        g.moveTo(x, y(steps.getFirst().before(), top, bottom));
        for (Step signal : steps) {
            double y = y(signal.after(), top, bottom);
            g.lineTo(x, y);
            x += step;
            g.lineTo(x, y);
        }
        g.setStroke(colors.accent());
        g.setLineWidth(1.6 * zoom);
        g.stroke();
        g.lineTo(x, bottom);
        g.lineTo(left, bottom);
        g.closePath();
        g.setFill(colors.accent().deriveColor(0, 1, 1, 0.14));
        g.fill();
        double r = 3.5 * zoom;
        g.setFill(colors.accent());
        g.fillOval(x - r, y(steps.getLast().after(), top, bottom) - r, 2 * r, 2 * r);
    }

    /** One mark a signal: success low and green, failure high and red. */
    private void outcomes(GraphicsContext g, double left, double room, double top, double zoom, Palette colors) {
        double step = (room - 5 * zoom) / steps.size(), wide = Math.max(1, Math.min(step - 1, 3 * zoom));
        for (int i = 0; i < steps.size(); i++) {
            boolean success = steps.get(i).success();
            g.setFill(success ? colors.success() : colors.danger());
            g.fillRect(left + i * step, success ? top + 2 * zoom : top, wide, (success ? 6 : 10) * zoom);
        }
    }

    private void times(GraphicsContext g, double left, double width, double y, Palette colors) {
        Instant first = at(steps.getFirst()), last = at(steps.getLast());
        DateTimeFormatter format = last.getEpochSecond() - first.getEpochSecond() < 180 ? SECOND : MINUTE;
        g.setFill(colors.fgMuted());
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(format.format(first.atZone(ZoneId.systemDefault())), left, y);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(format.format(last.atZone(ZoneId.systemDefault())), width, y);
    }

    private static Instant at(Step step) { return Instant.ofEpochMilli(step.signal().timeMicros() / 1_000); }

    private static void border(GraphicsContext g, String key, double strength, Color color, double left, double width, double top,
            double bottom,
            double away) {
        double y = Math.rint(y(strength, top, bottom)) + 0.5;
        g.setStroke(color.deriveColor(0, 1, 1, 0.75));
        g.setLineWidth(1);
        g.setLineDashes(3, 3);
        g.strokeLine(left, y, width, y);
        g.setLineDashes((double[]) null);
        g.setFill(color);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(I18n.get(key, Formats.decimal(strength, 1)), width, y + away);
    }

    private static double y(double strength, double top, double bottom) { return bottom - (bottom - top) * strength / Synapse.MAX; }
}
