package dev.thalamus.ui.kit;

import java.util.function.Supplier;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.PickResult;
import org.jspecify.annotations.Nullable;

/**
 * The menu key. It asks the list that has the keyboard, never a row of it as the mouse does: this opens the menu of the chosen row, below it. Confined
 * to the FX thread.
 */
public final class MenuKey {
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private MenuKey() {}

    /** @param menu of the chosen row; null when it has none */
    public static void opens(Control rows, Supplier<@Nullable ContextMenu> menu) {
        rows.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            ContextMenu now = event.isKeyboardTrigger() ? menu.get() : null;
            if (now != null) {
                now.show(chosen(rows), Side.BOTTOM, 0, 0);
                event.consume();
            }
        });
    }

    /** Lets Shift+F10 do the same, as everywhere: many keyboards have no menu key, and JavaFX knows this only on Windows. */
    public static void install(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Node at = scene.getFocusOwner();
            if (!WINDOWS && event.getCode() == KeyCode.F10 && event.isShiftDown() && at != null) {
                press(at);
                event.consume();
            }
        });
    }

    /** What the key does while that node has the keyboard. */
    static void press(Node at) {
        Bounds inside = at.getLayoutBounds();
        var middle = at.localToScene(inside.getCenterX(), inside.getCenterY());
        var screen = at.localToScreen(inside.getCenterX(), inside.getCenterY());
        Event.fireEvent(at, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, middle.getX(), middle.getY(), screen.getX(),
                screen.getY(), true, new PickResult(at, middle.getX(), middle.getY())));
    }

    private static Node chosen(Control rows) {
        return rows.lookupAll(".cell").stream()
                .filter(node -> node instanceof IndexedCell<?> cell && cell.isSelected() && cell.isVisible() && !cell.isEmpty())
                .findFirst().orElse(rows);
    }
}
