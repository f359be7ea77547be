package dev.thalamus.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A fact that concerns the whole screen: one sentence of fact, one of consequence, at most one button. Confined to the FX thread. */
public final class Banner extends HBox {
    /** @param tone a tone of {@link Style} */
    public Banner(String tone, ObservableValue<String> fact, ObservableValue<String> consequence, Node... button) {
        getStyleClass().addAll("banner", tone);
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(fact.map(text -> text + " " + consequence.getValue()));
        var icon = switch (tone) {
            case Style.DANGER -> Icons.ERROR;
            case Style.WARNING -> Icons.WARNING;
            case Style.SUCCESS -> Icons.CHECK_CIRCLE;
            default -> Icons.HELP;
        };
        var words = new VBox(Labels.wrapped(fact, "title"), Labels.wrapped(consequence, "detail"));
        setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(icon.node(20), words);
        getChildren().addAll(button);
    }
}
