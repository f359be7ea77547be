package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** The screen alone over the whole display, in large type. Confined to the FX thread. */
final class Presentation {
    private static final double LARGE = 1.5;

    private final Stage stage;
    private final Chrome chrome;
    private final Subscription leaving;
    private boolean on;
    private double zoomBefore;

    Presentation(Stage stage, Chrome chrome) {
        this.stage = stage;
        this.chrome = chrome;
        // The desktop has ways of its own out of the full screen.
        leaving = stage.fullScreenProperty().subscribe((_, full) -> {
            if (!full) {
                end();
            }
        });
    }

    boolean on() { return on; }

    void toggle() {
        if (on) {
            end();
            stage.setFullScreen(false);
        } else {
            on = true;
            zoomBefore = Look.zoomProperty().get();
            chrome.show(false);
            Look.zoom(zoomBefore * LARGE);
            stage.setFullScreenExitHint(I18n.get("shell.presentation-leave"));
            stage.setFullScreen(true);
        }
    }

    /** Ends with the window, which its stage may outlive. */
    void close() {
        leaving.unsubscribe();
        end();
    }

    /** Everything as it was, but for the window's size. */
    private void end() {
        if (on) {
            on = false;
            chrome.show(true);
            Look.zoom(zoomBefore);
        }
    }
}
