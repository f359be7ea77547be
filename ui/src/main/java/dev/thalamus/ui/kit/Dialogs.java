package dev.thalamus.ui.kit;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.stage.Window;

/** The few questions that stand in the way; everything else happens in the screen, with undo. Confined to the FX thread. */
public final class Dialogs {
    private Dialogs() {}

    /** Asks before something that cannot be taken back; the safe answer has the keyboard. */
    public static boolean confirm(Window owner, String title, String consequence, String action, boolean dangerous) {
        var dialog = new Dialog<Boolean>();
        var go = new ButtonType(action, ButtonBar.ButtonData.OK_DONE);
        var cancel = new ButtonType(I18n.get("kit.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().setAll(go, cancel);
        dialog.getDialogPane().setContentText(consequence);
        dialog.setResultConverter(pressed -> pressed == go);
        prepare(dialog, owner, title);
        var button = (Button) dialog.getDialogPane().lookupButton(go);
        if (dangerous) {
            button.getStyleClass().add(Style.DANGER);
            button.setDefaultButton(false);
            // The pane gives the keyboard to its default button.
            ((Button) dialog.getDialogPane().lookupButton(cancel)).setDefaultButton(true);
        }
        return dialog.showAndWait().orElse(false);
    }

    /** Asks for one line of text; empty when it was cancelled or left blank. */
    public static Optional<String> ask(Window owner, String title, ObservableValue<String> label, String initial, String action) {
        var field = new TextField(initial);
        field.setPrefColumnCount(32);
        field.accessibleTextProperty().bind(label);
        var box = new javafx.scene.layout.VBox(Labels.of(label, Style.MEDIUM), field);
        box.getStyleClass().add(Style.GAP_4);
        var dialog = form(owner, title, box, action);
        dialog.getDialogPane().lookupButton(dialog.getDialogPane().getButtonTypes().getFirst()).disableProperty()
                .bind(field.textProperty().map(String::isBlank));
        dialog.setOnShown(event -> {
            field.requestFocus();
            field.selectAll();
        });
        return dialog.showAndWait().orElse(false) ? Optional.of(field.getText().strip()) : Optional.empty();
    }

    /** A dialog around a form; its result is whether the action was pressed. Not shown yet. */
    public static Dialog<Boolean> form(Window owner, String title, Node content, String action) {
        var dialog = new Dialog<Boolean>();
        var go = new ButtonType(action, ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(go, new ButtonType(I18n.get("kit.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        dialog.getDialogPane().setContent(content);
        dialog.setResultConverter(pressed -> pressed == go);
        prepare(dialog, owner, title);
        return dialog;
    }

    private static void prepare(Dialog<?> dialog, Window owner, String title) {
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.setGraphic(null);
        Look.apply(dialog.getDialogPane().getScene());
    }
}
