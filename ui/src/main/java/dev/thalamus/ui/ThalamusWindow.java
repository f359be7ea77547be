package dev.thalamus.ui;

import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.Mark;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.UiMemory;
import dev.thalamus.ui.shell.MainWindow;
import dev.thalamus.ui.shell.WindowState;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** The window of Thalamus. Confined to the FX thread. */
public final class ThalamusWindow {
    private ThalamusWindow() {}

    /**
     * Fills and shows the stage. The window follows the hub of {@code context} as it starts and stops; closing the stage keeps the window's state
     * and does not stop the hub.
     *
     * @return the window, to go somewhere at once, such as to the signals of a file
     */
    public static Desk open(Stage stage, UiContext context) {
        var memory = new UiMemory(context.stateDir());
        var state = new WindowState(memory);
        state.restoreLook();
        var pump = new FxPump(context.hub());
        var window = new MainWindow(stage, context, new Mirror(pump), memory);
        stage.setTitle("Thalamus");
        Mark.apply(stage);
        state.restore(stage);
        stage.iconifiedProperty().subscribe(minimised -> pump.setAwake(!minimised));
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> {
            window.keep();
            state.keep(stage);
            pump.close();
        });
        pump.start();
        stage.show();
        return window;
    }
}
