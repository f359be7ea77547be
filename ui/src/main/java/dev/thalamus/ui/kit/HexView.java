package dev.thalamus.ui.kit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Bytes as offsets, hexadecimal digits and characters, coloured by meaning, with a legend. Confined to the FX thread.
 *
 * <p>Only the lines in sight are painted, whatever the size. A drag or Shift with the arrow keys selects bytes, Shortcut+C copies them as
 * digits, Shortcut+A selects all.
 */
public final class HexView extends BorderPane {
    private static final int LINE = 16;

    private final Sheet sheet = new Sheet();
    private final ScrollBar scroll = new ScrollBar();
    private final VBox legend = new VBox();
    private final FlowPane legendBelow = new FlowPane();
    private byte[] bytes = {};
    private List<ByteRange> ranges = List.of();
    private int anchor, cursor;

    public HexView() {
        getStyleClass().add("hex-view");
        legend.getStyleClass().add("hex-legend");
        legend.setMinWidth(Region.USE_PREF_SIZE);
        scroll.setOrientation(Orientation.VERTICAL);
        scroll.valueProperty().addListener((at, was, is) -> sheet.refresh());
        legendBelow.getStyleClass().add("hex-legend-below");
        setCenter(sheet);
        setRight(new HBox(scroll, legend));
        setBottom(legendBelow);
        widthProperty().addListener(_ -> placeLegend());
        Look.follow(this, Look.zoomProperty(), this::placeLegend);
        show(bytes, ranges);
    }

    /** Shows these bytes; neither array nor list is copied. The ranges are in order and do not overlap. */
    public void show(byte[] message, List<ByteRange> meanings) {
        bytes = message;
        ranges = meanings;
        anchor = cursor = 0;
        scroll.setValue(0);
        legend.getChildren().setAll(meanings.stream().map(HexView::line).toList());
        legendBelow.getChildren().setAll(meanings.stream().map(HexView::line).toList());
        placeLegend();
        sheet.describe();
        sheet.refresh();
    }

    /** Beside the bytes, or below them where it would cover their characters. */
    private void placeLegend() {
        double wanted = sheet.prefWidth(-1) + scroll.prefWidth(-1) + legend.prefWidth(-1);
        boolean beside = getWidth() <= 0 || getWidth() >= wanted;
        show(legend, !ranges.isEmpty() && beside);
        show(legendBelow, !ranges.isEmpty() && !beside);
    }

    private static void show(Region part, boolean on) {
        part.setVisible(on);
        part.setManaged(on);
    }

    /** The selected bytes as pairs of digits. */
    public String selectedHex() {
        return HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOfRange(bytes, first(), last()));
    }

    private int first() { return Math.min(anchor, cursor); }

    /** After the last selected byte. */
    private int last() { return bytes.length == 0 ? 0 : Math.max(anchor, cursor) + 1; }

    private static Label line(ByteRange range) {
        var patch = new Region();
        patch.setMinSize(Look.px(8), Look.px(8));
        patch.setMaxSize(Look.px(8), Look.px(8));
        patch.setStyle("-fx-background-radius: 2px; -fx-background-color: " + range.token() + ";");
        var line = Labels.of(range.meaning());
        line.setStyle("-fx-text-fill: " + range.token() + ";");
        line.setGraphic(patch);
        return line;
    }

    /** The painted lines. */
    private final class Sheet extends Canvased {
        private double lineHeight = 20, glyph = 7;

        private Sheet() {
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.TEXT_AREA);
            getStyleClass().add("hex-sheet");
            addEventHandler(ScrollEvent.SCROLL,
                    event -> scroll.setValue(Math.clamp(scroll.getValue() - event.getDeltaY() / lineHeight, 0, scroll.getMax())));
            setOnMousePressed(event -> {
                requestFocus();
                int at = at(event);
                if (at < 0)
                    return;
                cursor = at;
                if (!event.isShiftDown())
                    anchor = at;
                describe();
                repaint();
            });
            setOnMouseDragged(event -> {
                int at = at(event);
                if (at >= 0)
                    move(at, true);
            });
            addEventHandler(KeyEvent.KEY_PRESSED, this::key);
            focusedProperty().addListener((at, was, is) -> repaint());
            setMinSize(0, 0);
        }

        private void refresh() { repaint(); }

        private void describe() {
            setAccessibleText(first() + 1 == last() || bytes.length == 0
                    ? I18n.get("kit.bytes-title", bytes.length)
                    : I18n.get("kit.bytes-selected", first(), last() - 1));
        }

        private double hexLeft() { return Look.px(16) + glyph * 6; }

        /** A wider gap after the eighth byte. */
        private double hexX(int column) {
            return hexLeft() + column * glyph * 3 + (column >= 8 ? glyph : 0);
        }

        private double textX(int column) { return hexLeft() + glyph * (3 * LINE + 2) + column * glyph; }

        @Override
        protected double computePrefWidth(double height) { return textX(LINE) + Look.px(16); }

        @Override
        protected void paint(GraphicsContext g, double width, double height, Palette colors) {
            double zoom = Look.zoomProperty().get();
            var font = Font.font("Thalamus Mono", 12 * zoom);
            var measure = new Text("0000000000");
            measure.setFont(font);
            glyph = measure.getLayoutBounds().getWidth() / 10;
            lineHeight = Look.px(20);
            int lines = (bytes.length + LINE - 1) / LINE, inSight = (int) (height / lineHeight);
            scroll.setMax(Math.max(0, lines - inSight));
            scroll.setVisibleAmount(scroll.getMax() == 0 ? 1 : scroll.getMax() * inSight / lines);
            scroll.setUnitIncrement(1);
            scroll.setBlockIncrement(Math.max(1, inSight - 1));
            scroll.setVisible(lines > inSight);
            g.setFont(font);
            if (bytes.length == 0) {
                g.setFill(colors.fgMuted());
                g.fillText(I18n.get("kit.bytes-none"), Look.px(16), Look.px(20));
                return;
            }
            int top = (int) scroll.getValue();
            for (int row = 0; row <= inSight && (top + row) * LINE < bytes.length; row++)
                line(g, (top + row) * LINE, Look.px(4) + row * lineHeight, colors);
        }

        private void line(GraphicsContext g, int start, double y, Palette colors) {
            double base = y + lineHeight * 0.7;
            g.setFill(colors.fgSubtle());
            g.fillText(String.format(java.util.Locale.ROOT, "%04X", start), Look.px(16), base);
            for (int i = 0; i < LINE && start + i < bytes.length; i++) {
                int at = start + i, unsigned = bytes[at] & 0xFF;
                boolean selected = at >= first() && at < last() && (isFocused() || anchor != cursor);
                if (selected) {
                    g.setFill(colors.accentMuted());
                    g.fillRect(hexX(i) - 1, y, glyph * 2 + 2, lineHeight);
                    g.fillRect(textX(i), y, glyph, lineHeight);
                }
                boolean printable = unsigned >= 0x20 && unsigned < 0x7F;
                var color = color(at, colors);
                g.setFill(color);
                g.fillText(HexFormat.of().toHexDigits(bytes[at]), hexX(i), base);
                g.fillText(printable ? new String(bytes, at, 1, StandardCharsets.US_ASCII) : "·", textX(i), base);
            }
        }

        private javafx.scene.paint.Color color(int at, Palette colors) {
            for (var range : ranges)
                if (at >= range.from() && at < range.to())
                    return colors.get(range.token());
            return colors.fg();
        }

        /** The byte under the pointer, in the digits or the characters; -1 beside both. */
        private int at(MouseEvent event) {
            int line = (int) scroll.getValue() + (int) Math.floor((event.getY() - Look.px(4)) / lineHeight);
            double x = event.getX();
            int column = x >= textX(0) - glyph
                    ? (int) ((x - textX(0)) / glyph)
                    : (int) ((x - hexLeft() - (x > hexX(8) ? glyph : 0)) / (glyph * 3));
            int at = line * LINE + Math.clamp(column, 0, LINE - 1);
            return bytes.length == 0 ? -1 : Math.clamp(at, 0, bytes.length - 1);
        }

        private void move(int to, boolean stretch) {
            if (bytes.length == 0)
                return;
            cursor = Math.clamp(to, 0, bytes.length - 1);
            if (!stretch)
                anchor = cursor;
            int line = cursor / LINE, inSight = Math.max(1, (int) (getHeight() / lineHeight) - 1);
            if (line < scroll.getValue())
                scroll.setValue(line);
            else if (line >= scroll.getValue() + inSight)
                scroll.setValue(Math.min(scroll.getMax(), line - inSight + 1.0));
            describe();
            repaint();
        }

        private void key(KeyEvent event) {
            boolean stretch = event.isShiftDown();
            int page = LINE * Math.max(1, (int) (getHeight() / lineHeight) - 1);
            switch (event.getCode()) {
                case LEFT -> move(cursor - 1, stretch);
                case RIGHT -> move(cursor + 1, stretch);
                case UP -> move(cursor - LINE, stretch);
                case DOWN -> move(cursor + LINE, stretch);
                case PAGE_UP -> move(cursor - page, stretch);
                case PAGE_DOWN -> move(cursor + page, stretch);
                case HOME -> move(event.isShortcutDown() ? 0 : cursor - cursor % LINE, stretch);
                case END -> move(event.isShortcutDown() ? bytes.length - 1 : cursor - cursor % LINE + LINE - 1, stretch);
                case C -> {
                    if (!event.isShortcutDown())
                        return;
                    Clip.copy(selectedHex());
                }
                case A -> {
                    if (!event.isShortcutDown())
                        return;
                    anchor = 0;
                    move(bytes.length - 1, true);
                }
                // Other keys are the screen's.
                default -> {
                    return;
                }
            }
            event.consume();
        }
    }
}
