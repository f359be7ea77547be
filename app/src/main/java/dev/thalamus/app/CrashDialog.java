package dev.thalamus.app;

import dev.thalamus.ui.kit.I18n;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** Says that something went wrong, where the report is, and that nothing was sent; one dialog at a time. Confined to the FX thread. */
final class CrashDialog {
    private final Stage owner;
    private final Consumer<String> openUrl;
    private boolean showing;

    CrashDialog(Stage owner, Consumer<String> openUrl) {
        this.owner = owner;
        this.openUrl = openUrl;
    }

    /** Shows it, unless the one of an earlier fault is still there. */
    void show(Path report) {
        if (showing) {
            return;
        }
        var open = new ButtonType(I18n.get("app.crash.open"), ButtonBar.ButtonData.OTHER);
        var goOn = new ButtonType(I18n.get("app.crash.goOn"), ButtonBar.ButtonData.OK_DONE);
        var alert = new Alert(Alert.AlertType.ERROR, I18n.get("app.crash.text", report), open, goOn);
        alert.initOwner(owner);
        alert.setTitle(I18n.get("app.crash.title"));
        alert.setHeaderText(I18n.get("app.crash.header"));
        alert.setOnHidden(_ -> {
            showing = false;
            if (alert.getResult() == open) {
                openUrl.accept(report.toUri().toString());
            }
        });
        showing = true;
        alert.show();
    }
}
