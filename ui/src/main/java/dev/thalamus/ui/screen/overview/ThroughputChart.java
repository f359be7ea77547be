package dev.thalamus.ui.screen.overview;

import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.bridge.Throughput;
import dev.thalamus.ui.kit.Canvased;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.kit.SignalShape;
import java.time.Instant;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Signals per second by type over time, stacked; the pointer reads one moment. Confined to the FX thread. */
final class ThroughputChart extends Canvased {
    private static final int POINTS = 240;
    private static final int TYPES = SignalType.values().length;

    private final Throughput throughput;
    private static final int SHORTEST = 60;
    private int wished = 600;
    private int seconds = 600;
    private double pointer = -1;
    private double[][] points = {};
    private long begin;
    private double each = 1;
    private double peak;

    ThroughputChart(Throughput throughput) {
        this.throughput = throughput;
        getStyleClass().add("throughput-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(I18n.text("overview.throughput"));
        setOnMouseMoved(event -> point(event.getX()));
        setOnMouseExited(_ -> point(-1));
    }

    /** How much time is shown, in seconds; less for as long as there is less to show. */
    void span(int next) {
        wished = next;
        measure();
    }

    /** Reads the numbers again. */
    void measure() {
        long end = throughput.newestSecond();
        if (end < 0) {
            points = new double[0][];
        } else {
            seconds = Math.clamp(end - throughput.oldestSecond(), SHORTEST, wished);
            int count = Math.min(POINTS, seconds);
            each = (double) seconds / count;
            begin = end - seconds;
            points = new double[count][TYPES];
            peak = 0;
            for (int i = 0; i < count; i++) {
                long from = begin + Math.round(i * each);
                long to = begin + Math.round((i + 1) * each);
                double sum = 0;
                for (SignalType type : SignalType.values()) {
                    double total = 0;
                    for (long second = from; second < to; second++) {
                        total += throughput.at(second, type);
                    }
                    points[i][type.code()] = total / Math.max(1, to - from);
                    sum += points[i][type.code()];
                }
                peak = Math.max(peak, sum);
            }
        }
        repaint();
    }

    private void point(double x) {
        pointer = x;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height, Palette colors) {
        double left = Look.px(44);
        double bottom = height - Look.px(22);
        double top = Look.px(10);
        double room = bottom - top;
        double max = ceiling(peak);
        g.setFont(Font.font("Thalamus Sans", Look.px(11)));
        grid(g, colors, left, width, bottom, room, max);
        if (points.length < 2) {
            return;
        }
        double step = (width - left) / (points.length - 1);
        double[] base = new double[points.length];
        for (int type = 0; type < TYPES; type++) {
            g.beginPath();
            g.moveTo(left, bottom - base[0] / max * room);
            for (int i = 1; i < points.length; i++) {
                g.lineTo(left + i * step, bottom - base[i] / max * room);
            }
            for (int i = points.length - 1; i >= 0; i--) {
                base[i] += points[i][type];
                g.lineTo(left + i * step, bottom - base[i] / max * room);
            }
            g.closePath();
            g.setFill(colors.fill(SignalShape.ofCode(type)).deriveColor(0, 1, 1, 0.85));
            g.fill();
        }
        times(g, colors, left, width, height);
        if (pointer >= left) {
            read(g, colors, left, step, width, top, bottom);
        }
    }

    private static void grid(GraphicsContext g, Palette colors, double left, double width, double bottom, double room, double max) {
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        g.setLineWidth(1);
        for (int i = 0; i <= 3; i++) {
            double y = Math.rint(bottom - room * i / 3) + 0.5;
            g.setStroke(i == 0 ? colors.border() : colors.borderMuted());
            g.strokeLine(left, y, width, y);
            g.setFill(colors.fgMuted());
            g.fillText(Formats.rate(max * i / 3), left - Look.px(8), y);
        }
    }

    private void times(GraphicsContext g, Palette colors, double left, double width, double height) {
        g.setFill(colors.fgMuted());
        g.setTextBaseline(VPos.BOTTOM);
        int ticks = 5;
        for (int i = 0; i <= ticks; i++) {
            g.setTextAlign(i == 0 ? TextAlignment.LEFT : i == ticks ? TextAlignment.RIGHT : TextAlignment.CENTER);
            String time = Formats.time(Instant.ofEpochSecond(begin + (long) seconds * i / ticks));
            g.fillText(seconds < 300 ? time : time.substring(0, 5), left + (width - left) * i / ticks, height);
        }
    }

    private void read(GraphicsContext g, Palette colors, double left, double step, double width, double top, double bottom) {
        int at = Math.clamp(Math.round((pointer - left) / step), 0, points.length - 1);
        double x = Math.rint(left + at * step) + 0.5;
        g.setStroke(colors.fgMuted());
        g.setLineDashes(4, 3);
        g.strokeLine(x, top, x, bottom);
        g.setLineDashes((double[]) null);
        double line = Look.px(18);
        double boxWidth = Look.px(184);
        double boxHeight = line * (TYPES + 2) + Look.px(16);
        double boxX = x + Look.px(8) + boxWidth > width ? x - Look.px(8) - boxWidth : x + Look.px(8);
        g.setFill(colors.bgOverlay());
        g.fillRoundRect(boxX, top, boxWidth, boxHeight, 12, 12);
        g.setStroke(colors.border());
        g.strokeRoundRect(boxX + 0.5, top + 0.5, boxWidth - 1, boxHeight - 1, 12, 12);
        double textX = boxX + Look.px(10);
        double numberX = boxX + boxWidth - Look.px(10);
        double y = top + Look.px(8) + line / 2;
        g.setTextBaseline(VPos.CENTER);
        text(g, colors.fgMuted(), Formats.time(Instant.ofEpochSecond(begin + Math.round(at * each))), textX, y, TextAlignment.LEFT);
        double sum = 0;
        for (int type = 0; type < TYPES; type++) {
            y += line;
            SignalShape shape = SignalShape.ofCode(type);
            text(g, colors.text(shape), shape.name(), textX, y, TextAlignment.LEFT);
            text(g, colors.fg(), Formats.rate(round(points[at][type])), numberX, y, TextAlignment.RIGHT);
            sum += points[at][type];
        }
        y += line;
        g.setFont(Font.font("Thalamus Sans", FontWeight.BOLD, Look.px(11)));
        text(g, colors.fg(), I18n.get("shell.signals-per-second"), textX, y, TextAlignment.LEFT);
        text(g, colors.fg(), Formats.rate(round(sum)), numberX, y, TextAlignment.RIGHT);
    }

    private static void text(GraphicsContext g, javafx.scene.paint.Color color, String text, double x, double y, TextAlignment where) {
        g.setFill(color);
        g.setTextAlign(where);
        g.fillText(text, x, y);
    }

    /** Above ten a tenth says nothing. */
    private static double round(double rate) {
        return rate >= 10 ? Math.rint(rate) : Math.rint(rate * 10) / 10;
    }

    /** The next number of three equal steps that a person reads at once. */
    static double ceiling(double peak) {
        if (peak <= 0) {
            return 3;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(peak / 3)));
        for (double nice : new double[]{1, 2, 3, 5, 10}) {
            if (3 * nice * unit >= peak) {
                return 3 * nice * unit;
            }
        }
        return 30 * unit;
    }
}
