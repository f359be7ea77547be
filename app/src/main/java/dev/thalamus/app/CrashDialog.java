package dev.thalamus.app;

import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;

/**
 * Says that something went wrong, shows the report, which holds no secrets, to read and to copy, and that nothing was sent; one dialog at a time.
 * Confined to the FX thread.
 */
final class CrashDialog {
    private final Stage owner;
    private final Consumer<String> openUrl;
    private boolean showing;

    CrashDialog(Stage owner, Consumer<String> openUrl) {
        this.owner = owner;
        this.openUrl = openUrl;
    }

    /** Shows it, unless the one of an earlier fault is still there. */
    void show(Path file, String report) {
        if (showing) {
            return;
        }
        var copy = new ButtonType(I18n.get("app.crash.copy"), ButtonBar.ButtonData.LEFT);
        var open = new ButtonType(I18n.get("app.crash.open"), ButtonBar.ButtonData.OTHER);
        var goOn = new ButtonType(I18n.get("app.crash.goOn"), ButtonBar.ButtonData.OK_DONE);
        var alert = new Alert(Alert.AlertType.ERROR, I18n.get("app.crash.text", file), copy, open, goOn);
        alert.initOwner(owner);
        alert.setTitle(I18n.get("app.crash.title"));
        alert.setHeaderText(I18n.get("app.crash.header"));
        alert.getDialogPane().setExpandableContent(reading(report));
        var copying = (Button) alert.getDialogPane().lookupButton(copy);
        copying.setId("crash-copy");
        copying.addEventFilter(ActionEvent.ACTION, event -> {
            Clip.copy(report);
            copying.setText(I18n.get("app.crash.copied"));
            event.consume();
        });
        alert.setOnHidden(_ -> {
            showing = false;
            if (alert.getResult() == open) {
                openUrl.accept(file.toUri().toString());
            }
        });
        Look.apply(alert.getDialogPane().getScene());
        showing = true;
        alert.show();
    }

    private static TextArea reading(String report) {
        var area = new TextArea(report);
        area.setEditable(false);
        area.setPrefRowCount(14);
        area.setPrefColumnCount(70);
        return area;
    }
}
