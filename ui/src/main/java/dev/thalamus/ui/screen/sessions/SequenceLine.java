package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.Canvased;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.kit.SignalShape;
import dev.thalamus.ui.screen.part.Faces;
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
        lifelines(g, width, height);
        switch (step) {
            case null -> {
            }
            case Message message -> message(g, width, height, colors, message);
            case Note note -> band(g, width, height, colors, note.label(), note.at(), note.bad() ? colors.danger() : colors.accent());
            // Time runs on in a gap, only not to scale.
            case Gap gap -> band(g, width, height, colors, Sequence.words(gap), "", colors.fgMuted());
        }
    }

    private void lifelines(GraphicsContext g, double width, double height) {
        for (int i = 0; i < participants.size(); i++) {
            double x = middle(width, participants.size(), i) + 0.5;
            g.strokeLine(x, 0, x, height);
        }
    }

    private void message(GraphicsContext g, double width, double height, Palette colors, Message message) {
        double from = middle(width, participants.size(), message.from());
        double y = Math.rint(height * 0.6) + 0.5;
        Line.@Nullable Fate signal = message.line().signal();
        SignalShape shape = signal == null || signal.type() == null ? null : Faces.shape(signal.type());
        Color ink = message.quiet()
                ? colors.fgSubtle()
                : shape != null ? colors.fill(shape) : colors.agent(agents.colorOf(participants.get(message.from())));
        boolean dashed = message.quiet() || signal != null && !signal.arrived();
        at(g, y, colors, message.at());
        g.setStroke(ink);
        g.setFill(ink);
        g.setLineWidth(Look.px(1.5));
        g.setLineDashes(dashed ? new double[]{4, 3} : new double[0]);
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
        g.setStroke(ink);
        double r = Look.px(3.5);
        g.fillOval(from - r, y - r, 2 * r, 2 * r);
        g.strokeOval(from - r, y - r, 2 * r, 2 * r);
        // Nothing else stands in its row: the words may run on to the edge.
        double room = width - left - Look.px(20);
        double glyph = shape == null ? 0 : Look.px(SignalShape.BOX + 4);
        double x = left + Look.px(10);
        if (shape != null) {
            glyph(g, x, y - Look.px(18), shape, colors);
        }
        label(g, x + glyph, y - Look.px(12), room - glyph, message.label(), message.quiet() ? colors.fgMuted() : colors.fg());
        if (signal != null) {
            g.setFont(Font.font("Thalamus Sans", Look.px(11)));
            label(g, x, y + Look.px(10), room, SessionWords.fate(signal), signal.arrived()
                    ? colors.fgMuted()
                    : signal.outcome() == Outcome.QUEUED ? colors.warning() : colors.danger());
            g.setFont(Font.font("Thalamus Sans", Look.px(12)));
        }
    }

    private static void glyph(GraphicsContext g, double x, double y, SignalShape shape, Palette colors) {
        g.save();
        g.translate(x, y);
        g.scale(Look.px(1), Look.px(1));
        g.beginPath();
        g.appendSVGPath(shape.path());
        g.setFill(colors.fill(shape));
        g.fill();
        g.restore();
    }

    /** The words above an arrow, on the ground, so that no line crosses them. */
    private static void label(GraphicsContext g, double x, double y, double room, String words, Color ink) {
        String fit = fit(words, room);
        g.setTextAlign(TextAlignment.LEFT);
        // Taken out rather than painted over: the row may be chosen, and then its ground is another.
        g.clearRect(x - 2, y - Look.px(8), width(fit) + 4, Look.px(16));
        g.setFill(ink);
        g.fillText(fit, x, y);
    }

    private void band(GraphicsContext g, double width, double height, Palette colors, String words, String at, Color ink) {
        double top = Look.px(5);
        double left = Look.px(GUTTER) - Look.px(8);
        g.setFill(colors.bgInset());
        g.fillRoundRect(left, top, width - Look.px(GUTTER), height - 2 * top, Look.px(6), Look.px(6));
        g.setStroke(colors.fgSubtle());
        g.setLineDashes(1, 3);
        lifelines(g, width, height);
        g.setLineDashes();
        at(g, height / 2, colors, at);
        String fit = fit(words, width - Look.px(GUTTER) - Look.px(32));
        double middle = Look.px(GUTTER) + (width - Look.px(GUTTER)) / 2;
        g.setFill(colors.bgInset());
        g.fillRect(middle - width(fit) / 2 - Look.px(6), top, width(fit) + Look.px(12), height - 2 * top);
        g.setFill(ink);
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(fit, middle, height / 2);
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
