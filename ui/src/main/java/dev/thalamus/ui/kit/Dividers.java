package dev.thalamus.ui.kit;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Dividers of split panes that the arrow keys move too: JavaFX leaves them to the mouse. Confined to the FX thread. */
public final class Dividers {
    private static final double STEP = 0.02;

    private Dividers() {}

    /** A split pane whose dividers take the keyboard. */
    public static SplitPane byKeys(SplitPane split) {
        // The skin makes one whenever there is one more item.
        split.getChildrenUnmodifiable().addListener((ListChangeListener<Node>) _ -> dress(split));
        return split;
    }

    private static List<Node> of(SplitPane split) {
        return split.getChildrenUnmodifiable().stream().filter(node -> node.getStyleClass().contains("split-pane-divider")).toList();
    }

    private static void dress(SplitPane split) {
        for (Node divider : of(split)) {
            if (!divider.isFocusTraversable()) {
                divider.setFocusTraversable(true);
                divider.setAccessibleRole(AccessibleRole.SLIDER);
                divider.accessibleTextProperty().bind(I18n.text("kit.divider"));
                divider.addEventHandler(KeyEvent.KEY_PRESSED, event -> move(split, divider, event));
            }
        }
    }

    private static void move(SplitPane split, Node divider, KeyEvent event) {
        boolean across = split.getOrientation() == Orientation.HORIZONTAL;
        KeyCode back = across ? KeyCode.LEFT : KeyCode.UP;
        KeyCode on = across ? KeyCode.RIGHT : KeyCode.DOWN;
        int which = of(split).indexOf(divider);
        if ((event.getCode() == back || event.getCode() == on) && which >= 0 && which < split.getDividers().size()) {
            double now = split.getDividerPositions()[which];
            split.setDividerPosition(which, Math.clamp(now + (event.getCode() == on ? STEP : -STEP), 0, 1));
            event.consume();
        }
    }
}
