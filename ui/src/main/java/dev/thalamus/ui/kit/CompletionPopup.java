package dev.thalamus.ui.kit;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** The list of suggestions under a field that keeps the keyboard. Confined to the FX thread. */
public final class CompletionPopup {
    private static final int ROWS = 8;

    private final Popup popup = new Popup();
    private final ListView<Suggestion> list = new ListView<>();
    private final Consumer<Suggestion> accept;

    public CompletionPopup(Consumer<Suggestion> accept) {
        this.accept = accept;
        var box = new VBox(list);
        box.getStyleClass().addAll(Style.POP_UP, "completion");
        list.setFocusTraversable(false);
        list.setCellFactory(made -> new Row());
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setConsumeAutoHidingEvents(false); // a click beside it means what it hits
    }

    public boolean isShowing() { return popup.isShowing(); }

    public void hide() { popup.hide(); }

    /** Shows suggestions below {@code at}, a place on the screen; none hides the list. */
    public void show(Node owner, Bounds at, List<Suggestion> suggestions) {
        if (suggestions.isEmpty()) {
            hide();
            return;
        }
        list.getItems().setAll(suggestions);
        list.getSelectionModel().selectFirst();
        double row = Look.px(28);
        list.setPrefHeight(Math.min(ROWS, suggestions.size()) * row + 2);
        list.setPrefWidth(Look.px(320));
        if (popup.isShowing()) {
            popup.setX(at.getMinX());
            popup.setY(at.getMaxY() + 4);
        } else {
            popup.show(owner, at.getMinX(), at.getMaxY() + 4);
        }
        // Not before: a hidden pop-up has no style sheets, and scrolling makes rows at once.
        list.scrollTo(0);
    }

    /** Moves, accepts or closes by the key; true when the key was for the list. */
    public boolean handle(KeyEvent event) {
        if (!isShowing())
            return false;
        var selection = list.getSelectionModel();
        switch (event.getCode()) {
            case DOWN -> selection.select(Math.min(selection.getSelectedIndex() + 1, list.getItems().size() - 1));
            case UP -> selection.select(Math.max(selection.getSelectedIndex() - 1, 0));
            case PAGE_DOWN -> selection.select(Math.min(selection.getSelectedIndex() + ROWS, list.getItems().size() - 1));
            case PAGE_UP -> selection.select(Math.max(selection.getSelectedIndex() - ROWS, 0));
            case TAB, ENTER -> {
                take(selection.getSelectedItem());
                return true;
            }
            case ESCAPE -> {
                hide();
                return true;
            }
            // Every other key is text.
            default -> {
                return false;
            }
        }
        list.scrollTo(Math.max(0, selection.getSelectedIndex() - ROWS / 2));
        return true;
    }

    private void take(@Nullable Suggestion suggestion) {
        hide();
        if (suggestion != null)
            accept.accept(suggestion);
    }

    private final class Row extends ListCell<Suggestion> {
        private final Label label = Labels.of("", Style.CODE);
        private final Label detail = Labels.of("", "detail");
        private final HBox line = new HBox(label, Labels.spacer(), detail);

        private Row() {
            line.getStyleClass().add("line");
            setOnMouseClicked(event -> take(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Suggestion item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : line);
            if (item == null)
                return;
            label.setText(Visible.within(item.label()));
            detail.setText(Visible.within(item.detail()));
        }
    }
}
