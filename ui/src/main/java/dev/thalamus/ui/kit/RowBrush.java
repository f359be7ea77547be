package dev.thalamus.ui.kit;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Paints what stands in one cell of a {@link PaintedRow}, in the type, sizes and colours that the kit's controls have. Confined to the FX thread.
 *
 * <p>One for all rows of a table. What is painted goes on from left to right, or from the right edge with {@link #right}.
 */
public final class RowBrush {
    /** The type of a text, in pixels at zoom 100 %. */
    public enum Type {
        TEXT("Thalamus Sans", FontWeight.NORMAL, 12), LABEL("Thalamus Sans Medium", FontWeight.NORMAL, 11), CODE("Thalamus Mono",
                FontWeight.NORMAL, 11),
        LETTER("Thalamus Sans", FontWeight.BOLD, 10), ICON(Icons.FONT, FontWeight.NORMAL, 14);

        private final String family;
        private final FontWeight weight;
        private final double size;

        Type(String family, FontWeight weight, double size) {
            this.family = family;
            this.weight = weight;
            this.size = size;
        }
    }

    private static final double GAP = 5, AVATAR = 16, GLYPH = 12;

    private final Map<Type, TextWidths> types = new EnumMap<>(Type.class);
    private double zoom;
    private String sought = "";
    private @Nullable GraphicsContext g;
    private Palette colors = Look.palette();
    private boolean cut;
    private double left;
    private double end;
    private double middle;

    /** Begins a row. */
    void row(GraphicsContext on, double height) {
        g = on;
        colors = Look.palette();
        middle = height / 2;
        double now = Look.zoomProperty().get();
        if (now != zoom) {
            zoom = now;
            types.clear();
        }
        on.setTextBaseline(VPos.CENTER);
        on.setTextAlign(TextAlignment.LEFT);
    }

    /** Begins a cell that reaches from {@code from} to {@code to}, its padding left out. */
    void cell(double from, double to) {
        left = from;
        end = to;
        cut = false;
    }

    /** Whether the cell had no room for all that was painted in it. */
    boolean cut() { return cut; }

    /** Marks that text from now on wherever names and code say it, in whatever case; empty for nothing. */
    void seek(String text) {
        sought = text;
    }

    /** The colours in force. */
    public Palette colors() { return colors; }

    /** Text from the left, cut with an ellipsis where the cell ends. */
    public void text(String text, Type type, Color color) {
        text(text, type, color, type == Type.CODE || type == Type.LABEL);
    }

    private void text(String text, Type type, Color color, boolean searched) {
        TextWidths widths = widths(type);
        String shown = fit(text, widths);
        int at = 0;
        if (searched && !sought.isEmpty()) {
            for (int found = next(shown, at); found >= 0; found = next(shown, at)) {
                write(shown.substring(at, found), widths, color);
                at = found + sought.length();
                mark(shown.substring(found, at), widths);
            }
        }
        write(shown.substring(at), widths, color);
    }

    private String fit(String text, TextWidths widths) {
        String shown = widths.fit(text, end - left);
        cut |= !shown.equals(text);
        return shown;
    }

    private void write(String text, TextWidths widths, Color color) {
        put(text, widths.font(), color, left);
        left += widths.of(text);
    }

    private void mark(String text, TextWidths widths) {
        GraphicsContext on = graphics();
        double height = Math.rint(widths.font().getSize() * 1.4);
        on.setFill(colors.found());
        on.fillRect(left, Math.rint(middle - height / 2), widths.of(text), height);
        write(text, widths, colors.fg());
    }

    /** Where the sought text begins from {@code at} on, or -1. */
    private int next(String text, int at) {
        for (int i = at; i + sought.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, sought, 0, sought.length())) {
                return i;
            }
        }
        return -1;
    }

    /** Text at the right edge. */
    public void right(String text, Type type, Color color) {
        TextWidths widths = widths(type);
        String shown = fit(text, widths);
        put(shown, widths.font(), color, Math.max(left, end - widths.of(shown)));
    }

    /** An icon and the gap behind it. */
    public void icon(Icons icon, Color color) {
        TextWidths widths = widths(Type.ICON);
        if (left + widths.font().getSize() <= end) {
            put(icon.glyph(), widths.font(), color, left);
        }
        left += Math.rint(widths.font().getSize() + GAP * zoom);
    }

    /** Glyph and name of a signal type. */
    public void type(SignalShape type) {
        double side = GLYPH * zoom;
        if (left + side <= end) {
            GraphicsContext on = graphics();
            on.save();
            on.translate(Math.rint(left), Math.rint(middle - side / 2));
            on.scale(zoom, zoom);
            on.setFill(colors.fill(type));
            on.beginPath();
            on.appendSVGPath(type.path());
            on.fill();
            on.restore();
        }
        left += side + Math.rint(6 * zoom);
        text(type.name(), Type.LABEL, colors.text(type));
    }

    /** Two agents with an arrow between; the sender gives way only when the receiver's name does not fit into its half. */
    public void pair(AgentFace from, AgentFace to) {
        double stop = end;
        double arrow = widths(Type.ICON).font().getSize() + 2 * GAP * zoom;
        double room = stop - left - arrow;
        double first = Math.min(width(from, true), Math.max(room - width(to, false), Math.min(width(from, false), room / 2)));
        end = left + first;
        double next = left + first + GAP * zoom;
        agent(from);
        left = next;
        end = stop;
        icon(Icons.ARROW_RIGHT, colors.fgSubtle());
        agent(to);
    }

    /** An agent's square, its name and its domain; the domain gives way first. */
    public void agent(AgentFace face) {
        boolean gone = face.kind() == AgentFace.Kind.GONE;
        if (left + AVATAR * zoom > end) {
            cut = true;
            return;
        }
        avatar(face, gone);
        left += Math.rint((AVATAR + GAP) * zoom);
        text(face.shown(), Type.TEXT, gone ? colors.fgSubtle() : colors.fg(), true);
        if (face.domain() != null) {
            text("@" + face.shownDomain(), Type.TEXT, colors.fgSubtle(), true);
        }
    }

    private double width(AgentFace face, boolean withDomain) {
        TextWidths widths = widths(Type.TEXT);
        double name = Math.rint((AVATAR + GAP) * zoom) + widths.of(face.shown());
        return Math.ceil(withDomain && face.domain() != null ? name + widths.of("@" + face.shownDomain()) : name) + 1;
    }

    private void avatar(AgentFace face, boolean gone) {
        GraphicsContext on = graphics();
        Color color = gone ? colors.fgSubtle() : colors.agent(face.color());
        double side = AVATAR * zoom, x = Math.rint(left), y = Math.rint(middle - side / 2), arc = 8 * zoom;
        boolean filled = switch (face.kind()) {
            case LIVE, SYSTEM -> true;
            case SIMULATED, REMOTE, GONE -> false;
        };
        if (filled) {
            on.setFill(color);
            on.fillRoundRect(x, y, side, side, arc, arc);
        } else {
            on.setStroke(color);
            on.setLineWidth(1.5 * zoom);
            if (face.kind() == AgentFace.Kind.REMOTE) {
                on.setLineDashes(2.5 * zoom, 2 * zoom);
            }
            on.strokeRoundRect(x + 0.75, y + 0.75, side - 1.5, side - 1.5, arc, arc);
            on.setLineDashes((double[]) null);
        }
        TextWidths letters = widths(Type.LETTER);
        put(face.letter(), letters.font(), filled ? colors.onAgent() : color, x + (side - letters.of(face.letter())) / 2);
    }

    private void put(String text, Font font, Color color, double x) {
        GraphicsContext on = graphics();
        on.setFont(font);
        on.setFill(color);
        on.fillText(text, x, middle);
    }

    private TextWidths widths(Type type) {
        return types.computeIfAbsent(type, t -> new TextWidths(Font.font(t.family, t.weight, t.size * zoom)));
    }

    private GraphicsContext graphics() {
        if (g == null) {
            throw new IllegalStateException("a row begins with row()");
        }
        return g;
    }
}
