package dev.thalamus.ui.shell;

import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.host.HubsElsewhere;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.part.HubText;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for a hub elsewhere: where it is, and its operator's token, which is kept in memory only. Confined to the FX thread. */
final class AttachCard extends VBox {
    private final Desk desk;
    private final HubsElsewhere elsewhere;
    private final TextField address = new TextField();
    private final TextField token = new PasswordField();
    private final StringProperty problem = new SimpleStringProperty("");
    private final Button attach;
    private final Desk.Overlay overlay;

    private AttachCard(Desk desk, HubsElsewhere elsewhere) {
        this.desk = desk;
        this.elsewhere = elsewhere;
        setId("attach-card");
        getStyleClass().addAll(Style.POP_UP, "attach-card");
        address.setPromptText("ws://192.168.1.20:8765");
        token.promptTextProperty().bind(I18n.text("shell.attach.token-prompt"));
        var wrong = Labels.wrapped(problem, Style.DENSE, Style.DANGER_TEXT);
        wrong.setId("attach-problem");
        wrong.visibleProperty().bind(problem.isNotEmpty());
        wrong.managedProperty().bind(wrong.visibleProperty());
        attach = Buttons.primary(Icons.LINK, I18n.text("shell.attach.do"), this::attach);
        attach.setId("attach-do");
        var buttons = new HBox(Labels.spacer(), Buttons.text(I18n.text("kit.cancel"), this::close), attach);
        buttons.getStyleClass().add("card-buttons");
        getChildren().addAll(Labels.of(I18n.text("shell.attach.title"), Style.TITLE),
                Labels.wrapped(I18n.text("shell.attach.detail"), Style.DENSE, Style.MUTED), field("address", address),
                field("token", token),
                wrong, buttons);
        address.setOnAction(_ -> attach());
        token.setOnAction(_ -> attach());
        overlay = desk.lay(this);
        address.requestFocus();
    }

    static void open(Desk desk, HubsElsewhere elsewhere) { var _ = new AttachCard(desk, elsewhere); }

    private static Node field(String key, TextField field) {
        var label = Labels.of(I18n.text("shell.attach." + key), Style.DENSE, Style.MEDIUM);
        label.setLabelFor(field);
        field.setId("attach-" + key);
        field.accessibleTextProperty().bind(I18n.text("shell.attach." + key));
        var box = new VBox(label, field);
        box.getStyleClass().add(Style.GAP_4);
        return box;
    }

    private void attach() {
        if (address.getText().isBlank() || token.getText().isBlank()) {
            problem.set(I18n.get(address.getText().isBlank() ? "shell.attach.no-address" : "shell.attach.no-token"));
            (address.getText().isBlank() ? address : token).requestFocus();
            return;
        }
        attach.setDisable(true);
        problem.set("");
        FxPump.onFx(elsewhere.attach(address.getText(), token.getText()), site -> {
            close();
            desk.say(Toast.notice(Icons.LINK, I18n.text("shell.attach.done", site.name())));
        }, refused -> {
            attach.setDisable(false);
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            problem.set(I18n.get("shell.attach.failed", HubText.said(String.valueOf(cause.getMessage()))));
        });
    }

    private void close() {
        token.clear();
        overlay.close();
    }
}
