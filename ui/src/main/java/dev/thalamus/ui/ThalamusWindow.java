package dev.thalamus.ui;

import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.Mark;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.UiMemory;
import dev.thalamus.ui.shell.MainWindow;
import dev.thalamus.ui.shell.WindowState;
import java.nio.file.Path;
import javafx.event.EventHandler;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;

/** The window of Thalamus. Confined to the FX thread. */
public final class ThalamusWindow {
    private final Stage stage;
    private final MainWindow frame;

    private ThalamusWindow(Stage stage, MainWindow frame) {
        this.stage = stage;
        this.frame = frame;
    }

    /**
     * Fills and shows the stage. The window follows the hub of {@code context} as it starts and stops; closing the stage keeps the window's state
     * and does not stop the hub. A stage that has a size already keeps it when none is remembered ({@link #fit}).
     *
     * @return the window, to show something in it or to raise it
     */
    public static ThalamusWindow open(Stage stage, UiContext context) {
        var memory = new UiMemory(context.stateDir());
        var state = new WindowState(memory);
        state.restoreLook();
        var pump = new FxPump(context.hub());
        var window = new MainWindow(stage, context, new Mirror(pump), memory);
        stage.setTitle("Thalamus");
        Mark.apply(stage);
        state.restore(stage);
        Subscription awake = stage.iconifiedProperty().subscribe(minimised -> pump.setAwake(!minimised));
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, new EventHandler<>() {
            @Override
            public void handle(WindowEvent closing) {
                window.close();
                state.keep(stage);
                pump.close();
                // A stage may open another window; this one is not to hang on it.
                awake.unsubscribe();
                stage.removeEventHandler(WindowEvent.WINDOW_HIDING, this);
            }
        });
        pump.start();
        stage.show();
        return new ThalamusWindow(stage, window);
    }

    /** Gives a stage the size of a first start, which the primary screen limits; before {@link #open}. */
    public static void fit(Stage stage) {
        WindowState.fit(stage, Screen.getPrimary().getVisualBounds());
    }

    /** Shows a file of saved signals, read-only. */
    public void show(Path capture) { frame.go(new Destination.CaptureIn(capture)); }

    /** Brings it before other windows. */
    public void raise() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    /** Closes it, as its frame's button does. */
    public void close() { stage.close(); }
}
