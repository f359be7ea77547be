package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.AgentPair;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.SignalShape;
import dev.thalamus.ui.kit.SignalTypeLabel;
import dev.thalamus.ui.kit.Style;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The cells of every table of signals. Confined to the FX thread.
 *
 * <p>A row of such a table is a signal or has one. When a stream runs, every cell in sight is filled anew many times a second: they change texts, and styles only when the tone differs.
 */
public final class SignalCells {
    private SignalCells() {}

    /** A text of the row. */
    public static final class TextCell<R> extends TableCell<R, R> {
        private final Function<R, String> text;

        public TextCell(Function<R, String> text) { this.text = text; }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : text.apply(row));
        }
    }

    /** From → to. */
    public static final class Pair extends TableCell<SignalRow, SignalRow> {
        private final Agents agents;
        private final AgentPair pair = new AgentPair();

        public Pair(Agents agents) { this.agents = agents; }

        @Override
        protected void updateItem(@Nullable SignalRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            pair.show(Faces.named(agents, row.source()), Faces.named(agents, row.target()));
            setGraphic(pair);
        }
    }

    /** Who sent it. */
    public static final class From<R> extends TableCell<R, R> {
        private final Agents agents;
        private final Function<R, SignalRow> signal;
        private final AgentName name = new AgentName(AgentFace.live("", 0));

        public From(Agents agents, Function<R, SignalRow> signal) {
            this.agents = agents;
            this.signal = signal;
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            name.show(Faces.named(agents, signal.apply(row).source()));
            setGraphic(name);
        }
    }

    /**
     * Nodes of which one is seen. They stay in the scene: swapping them, or changing their style classes, would match every rule of the style
     * sheets anew, in each row, many times a second.
     */
    private static final class Variants<E extends Enum<E>> extends StackPane {
        private final Map<E, Node> made;
        private final Function<E, Node> make;

        Variants(Class<E> kinds, Function<E, Node> make) {
            made = new EnumMap<>(kinds);
            this.make = make;
            setAlignment(Pos.CENTER_LEFT);
        }

        void show(E kind) {
            Node wanted = made.computeIfAbsent(kind, fresh -> {
                Node node = make.apply(fresh);
                getChildren().add(node);
                return node;
            });
            made.values().forEach(node -> node.setVisible(node == wanted));
        }
    }

    /** Glyph and name of the type. */
    public static final class Type<R> extends TableCell<R, R> {
        private final Function<R, SignalRow> signal;
        private final Variants<SignalShape> labels = new Variants<>(SignalShape.class, SignalTypeLabel::new);

        public Type(Function<R, SignalRow> signal) { this.signal = signal; }

        @Override
        protected void updateItem(@Nullable R item, boolean empty) {
            super.updateItem(item, empty);
            SignalRow row = empty || item == null ? null : signal.apply(item);
            var type = empty || row == null ? null : row.type();
            setText(empty || row == null || type != null ? null : row.protocol().label());
            if (type == null) {
                setGraphic(null);
                return;
            }
            labels.show(Faces.shape(type));
            setGraphic(labels);
        }
    }

    /** Icon and word of the outcome, in its tone. */
    public static final class Result extends TableCell<SignalRow, SignalRow> {
        private final Variants<Outcome> icons = new Variants<>(Outcome.class, SignalCells::icon);
        private String tone = "";

        @Override
        protected void updateItem(@Nullable SignalRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(Outcomes.of(row.outcome(), row.reason()));
            icons.show(row.outcome());
            setGraphic(icons);
            String next = Outcomes.tone(row.outcome());
            if (!next.equals(tone)) {
                getStyleClass().remove(tone);
                getStyleClass().add(next);
                tone = next;
            }
        }
    }

    /** The latency, marked above 10 ms. */
    public static final class Latency extends TableCell<SignalRow, SignalRow> {
        private static final long LATE = 10_000_000;

        @Override
        protected void updateItem(@Nullable SignalRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean late = !empty && row != null && row.latencyNanos() >= LATE;
            setText(empty || row == null ? null : row.latencyNanos() == 0 ? Formats.NONE : Formats.latency(row.latencyNanos()));
            if (late != getStyleClass().contains(Style.WARNING_TEXT)) {
                if (late) {
                    getStyleClass().add(Style.WARNING_TEXT);
                } else {
                    getStyleClass().remove(Style.WARNING_TEXT);
                }
            }
        }
    }

    private static Text icon(Outcome outcome) {
        Text icon = Outcomes.icon(outcome).node(14);
        icon.getStyleClass().add(Outcomes.tone(outcome));
        icon.setAccessibleText(I18n.get("shell.outcome." + outcome.name().toLowerCase(java.util.Locale.ROOT)));
        return icon;
    }
}
