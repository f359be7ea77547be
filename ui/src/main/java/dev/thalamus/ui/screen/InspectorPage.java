package dev.thalamus.ui.screen;

import dev.thalamus.ui.kit.InspectorPane.Identity;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;

/** What the inspector shows of one {@link Subject}. Made anew for each; confined to the FX thread. */
public interface InspectorPage {
    /** What kind of thing it is, in one word. */
    ObservableValue<String> kind();

    Identity identity();

    List<Tab> tabs();

    /** At the foot, two at most and a menu. */
    default List<Node> buttons() { return List.of(); }

    /** It is looked at: begin to follow the hub. */
    default void shown() {}

    /** It is not looked at any more. */
    default void hidden() {}
}
