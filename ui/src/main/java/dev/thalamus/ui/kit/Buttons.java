package dev.thalamus.ui.kit;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;

/** Builders of the buttons that every screen needs. Confined to the FX thread. */
public final class Buttons {
    private Buttons() {}

    /** A button with a word. */
    public static Button text(ObservableValue<String> text, Runnable action, String... styles) {
        var button = new Button();
        button.textProperty().bind(text);
        button.setOnAction(event -> action.run());
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    /** A button with an icon and a word. */
    public static Button text(Icons icon, ObservableValue<String> text, Runnable action, String... styles) {
        var button = text(text, action, styles);
        button.setGraphic(icon.node());
        return button;
    }

    /** A button that is only its icon, with the word as tooltip, while {@code place} is narrower than that many pixels at zoom 100 %. */
    public static Button wordFrom(double width, Region place, Button button) {
        button.setTooltip(tip(button.textProperty()));
        button.contentDisplayProperty().bind(Bindings.createObjectBinding(
                () -> place.getWidth() < Look.px(width) ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT, place.widthProperty(),
                Look.zoomProperty()));
        return button;
    }

    /** The filled button: at most one on a screen. */
    public static Button primary(Icons icon, ObservableValue<String> text, Runnable action) {
        return text(icon, text, action, Style.ACCENT);
    }

    /** A button that is only an icon; its name is the tooltip and what a screen reader says. */
    public static Button icon(Icons icon, ObservableValue<String> name, Runnable action, String... styles) {
        var button = new Button(null, icon.node());
        button.getStyleClass().addAll(Style.ICON_ONLY, Style.FLAT);
        button.getStyleClass().addAll(styles);
        button.accessibleTextProperty().bind(name);
        button.setTooltip(tip(name));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A text that leads to the rows behind it. */
    public static Hyperlink link(ObservableValue<String> text, Runnable action) {
        var link = new Hyperlink();
        link.textProperty().bind(text);
        link.setOnAction(event -> {
            // A link of this window is no page: it never turns "visited".
            link.setVisited(false);
            action.run();
        });
        return link;
    }

    /** Lets anything be pressed as a button is: with the mouse, with Enter and with the space bar. It still needs a name. */
    public static <N extends Node> N pressable(N node, Runnable action) {
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                action.run();
            }
        });
        node.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                event.consume();
                action.run();
            }
        });
        return node;
    }

    /** A tooltip that follows the language. */
    public static Tooltip tip(ObservableValue<String> text) {
        var tip = new Tooltip();
        tip.textProperty().bind(text);
        return tip;
    }
}
