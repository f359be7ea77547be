package dev.thalamus.ui.screen;

import dev.thalamus.ui.kit.Toast;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What a screen may ask of the window around it. Confined to the FX thread. */
public interface Desk {
    /** Goes to another place; Alt+← comes back. */
    void go(Destination destination);

    /** Whether there is such a screen. */
    boolean has(ScreenId screen);

    /** Shows something in the inspector; null empties and closes it. */
    void inspect(@Nullable Subject subject);

    /** What the inspector shows, or null. */
    ReadOnlyObjectProperty<@Nullable Subject> inspected();

    /** Says what happened, and may offer to take it back. */
    void say(Toast toast);

    /** Lays a card over the window until it is closed; Escape closes it. */
    Overlay lay(Node card);

    /** Lists what a person should look at. */
    void showProblems();

    /** The window itself, to own dialogs. */
    Window window();

    /** A card over the window. */
    interface Overlay {
        void close();
    }
}
