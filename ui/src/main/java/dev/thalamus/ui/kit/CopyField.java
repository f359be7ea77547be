package dev.thalamus.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A value in the fixed-width face with a button that copies it whole and letter by letter, also where the line shows it cut. Confined to the FX thread. */
public final class CopyField extends HBox {
    private final Label value = new Label();
    private String whole = "";

    public CopyField(String text) {
        getStyleClass().add("copy-field");
        value.getStyleClass().add("value");
        value.setMinWidth(0);
        setHgrow(value, Priority.SOMETIMES);
        getChildren().addAll(value, new CopyButton(() -> whole, I18n.text("kit.copy")));
        show(text);
    }

    public void show(String text) {
        whole = text;
        String seen = Visible.within(text);
        value.setText(seen);
        value.setTooltip(text.isEmpty() ? null : new Tooltip(seen));
    }
}
