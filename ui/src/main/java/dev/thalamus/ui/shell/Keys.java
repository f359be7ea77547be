package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.MenuKey;
import dev.thalamus.ui.screen.Command;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keyboard of a window: every command with a key, {@code ?} for help, Escape for the way back. Confined to the FX thread. */
final class Keys {
    private final Scene scene;
    private final BooleanSupplier covered;

    /** @param covered whether a card lies over the screen, whose commands then have no keys */
    Keys(Scene scene, BooleanSupplier covered) {
        this.scene = scene;
        this.covered = covered;
    }

    /** Listens to what every keyboard can type; {@code escape} tells whether it did anything. */
    void install(GlobalCommands commands, Runnable escape) {
        for (Command command : commands.all()) {
            KeyCombination key = command.key();
            if (key != null) {
                add(key, command::run);
            }
        }
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?") && !(scene.getFocusOwner() instanceof TextInputControl) && !event.isShortcutDown()) {
                commands.keys.run();
                event.consume();
            }
        });
        // The plus sign is Shift and another key on most keyboards, and a key of its own on number pads.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isShortcutDown() || event.isAltDown()) {
                return;
            }
            switch (event.getCode()) {
                case EQUALS, PLUS, ADD -> commands.zoomIn.run();
                case MINUS, SUBTRACT -> commands.zoomOut.run();
                case NUMPAD0 -> commands.zoomReset.run();
                default -> {
                    return;
                }
            }
            event.consume();
        });
        MenuKey.install(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.ESCAPE && !event.isConsumed()) {
                escape.run();
            }
        });
    }

    /** Gives a screen's commands their keys. */
    void add(List<Command> commands) {
        for (Command command : commands) {
            KeyCombination key = command.key();
            if (key != null) {
                add(key, () -> {
                    if (!covered.getAsBoolean()) {
                        command.run();
                    }
                });
            }
        }
    }

    void add(KeyCombination key, Runnable action) { scene.getAccelerators().put(key, action); }

    void remove(List<Command> commands) {
        for (Command command : commands) {
            if (command.key() != null) {
                scene.getAccelerators().remove(command.key());
            }
        }
    }
}
