package dev.thalamus.ui.screen.queues;

import dev.thalamus.hub.model.Reason;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.bridge.QueueRow;
import dev.thalamus.ui.bridge.QueueRow.Values;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.ValueColumns;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.part.Faces;
import java.util.function.ToDoubleFunction;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The cells of the table of queues. Confined to the FX thread. */
final class QueueCells {
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private QueueCells() {}

    /** So many per second; none is subtle. */
    static TableCell<QueueRow, Values> rate(ToDoubleFunction<Values> of) {
        return ValueColumns.cell(row -> Formats.rate(of.applyAsDouble(row)), row -> of.applyAsDouble(row) == 0 ? "zero" : "");
    }

    /** For whom. */
    static final class Target extends TableCell<QueueRow, Values> {
        private final Agents agents;
        private final AgentName name = new AgentName(AgentFace.live("", 0));

        Target(Agents agents) { this.agents = agents; }

        @Override
        protected void updateItem(@Nullable Values row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            name.show(Faces.named(agents, row.queue().name()));
            setGraphic(name);
        }
    }

    /** Why they wait, as a word on its ground. */
    static final class Waits extends TableCell<QueueRow, Values> {
        private final Chip chip = new Chip("");

        @Override
        protected void updateItem(@Nullable Values row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            chip.show(word(row.queue().reason()), tone(row.queue().reason()));
            setGraphic(chip);
        }
    }

    static String word(Reason reason) {
        return reason == Reason.OFFLINE
                ? I18n.get("queues.state.offline")
                : reason == Reason.SLOW_READER ? I18n.get("queues.state.slow") : EventText.reason(reason);
    }

    static String tone(Reason reason) { return reason == Reason.OFFLINE ? "neutral" : Style.WARNING; }

    /** How long the oldest has waited, and how much of its time that is; red and with a clock when little is left. */
    static final class Age extends TableCell<QueueRow, Values> {
        private final Label words = Labels.of("");
        private final ProgressBar bar = new ProgressBar(0);
        private final HBox box = new HBox(Icons.CLOCK.node(14), words, bar);

        Age() {
            box.getStyleClass().add("queue-age");
            bar.setAccessibleRole(AccessibleRole.NODE); // the words beside it say it
            bar.setMinWidth(HBox.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable Values row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            words.setText(Formats.duration(row.age()));
            bar.setProgress(row.used());
            box.getChildren().getFirst().setVisible(row.urgent());
            box.pseudoClassStateChanged(URGENT, row.urgent());
            setGraphic(box);
        }
    }
}
