package dev.thalamus.ui.screen.sessions;

import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.part.Faces;
import dev.thalamus.ui.screen.sessions.Sequence.Step;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sequence diagram: participants above, and below them who said what to whom, line by line. Confined to the FX thread. */
final class SequenceView extends ScrollPane {
    private static final double NARROWEST = 130;

    private final Agents agents;
    private final ListView<Step> lines = new ListView<>();
    private final Heads heads = new Heads();
    private Sequence shown = new Sequence(List.of(), List.of());
    private boolean compress = true;

    /** @param open shows what is behind a line */
    SequenceView(Agents agents, Consumer<Step> open) {
        this.agents = agents;
        setId("session-sequence");
        getStyleClass().addAll("sequence", "plain");
        lines.getStyleClass().addAll("plain", "steps");
        lines.setCellFactory(_ -> new Line());
        lines.getSelectionModel().selectedItemProperty().subscribe(step -> {
            if (step != null) {
                open.accept(step);
            }
        });
        VBox.setVgrow(lines, Priority.ALWAYS);
        var all = new VBox(heads, lines);
        setContent(all);
        setFitToWidth(true);
        setFitToHeight(true);
    }

    /** @param squeezed whether silence takes no more room than any line */
    void show(Sequence sequence, boolean squeezed) {
        if (sequence.equals(shown) && squeezed == compress) {
            return;
        }
        boolean grown = squeezed == compress && sequence.participants().equals(shown.participants())
                && sequence.steps().size() > shown.steps().size()
                && sequence.steps().subList(0, shown.steps().size()).equals(shown.steps());
        compress = squeezed;
        if (grown) {
            lines.getItems().addAll(sequence.steps().subList(shown.steps().size(), sequence.steps().size()));
        }
        shown = sequence;
        if (!grown) {
            heads.rebuild();
            ((VBox) getContent()).setMinWidth(Look.px(SequenceLine.GUTTER + NARROWEST * sequence.participants().size()));
            lines.getItems().setAll(sequence.steps());
        }
    }

    private final class Line extends ListCell<Step> {
        private final SequenceLine line = new SequenceLine(agents);

        Line() {
            setPrefWidth(0);
            setPadding(Insets.EMPTY);
        }

        /** As high as what it shows: the theme's rows are all of one height. */
        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() == null
                    ? super.computePrefHeight(width)
                    : snappedTopInset() + snappedBottomInset()
                            + getGraphic().prefHeight(getWidth() - snappedLeftInset() - snappedRightInset());
        }

        @Override
        protected void updateItem(@Nullable Step step, boolean empty) {
            super.updateItem(step, empty);
            if (empty || step == null) {
                setGraphic(null);
                return;
            }
            line.show(shown.participants(), step, compress);
            setGraphic(line);
            setAccessibleText(line.words());
        }
    }

    /** The participants, each above its line. */
    private final class Heads extends Pane {
        Heads() { getStyleClass().add("heads"); }

        void rebuild() {
            getChildren().clear();
            for (String name : shown.participants()) {
                var head = new StackPane(new AgentName(Faces.named(agents, name)));
                head.getStyleClass().add("head");
                getChildren().add(head);
            }
        }

        @Override
        protected void layoutChildren() {
            int columns = getChildren().size();
            for (int i = 0; i < columns; i++) {
                double wide = Math.min(Look.px(170), SequenceLine.column(getWidth(), columns) - Look.px(10));
                double middle = SequenceLine.middle(getWidth(), columns, i);
                getChildren().get(i).resizeRelocate(Math.rint(middle - wide / 2), Look.px(8), Math.rint(wide), Look.px(32));
            }
        }

        @Override
        protected double computePrefHeight(double width) { return Look.px(48); }
    }
}
