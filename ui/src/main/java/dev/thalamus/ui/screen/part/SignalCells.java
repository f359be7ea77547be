package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.kit.PaintedRow.Painter;
import dev.thalamus.ui.kit.RowBrush;
import dev.thalamus.ui.kit.Visible;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.paint.Color;

/** How the cells of signals are painted. Confined to the FX thread. */
public final class SignalCells {
    private static final long LATE_NANOS = 10_000_000;

    private SignalCells() {}

    /** Code at the left, what is invisible in it spelled. */
    public record Code<R>(Function<R, String> words) implements Painter<R> {
        @Override
        public void paint(RowBrush brush, R row, int index) { brush.text(text(row, index), RowBrush.Type.CODE, brush.colors().fgMuted()); }

        @Override
        public String text(R row, int index) { return Visible.within(words.apply(row)); }
    }

    /** A number at the right; {@code words} also gets where the row stands. */
    public record Figure<R>(BiFunction<R, Integer, String> words, boolean muted) implements Painter<R> {
        @Override
        public void paint(RowBrush brush, R row, int index) {
            brush.right(text(row, index), RowBrush.Type.TEXT, muted ? brush.colors().fgMuted() : brush.colors().fg());
        }

        @Override
        public String text(R row, int index) { return words.apply(row, index); }
    }

    /** From → to. */
    public record Pair(Agents agents) implements Painter<SignalRow> {
        @Override
        public void paint(RowBrush brush, SignalRow row, int index) {
            brush.pair(Faces.named(agents, row.source()), Faces.named(agents, row.target()));
        }

        @Override
        public String text(SignalRow row, int index) {
            return Visible.of(Faces.named(agents, row.source()).name()) + " → " + Visible.of(Faces.named(agents, row.target()).name());
        }
    }

    /** Who sent it. */
    public record From(Agents agents) implements Painter<SignalRow> {
        @Override
        public void paint(RowBrush brush, SignalRow row, int index) { brush.agent(Faces.named(agents, row.source())); }

        @Override
        public String text(SignalRow row, int index) { return Faces.named(agents, row.source()).shown(); }
    }

    /** Glyph and name of the type. */
    public static final class SignalTypes implements Painter<SignalRow> {
        @Override
        public void paint(RowBrush brush, SignalRow row, int index) {
            if (row.type() == null) {
                brush.text(text(row, index), RowBrush.Type.LABEL, brush.colors().fgMuted());
            } else {
                brush.type(Faces.shape(row.type()));
            }
        }

        @Override
        public String text(SignalRow row, int index) { return row.type() == null ? EventText.protocol(row.protocol()) : row.type().name(); }
    }

    /** Icon and word of the outcome, in its tone. */
    public static final class Result implements Painter<SignalRow> {
        @Override
        public void paint(RowBrush brush, SignalRow row, int index) {
            Color tone = tone(row.outcome(), brush.colors());
            brush.icon(Outcomes.icon(row.outcome()), tone);
            brush.text(text(row, index), RowBrush.Type.TEXT, tone);
        }

        @Override
        public String text(SignalRow row, int index) { return Outcomes.of(row.outcome(), row.reason()); }

        /** The whole sentence of the reason, for which the column has a word. */
        @Override
        public String whole(SignalRow row, int index) { return Outcomes.whole(row.outcome(), row.reason()); }

        private static Color tone(Outcome outcome, Palette colors) {
            return switch (outcome) {
                case DELIVERED -> colors.fgMuted();
                case QUEUED -> colors.warning();
                case FORWARDED -> colors.accent();
                case REFUSED, EXPIRED -> colors.danger();
            };
        }
    }

    /** The latency, marked above 10 ms. */
    public static final class Latency implements Painter<SignalRow> {
        @Override
        public void paint(RowBrush brush, SignalRow row, int index) {
            brush.right(text(row, index), RowBrush.Type.TEXT,
                    row.latencyNanos() >= LATE_NANOS ? brush.colors().warning() : brush.colors().fg());
        }

        @Override
        public String text(SignalRow row, int index) {
            return row.latencyNanos() == 0 ? Formats.NONE : Formats.latency(row.latencyNanos());
        }
    }
}
