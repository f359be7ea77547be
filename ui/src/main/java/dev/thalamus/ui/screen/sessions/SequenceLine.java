package dev.thalamus.ui.screen.sessions;

import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.Canvased;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.screen.sessions.Sequence.Gap;
import dev.thalamus.ui.screen.sessions.Sequence.Message;
import dev.thalamus.ui.screen.sessions.Sequence.Note;
import dev.thalamus.ui.screen.sessions.Sequence.Step;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** One line of the sequence diagram, painted. Confined to the FX thread. */
final class SequenceLine extends Canvased {
    /** Room for the time at the left, pixels at zoom 100 %. */
    static final double GUTTER = 104;
    private static final double MESSAGE = 46, BAND = 34, SECOND = 12, MOST = 400;

    private final Agents agents;
    private List<String> participants = List.of();
    private @Nullable Step step;
    private boolean compress = true;

    SequenceLine(Agents agents) { this.agents = agents; }

    static double column(double width, int columns) { return (width - Look.px(GUTTER)) / Math.max(1, columns); }

    static double middle(double width, int columns, int index) {
        return Math.rint(Look.px(GUTTER) + column(width, columns) * (index + 0.5));
    }

    void show(List<String> names, Step of, boolean squeezed) {
        participants = names;
        step = of;
        compress = squeezed;
        requestLayout();
        repaint();
    }

    /** What it says, for who cannot see it. */
    String words() {
        return switch (step) {
            case null -> "";
            case Message message -> participants.get(message.from()) + " → "
                    + String.join(", ", message.to().stream().map(participants::get).toList()) + ": " + message.label();
            case Note note -> note.label();
            case Gap gap -> Sequence.words(gap);
        };
    }

    @Override
    protected double computePrefHeight(double width) {
        return Look.px(switch (step) {
            case null -> MESSAGE;
            case Message _ -> MESSAGE;
            case Note _ -> BAND;
            case Gap gap -> compress ? BAND : Math.clamp(gap.silence().toMillis() / 1e3 * SECOND, BAND, MOST);
        });
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height, Palette colors) {
        g.setFont(Font.font("Thalamus Sans", Look.px(12)));
        g.setTextBaseline(VPos.CENTER);
        g.setLineWidth(1);
        g.setStroke(colors.border());
        for (int i = 0; i < participants.size(); i++) {
            double x = middle(width, participants.size(), i) + 0.5;
            g.strokeLine(x, 0, x, height);
        }
        switch (step) {
            case null -> {
            }
            case Message message -> message(g, width, height, colors, message);
            case Note note -> band(g, width, height, colors, note.label(), note.at(), note.bad() ? colors.danger() : colors.accent());
            case Gap gap -> band(g, width, height, colors, Sequence.words(gap), "", colors.fgMuted());
        }
    }

    private void message(GraphicsContext g, double width, double height, Palette colors, Message message) {
        double from = middle(width, participants.size(), message.from());
        double y = Math.rint(height * 0.66) + 0.5;
        Color ink = message.quiet() ? colors.fgSubtle() : colors.agent(agents.colorOf(participants.get(message.from())));
        at(g, y, colors, message.at());
        g.setStroke(ink);
        g.setFill(ink);
        g.setLineWidth(Look.px(1.5));
        g.setLineDashes(message.quiet() ? new double[]{4, 3} : new double[0]);
        double left = from;
        for (int column : message.to()) {
            double to = middle(width, participants.size(), column);
            double way = Math.signum(to - from);
            left = Math.min(left, to);
            g.strokeLine(from, y, to - way * Look.px(7), y);
            g.fillPolygon(new double[]{to - way, to - way * Look.px(9), to - way * Look.px(9)},
                    new double[]{y, y - Look.px(4), y + Look.px(4)}, 3);
        }
        g.setLineDashes();
        g.setFill(colors.bg());
        double r = Look.px(3.5);
        g.fillOval(from - r, y - r, 2 * r, 2 * r);
        g.strokeOval(from - r, y - r, 2 * r, 2 * r);
        double right = message.to().stream().mapToDouble(column -> middle(width, participants.size(), column)).max().orElse(from);
        double room = Math.max(Math.max(right, from) - left, column(width, participants.size())) - Look.px(20);
        label(g, left + Look.px(10), y - Look.px(12), room, message.label(), message.quiet() ? colors.fgMuted() : colors.fg(), colors);
    }

    /** The words above an arrow, on the ground, so that no line crosses them. */
    private static void label(GraphicsContext g, double x, double y, double room, String words, Color ink, Palette colors) {
        String fit = fit(words, room);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(colors.bg());
        g.fillRect(x - 2, y - Look.px(8), width(fit) + 4, Look.px(16));
        g.setFill(ink);
        g.fillText(fit, x, y);
    }

    private static void band(GraphicsContext g, double width, double height, Palette colors, String words, String at, Color ink) {
        double top = Look.px(5);
        g.setFill(colors.bgInset());
        g.fillRoundRect(Look.px(GUTTER) - Look.px(8), top, width - Look.px(GUTTER), height - 2 * top, Look.px(6), Look.px(6));
        at(g, height / 2, colors, at);
        g.setFill(ink);
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(fit(words, width - Look.px(GUTTER) - Look.px(32)), Look.px(GUTTER) + (width - Look.px(GUTTER)) / 2, height / 2);
    }

    private static void at(GraphicsContext g, double y, Palette colors, String at) {
        g.setFill(colors.fgMuted());
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(at, Look.px(GUTTER) - Look.px(16), y);
    }

    private static String fit(String words, double room) {
        if (width(words) <= room) {
            return words;
        }
        int end = words.length();
        while (end > 1 && width(words.substring(0, end) + "…") > room) {
            end = Math.min(end - 1, (int) (end * 0.95));
        }
        return words.substring(0, words.offsetByCodePoints(0, words.codePointCount(0, end))) + "…";
    }

    private static double width(String words) {
        var text = new javafx.scene.text.Text(words);
        text.setFont(Font.font("Thalamus Sans", Look.px(12)));
        return text.getLayoutBounds().getWidth();
    }
}
