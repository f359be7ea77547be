package dev.thalamus.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What a screen says when it has nothing to show: what is true now, and what to do next. Confined to the FX thread. */
public final class EmptyState extends VBox {
    public EmptyState(Icons icon, ObservableValue<String> now, ObservableValue<String> next, Node... actions) {
        getStyleClass().add("empty-state");
        var sign = icon.node(32);
        sign.getStyleClass().add(Style.SUBTLE);
        getChildren().addAll(sign, Labels.wrapped(now, "title"), Labels.wrapped(next, "detail"));
        if (actions.length == 0)
            return;
        var row = new HBox(actions);
        row.getStyleClass().add("actions");
        getChildren().add(row);
    }
}
