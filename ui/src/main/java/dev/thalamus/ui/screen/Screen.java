package dev.thalamus.ui.screen;

import java.util.List;
import javafx.scene.Parent;

/** One place in the window. Made when it is first opened; confined to the FX thread. */
public interface Screen {
    /** The same node each time. */
    Parent view();

    /** It can be seen from now on: begin to follow the hub. */
    default void shown() {}

    /** It cannot be seen any more: follow nothing. */
    default void hidden() {}

    /** Goes to a place within. Only destinations of this screen's id come here. */
    default void open(Destination destination) {}

    /** What can be done here; the same commands each time. */
    default List<Command> commands() { return List.of(); }

    /** Puts the cursor into the filter line. */
    default void focusFilter() {}
}
