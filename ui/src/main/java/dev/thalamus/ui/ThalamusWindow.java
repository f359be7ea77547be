package dev.thalamus.ui;

import dev.thalamus.ui.host.UiContext;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The window of Thalamus. Confined to the FX thread. */
public final class ThalamusWindow {
    private ThalamusWindow() {}

    /**
     * Fills and shows the stage. The window follows the hub of {@code context} as it starts and stops; closing the stage keeps the window's state
     * and does not stop the hub.
     */
    public static void open(Stage stage, UiContext context) {
        stage.setTitle("Thalamus " + context.version());
        stage.setScene(new Scene(new StackPane(new Label(context.hub().status().phase().name())), 1280, 800));
        stage.show();
    }
}
