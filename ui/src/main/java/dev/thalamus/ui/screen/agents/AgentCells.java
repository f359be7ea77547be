package dev.thalamus.ui.screen.agents;

import dev.thalamus.hub.model.AgentState;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.Badge;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Sparkline;
import dev.thalamus.ui.kit.StateDot;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.agents.AgentLine.Rank;
import dev.thalamus.ui.screen.agents.AgentLine.Values;
import dev.thalamus.ui.screen.part.Faces;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** The cells of the table of agents that are more than a text. Confined to the FX thread. */
final class AgentCells {
    private AgentCells() {}

    /** A state as a dot; its word is in the inspector and for screen readers. */
    static StateDot.State dot(AgentState state) {
        return switch (state) {
            case LIVE -> StateDot.State.OK;
            case DRAINING -> StateDot.State.WARNING;
            case GONE -> StateDot.State.OFF;
        };
    }

    static String word(AgentState state) { return I18n.get("agents.state." + state.name().toLowerCase(Locale.ROOT)); }

    /** Chevron, avatar and name of a group or single agent; the hash of a sibling. */
    static final class Name extends TableCell<AgentLine, Values> {
        private final Consumer<String> fold;
        private final Text shut = Icons.CHEVRON_RIGHT.node(14);
        private final Text open = Icons.CHEVRON_DOWN.node(14);
        private final StackPane chevron = new StackPane(shut, open);
        private final AgentName name = new AgentName(AgentFace.live("", 0));
        private final Label hash = Labels.of("", Style.CODE_SMALL);
        private final HBox box = new HBox();

        Name(Consumer<String> fold) {
            this.fold = fold;
            chevron.getStyleClass().add("chevron");
            chevron.setMinWidth(Look.px(18));
            box.getStyleClass().add("agent-cell");
            chevron.setOnMousePressed(event -> {
                Values values = getItem();
                if (values != null && values.rank() == Rank.GROUP) {
                    this.fold.accept(AgentRow.targetOf(values.agent()));
                    event.consume();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Values values, boolean empty) {
            super.updateItem(values, empty);
            if (empty || values == null) {
                setGraphic(null);
                return;
            }
            boolean sibling = values.rank() == Rank.SIBLING;
            shut.setVisible(values.rank() == Rank.GROUP && !values.open());
            open.setVisible(values.rank() == Rank.GROUP && values.open());
            if (sibling) {
                hash.setText(values.agent().hash());
            } else {
                name.show(new AgentFace(values.agent().name(), null, values.agent().color(),
                        values.gone() ? AgentFace.Kind.GONE : Faces.of(values.agent()).kind(), values.instances()));
            }
            var shown = sibling ? hash : name;
            if (box.getChildren().size() != 2 || box.getChildren().getLast() != shown) {
                box.getChildren().setAll(chevron, shown);
            }
            setGraphic(box);
        }
    }

    /** A trend and its last value. */
    static final class Rate extends TableCell<AgentLine, Values> {
        private final boolean in;
        private final Sparkline trend;
        private final Label number = Labels.of("", Style.RIGHT);
        private final HBox box;

        Rate(boolean in) {
            this.in = in;
            trend = new Sparkline(in ? 1 : 2);
            trend.getStyleClass().add("in-cell");
            box = new HBox(trend, Labels.spacer(), number);
            box.getStyleClass().add("rate-cell");
        }

        @Override
        protected void updateItem(@Nullable Values values, boolean empty) {
            super.updateItem(values, empty);
            AgentLine line = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || values == null || line == null) {
                setGraphic(null);
                return;
            }
            double rate = in ? values.inRate() : values.outRate();
            number.setText(Formats.rate(rate));
            number.getStyleClass().setAll("label", rate == 0 ? Style.SUBTLE : "number");
            trend.show(in ? line.inTrail() : line.outTrail());
            setGraphic(box);
        }
    }

    /** The number of errors; a red badge when there are any. */
    static final class Errors extends TableCell<AgentLine, Values> {
        private final Badge badge = new Badge(Style.DANGER);

        @Override
        protected void updateItem(@Nullable Values values, boolean empty) {
            super.updateItem(values, empty);
            boolean none = empty || values == null;
            boolean well = none || values == null || values.errors() == 0;
            setText(none ? null : well ? "0" : null);
            setGraphic(well ? null : badge);
            getStyleClass().remove("zero");
            if (well) {
                getStyleClass().add("zero");
            } else if (values != null) {
                badge.show(values.errors());
            }
        }
    }
}
