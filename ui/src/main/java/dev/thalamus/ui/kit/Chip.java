package dev.thalamus.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/** A state in a word on a soft ground; tones are {@link Style}'s, outlined for facts that are not states. Confined to the FX thread. */
public final class Chip extends Label {
    public Chip(String text, String... tones) {
        super(text);
        getStyleClass().add("chip");
        getStyleClass().addAll(tones);
        setMinWidth(USE_PREF_SIZE);
    }

    public Chip(ObservableValue<String> text, String... tones) {
        this("", tones);
        textProperty().bind(text);
    }

    /** Changes word and tone; for cells. */
    public void show(String text, String tone) {
        setText(text);
        if (getStyleClass().size() == 3 && getStyleClass().get(2).equals(tone))
            return;
        getStyleClass().setAll("label", "chip", tone);
    }
}
