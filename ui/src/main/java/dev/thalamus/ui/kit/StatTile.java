package dev.thalamus.ui.kit;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A card with one large number that opens the screen behind it. Confined to the FX thread. */
public final class StatTile extends VBox {
    private final Label value = new Label(Formats.NONE);
    private final HBox notes = new HBox();

    public StatTile(Icons icon, ObservableValue<String> name, Runnable open) {
        getStyleClass().addAll(Style.CARD, "stat-tile");
        accessibleTextProperty().bind(Bindings.concat(name, ": ", value.textProperty()));
        value.getStyleClass().add("value");
        value.setMinWidth(USE_PREF_SIZE);
        notes.setMinWidth(0);
        notes.getStyleClass().add("notes");
        var head = new HBox(icon.node(), Labels.of(name), Labels.spacer(), Icons.CHEVRON_RIGHT.node());
        head.getStyleClass().add("head");
        head.getChildren().getFirst().getStyleClass().add(Style.MUTED);
        head.getChildren().getLast().getStyleClass().add(Style.MUTED);
        getChildren().addAll(head, value, notes);
        Buttons.pressable(this, open);
    }

    /** The number; bind or set it. */
    public Label value() { return value; }

    /** What stands under the number: labels with class {@code note}. */
    public void notes(Node... nodes) {
        notes.getChildren().setAll(nodes);
    }

    /** Puts a small chart beside the number, at the right. */
    public void chart(Node chart) {
        notes.setMinWidth(USE_PREF_SIZE);
        int row = getChildren().indexOf(value);
        var line = new HBox(new VBox(value, notes), Labels.spacer(), chart);
        line.getStyleClass().add("with-chart");
        getChildren().remove(notes);
        getChildren().add(row, line);
    }

    /** Colours the number: a tone of {@link Style}, or none. */
    public void tone(String tone) {
        getStyleClass().removeAll(Style.WARNING, Style.DANGER, Style.SUCCESS);
        if (!tone.isEmpty())
            getStyleClass().add(tone);
    }
}
