package dev.thalamus.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Builders of labels and of the room between them. Confined to the FX thread. */
public final class Labels {
    private Labels() {}

    /** A label with a fixed text: data, never words of the interface. */
    public static Label of(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that follows its text, usually from {@link I18n#text}. */
    public static Label of(ObservableValue<String> text, String... styles) {
        var label = of("", styles);
        label.textProperty().bind(text);
        // The title of a screen or pane: what stands beside it gives way.
        if (label.getStyleClass().contains("title"))
            label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** A label that breaks its lines. */
    public static Label wrapped(ObservableValue<String> text, String... styles) {
        var label = of(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Takes all the room that is left in a row or column. */
    public static Region spacer() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        javafx.scene.layout.VBox.setVgrow(room, Priority.ALWAYS);
        return room;
    }

    /** A line between sections. */
    public static Region line() {
        var line = new Region();
        line.getStyleClass().add("section-line");
        return line;
    }
}
