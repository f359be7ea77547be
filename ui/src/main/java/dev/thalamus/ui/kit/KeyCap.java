package dev.thalamus.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;

/** A key as it is printed on the keyboard. Confined to the FX thread. */
public final class KeyCap extends Label {
    public KeyCap(String key) {
        super(key);
        getStyleClass().add("key-cap");
        setMinWidth(USE_PREF_SIZE);
    }

    /** The caps of a combination side by side, with the names this computer uses. */
    public static HBox of(KeyCombination keys) {
        var caps = new HBox();
        caps.getStyleClass().add("key-caps");
        caps.setMinWidth(USE_PREF_SIZE);
        var text = keys.getDisplayText();
        // "Ctrl++" is Ctrl and the plus key.
        var plus = text.endsWith("+") && text.length() > 1;
        for (var key : (plus ? text.substring(0, text.length() - 1) : text).split("\\+", -1))
            if (!key.isEmpty())
                caps.getChildren().add(new KeyCap(key));
        if (plus)
            caps.getChildren().add(new KeyCap("+"));
        caps.setAccessibleText(text);
        return caps;
    }
}
