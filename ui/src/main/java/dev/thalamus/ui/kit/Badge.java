package dev.thalamus.ui.kit;

import javafx.scene.control.Label;

/** A number that wants to be seen; nothing at all when it is zero. Confined to the FX thread. */
public final class Badge extends Label {
    public Badge(String... tones) {
        getStyleClass().add("badge");
        getStyleClass().addAll(tones);
        setMinWidth(USE_PREF_SIZE);
        show(0);
    }

    public void show(long count) {
        setText(Formats.count(count));
        setVisible(count != 0);
        setManaged(count != 0);
    }
}
