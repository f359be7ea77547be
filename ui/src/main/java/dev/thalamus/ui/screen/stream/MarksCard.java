package dev.thalamus.ui.screen.stream;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.Marks;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All marked signals in the order of their times: go to one, or take its mark away. Confined to the FX thread. */
final class MarksCard {
    private final Desk desk;
    private final Marks marks;
    private final Consumer<Marks.At> go;
    private final ListView<Marks.At> list = new ListView<>();
    private Desk.@Nullable Overlay overlay;

    MarksCard(Desk desk, Marks marks, Consumer<Marks.At> go) {
        this.desk = desk;
        this.marks = marks;
        this.go = go;
        list.setId("marks-list");
        list.accessibleTextProperty().bind(I18n.text("stream.cmd.marks"));
        list.getStyleClass().add(Style.ROWS_28);
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(new EmptyState(Icons.BOOKMARK, I18n.text("stream.marks-none"), I18n.text("stream.marks-none-next")));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                jump();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                jump();
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                remove();
                event.consume();
            }
        });
    }

    void open() {
        list.getItems().setAll(marks.all());
        list.getSelectionModel().selectLast();
        list.scrollTo(list.getItems().size() - 1);
        BooleanBinding none = Bindings.isNull(list.getSelectionModel().selectedItemProperty());
        var jump = Buttons.text(Icons.ARROW_RIGHT, I18n.text("stream.mark-go"), this::jump, Style.ACCENT);
        var remove = Buttons.text(Icons.DELETE, I18n.text("stream.mark-remove"), this::remove);
        jump.disableProperty().bind(none);
        remove.disableProperty().bind(none);
        remove.setId("mark-remove");
        var buttons = new HBox(remove, Labels.spacer(), Buttons.text(I18n.text("kit.close"), this::close), jump);
        buttons.getStyleClass().add("card-buttons");
        var card = new VBox(Labels.of(I18n.text("stream.cmd.marks"), Style.TITLE), list, buttons);
        card.getStyleClass().addAll(Style.POP_UP, "events-card");
        card.setId("marks");
        overlay = desk.lay(card);
        list.requestFocus();
    }

    private void jump() {
        Marks.At signal = list.getSelectionModel().getSelectedItem();
        if (signal != null) {
            close();
            go.accept(signal);
        }
    }

    private void remove() {
        Marks.At signal = list.getSelectionModel().getSelectedItem();
        String note = signal == null ? null : marks.note(signal);
        if (signal != null && note != null) {
            int at = list.getSelectionModel().getSelectedIndex();
            marks.unmark(signal);
            list.getItems().remove(signal);
            list.getSelectionModel().select(Math.min(at, list.getItems().size() - 1));
            desk.say(Toast.undoable(Icons.BOOKMARK, I18n.text("stream.mark-removed", signal.sequence()),
                    I18n.text("stream.mark-removed-detail"), () -> {
                        marks.mark(signal, note);
                        list.getItems().setAll(marks.all());
                        list.getSelectionModel().select(signal);
                    }, null));
        }
    }

    private void close() {
        if (overlay != null) {
            overlay.close();
        }
    }

    private final class Cell extends ListCell<Marks.At> {
        private final Label number = Labels.of("", "number", Style.DENSE);
        private final Label time = Labels.of("", Style.DENSE, Style.MUTED);
        private final Label words = Labels.of("", Style.DENSE);
        private final HBox row = new HBox();

        Cell() {
            row.getStyleClass().add("line-27");
            number.setMinWidth(Label.USE_PREF_SIZE);
            time.setMinWidth(Label.USE_PREF_SIZE);
            words.setMinWidth(0);
        }

        @Override
        protected void updateItem(Marks.@Nullable At signal, boolean empty) {
            super.updateItem(signal, empty);
            String note = empty || signal == null ? null : marks.note(signal);
            setGraphic(note == null ? null : row);
            if (signal != null && note != null) {
                var icon = (note.isEmpty() ? Icons.BOOKMARK : Icons.COMMENT).node();
                icon.getStyleClass().add(note.isEmpty() ? Style.WARNING_TEXT : Style.ACCENT_TEXT);
                number.setText(I18n.get("shell.signal-number", signal.sequence()));
                time.setText(Formats.dateTime(Instant.ofEpochMilli(signal.timeMicros() / 1_000)));
                words.setText(note);
                row.getChildren().setAll(icon, number, time, words);
            }
        }
    }
}
