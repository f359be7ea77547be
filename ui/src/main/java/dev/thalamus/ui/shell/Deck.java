package dev.thalamus.ui.shell;

import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Workbench;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The screens made so far, one of them in sight with its keys. Confined to the FX thread. */
final class Deck {
    private final Workbench bench;
    private final Keys keys;
    private final StackPane place = new StackPane();
    private final Map<ScreenId, Screen> screens = new EnumMap<>(ScreenId.class);
    private @Nullable Screen inSight;

    Deck(Workbench bench, Keys keys) {
        this.bench = bench;
        this.keys = keys;
        place.setMinWidth(0);
    }

    StackPane place() { return place; }

    /** What can be done on the screen in sight. */
    List<Command> commands() { return inSight == null ? List.of() : inSight.commands(); }

    /** Goes to a place, making its screen when nobody was there before. */
    void show(Destination destination) {
        Screen screen = screens.computeIfAbsent(destination.screen(), id -> Screens.of(id).make().apply(bench));
        if (!screen.equals(inSight)) {
            leave();
            inSight = screen;
            Parent view = screen.view();
            place.getChildren().setAll(view);
            keys.add(screen.commands());
            screen.shown();
            view.requestFocus();
        }
        screen.open(destination);
    }

    void focusFilter() {
        if (inSight != null) {
            inSight.focusFilter();
        }
    }

    /** Nobody sees the screen any more. */
    void leave() {
        if (inSight != null) {
            keys.remove(inSight.commands());
            inSight.hidden();
            inSight = null;
        }
    }
}
