package dev.thalamus.ui.screen;

import dev.thalamus.ui.kit.InspectorPane.Identity;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;

/** What the inspector shows of one {@link Subject}, and of others of its kind if it can. Confined to the FX thread. */
public interface InspectorPage {
    /** What kind of thing it is, in one word. */
    ObservableValue<String> kind();

    Identity identity();

    List<Tab> tabs();

    /** At the foot, two at most and a menu. */
    default List<Node> buttons() { return List.of(); }

    /** Shows another subject with the nodes it has; false when it cannot, and a page is made anew. */
    default boolean turnTo(Subject next) {
        return false;
    }

    /** It is looked at: begin to follow the hub. */
    default void shown() {}

    /** It is not looked at any more. */
    default void hidden() {}
}
