package dev.thalamus.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Signals by type over time as stacked bars; a drag, or the arrow keys with Shift, selects a span of time. Confined to the FX thread.
 *
 * <p>Left and Right move a cursor bar by bar, with Shift they stretch the selection, Esc gives it up.
 */
public final class ActivityStrip extends Canvased {
    /** A span of time; {@code to} is exclusive. */
    public record Span(Instant from, Instant to) {}

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final double LABELS = 16;

    private final ObjectProperty<@Nullable Span> selection = new SimpleObjectProperty<>();
    private long[][] counts = {};
    private Instant start = Instant.EPOCH;
    private Duration bucket = Duration.ofSeconds(1);
    private int anchor = -1, cursor = -1;

    public ActivityStrip() {
        getStyleClass().addAll("activity-strip", Style.FOCUS_RING);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        accessibleTextProperty().bind(I18n.text("kit.activity"));
        setOnMousePressed(event -> {
            requestFocus();
            anchor = cursor = at(event);
        });
        setOnMouseDragged(event -> select(anchor, at(event)));
        setOnMouseClicked(event -> {
            if (event.isStillSincePress())
                select(-1, -1);
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        selection.addListener((at, was, is) -> repaint());
    }

    /** The selected span, or null. Set it to show a span that was chosen elsewhere. */
    public ObjectProperty<@Nullable Span> selectionProperty() {
        return selection;
    }

    /**
     * Shows these counts; the array is not copied.
     *
     * @param byBucket one row a bar, oldest first, with six counts in the order of {@link SignalShape}
     * @param from when the first bar begins
     * @param each how long a bar lasts
     */
    public void show(long[][] byBucket, Instant from, Duration each) {
        counts = byBucket;
        start = from;
        bucket = each;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height, Palette colors) {
        double room = height - LABELS * Look.zoomProperty().get();
        if (counts.length == 0)
            return;
        long max = 1;
        for (var bar : counts) {
            long sum = 0;
            for (long count : bar)
                sum += count;
            max = Math.max(max, sum);
        }
        double step = width / counts.length;
        for (int type = 0; type < SignalShape.all().size(); type++) {
            g.setFill(colors.fill(SignalShape.ofCode(type)));
            for (int i = 0; i < counts.length; i++) {
                long below = 0;
                for (int under = 0; under < type; under++)
                    below += counts[i][under];
                double bottom = Math.rint(room - below * room / max), top = Math.rint(room - (below + counts[i][type]) * room / max);
                if (top < bottom)
                    g.fillRect(Math.rint(i * step), top, Math.max(1, Math.rint((i + 1) * step) - Math.rint(i * step) - 1), bottom - top);
            }
        }
        labels(g, width, height, colors);
        var span = selection.get();
        if (span != null) {
            double left = x(span.from(), width), right = x(span.to(), width);
            g.setFill(colors.accent().deriveColor(0, 1, 1, 0.2));
            g.fillRect(left, 0, right - left, room);
            g.setFill(colors.accent());
            g.fillRect(left, 0, 1.5, room);
            g.fillRect(right - 1.5, 0, 1.5, room);
        } else if (cursor >= 0 && isFocused()) {
            g.setFill(colors.accent());
            g.fillRect(Math.rint(cursor * step), 0, 1.5, room);
        }
    }

    private void labels(GraphicsContext g, double width, double height, Palette colors) {
        g.setFill(colors.fgMuted());
        g.setFont(Font.font("Thalamus Sans", 11 * Look.zoomProperty().get()));
        int ticks = (int) Math.clamp(width / Look.px(160), 1, 8);
        for (int i = 0; i <= ticks; i++) {
            var at = start.plus(bucket.multipliedBy((long) counts.length * i / ticks));
            g.setTextAlign(i == 0 ? TextAlignment.LEFT : i == ticks ? TextAlignment.RIGHT : TextAlignment.CENTER);
            g.fillText(MINUTE.format(at.atZone(ZoneId.systemDefault())), width * i / ticks, height - Look.px(4));
        }
    }

    private double x(Instant at, double width) {
        double bars = (double) Duration.between(start, at).toMillis() / bucket.toMillis();
        return Math.clamp(Math.rint(bars * width / counts.length), 0, width);
    }

    private int at(MouseEvent event) {
        return counts.length == 0 ? -1 : (int) Math.clamp(event.getX() / getWidth() * counts.length, 0, counts.length - 1);
    }

    private void key(KeyEvent event) {
        if (counts.length == 0)
            return;
        switch (event.getCode()) {
            case LEFT -> move(-1, event.isShiftDown());
            case RIGHT -> move(1, event.isShiftDown());
            case ESCAPE -> {
                if (selection.get() == null)
                    return;
                select(-1, -1);
            }
            // Other keys are the screen's.
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by, boolean stretch) {
        cursor = Math.clamp(cursor < 0 ? counts.length - 1 : cursor + by, 0, counts.length - 1);
        if (stretch) {
            if (anchor < 0)
                anchor = cursor;
            select(anchor, cursor);
        } else {
            anchor = cursor;
            repaint();
        }
    }

    private void select(int one, int other) {
        if (one < 0 || other < 0)
            selection.set(null);
        else
            selection.set(new Span(start.plus(bucket.multipliedBy(Math.min(one, other))),
                    start.plus(bucket.multipliedBy(Math.max(one, other) + 1L))));
    }
}
