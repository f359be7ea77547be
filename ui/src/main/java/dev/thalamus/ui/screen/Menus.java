package dev.thalamus.ui.screen;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Style;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;

/** Menus and buttons made of commands. Confined to the FX thread. */
public final class Menus {
    private Menus() {}

    public static List<MenuItem> items(List<Command> commands) { return commands.stream().map(Menus::item).toList(); }

    public static MenuItem item(Command command) {
        var item = new MenuItem();
        item.textProperty().bind(command.text());
        item.setGraphic(command.icon().node());
        item.disableProperty().bind(command.enabled().not());
        // Only shown: the window's keys run it wherever the focus is.
        item.setAccelerator(null);
        item.setId(command.id());
        item.setOnAction(_ -> command.run());
        return item;
    }

    /** A button with icon and word; {@code styles} are those of {@link Style}. */
    public static Button button(Command command, String... styles) {
        Button button = Buttons.text(command.icon(), command.text(), command::run, styles);
        button.disableProperty().bind(command.enabled().not());
        button.setId(command.id().replace('.', '-'));
        return button;
    }
}
