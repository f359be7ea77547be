package dev.thalamus.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A line of an inspector: a label of 88 pixels and a value. Confined to the FX thread. */
public final class PropertyRow extends HBox {
    public PropertyRow(ObservableValue<String> label, Node value) {
        getStyleClass().add("property-row");
        var name = Labels.of(label, "property-label");
        name.setLabelFor(value);
        setHgrow(value, Priority.ALWAYS);
        getChildren().addAll(name, value);
    }

    /** A value that is text; what does not fit is in its tooltip. */
    public PropertyRow(ObservableValue<String> label, String value, String... styles) {
        this(label, text(value, styles));
    }

    private static Label text(String raw, String... styles) {
        String value = Visible.within(raw);
        var text = Labels.of(value, styles);
        text.setMinWidth(0);
        if (value.length() > 24)
            text.setTooltip(new Tooltip(value));
        return text;
    }
}
