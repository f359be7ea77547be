package dev.thalamus.ui.screen.sessions;

import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.AgentAvatar;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.TallCell;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.part.Faces;
import dev.thalamus.ui.screen.sessions.Sequence.Step;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sequence diagram: participants above, and below them who said what to whom, line by line. Confined to the FX thread. */
final class SequenceView extends ScrollPane {
    private static final double NARROWEST = 112;
    private static final PseudoClass FOREIGN = PseudoClass.getPseudoClass("foreign");

    private final Agents agents;
    private final ListView<Step> lines = new ListView<>();
    private final Heads heads = new Heads();
    private final Label waits = Labels.of("", Style.DENSE, "waits");
    private Sequence shown = Sequence.NONE;
    private boolean compress = true;

    /** @param open shows what is behind a step */
    SequenceView(Agents agents, Consumer<Line> open) {
        this.agents = agents;
        setId("session-sequence");
        getStyleClass().addAll("sequence", "plain");
        lines.getStyleClass().addAll("plain", "steps");
        lines.setCellFactory(_ -> new StepCell());
        lines.getSelectionModel().selectedItemProperty().subscribe(step -> {
            switch (step) {
                case Sequence.Message message -> open.accept(message.line());
                case Sequence.Note note -> open.accept(note.line());
                case Sequence.Gap _ -> {
                }
                case null -> {
                }
            }
        });
        VBox.setVgrow(lines, Priority.ALWAYS);
        waits.setId("session-waits");
        waits.managedProperty().bind(waits.textProperty().isNotEmpty());
        waits.visibleProperty().bind(waits.managedProperty());
        var below = new StackPane(waits);
        below.getStyleClass().add("waits-row");
        below.managedProperty().bind(waits.managedProperty());
        var all = new VBox(heads, lines, below);
        setContent(all);
        setFitToWidth(true);
        setFitToHeight(true);
    }

    /** Brings the last step in sight. */
    void showEnd() { lines.scrollTo(lines.getItems().size() - 1); }

    void clearSelection() { lines.getSelectionModel().clearSelection(); }

    /** @param squeezed whether silence takes no more room than any line */
    void show(Sequence sequence, boolean squeezed) {
        if (sequence.equals(shown) && squeezed == compress) {
            return;
        }
        waits.setText(sequence.waiting());
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

    private final class StepCell extends TallCell<Step> {
        private final SequenceLine line = new SequenceLine(agents);

        StepCell() { setPadding(Insets.EMPTY); }

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
        Heads() {
            getStyleClass().add("heads");
            setMinHeight(USE_PREF_SIZE);
        }

        void rebuild() {
            getChildren().clear();
            for (String name : shown.participants()) {
                getChildren().add(head(name));
            }
        }

        /** Avatar and name, with the domain of a foreign one below it. */
        private Node head(String name) {
            AgentFace face = Faces.named(agents, name);
            var words = new VBox(Labels.of(face.shown(), Style.MEDIUM));
            String domain = face.shownDomain();
            if (domain != null) {
                words.getChildren().add(Labels.of(domain, Style.CAPTION, Style.MUTED));
            }
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            words.getChildren().forEach(label -> ((Label) label).setMinWidth(0));
            var head = new HBox(new AgentAvatar(face), words);
            head.getStyleClass().add("head");
            head.pseudoClassStateChanged(FOREIGN, face.domain() != null);
            Tooltip.install(head, new Tooltip(Visible.of(name)));
            return head;
        }

        @Override
        protected void layoutChildren() {
            int columns = getChildren().size();
            for (int i = 0; i < columns; i++) {
                double wide = Math.min(Look.px(170), SequenceLine.column(getWidth(), columns) - Look.px(10));
                double middle = SequenceLine.middle(getWidth(), columns, i);
                getChildren().get(i).resizeRelocate(Math.rint(middle - wide / 2), Look.px(6), Math.rint(wide), Look.px(40));
            }
        }

        @Override
        protected double computePrefHeight(double width) { return Look.px(54); }
    }
}
