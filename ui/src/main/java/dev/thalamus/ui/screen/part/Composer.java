package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonEditor;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SignalShape;
import dev.thalamus.ui.kit.SignalTypeLabel;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.Workbench;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Writes a signal by hand: to whom, which type, what payload. Sent as the hub's own console. Confined to the FX thread. */
public final class Composer {
    private final Workbench bench;
    private final ComboBox<String> target = new ComboBox<>();
    private final ComboBox<SignalType> type = new ComboBox<>();
    private final JsonEditor payload = new JsonEditor(I18n.text("shell.payload"));
    private final Label complaint = Labels.of("", Style.CAPTION, Style.DANGER_TEXT);
    private final VBox card = new VBox();
    private Desk.@Nullable Overlay overlay;

    public Composer(Workbench bench) {
        this.bench = bench;
        target.setEditable(true);
        target.getItems().setAll(
                bench.mirror().agents().rows().stream().filter(row -> !row.gone()).map(AgentRow::target).distinct().sorted().toList());
        target.setMaxWidth(Double.MAX_VALUE);
        target.setId("compose-target");
        type.getItems().setAll(SignalType.values());
        type.setValue(SignalType.ACTION_POTENTIAL);
        type.setMaxWidth(Double.MAX_VALUE);
        type.setCellFactory(_ -> new TypeCell());
        type.setButtonCell(new TypeCell());
        payload.setId("compose-payload");
        payload.mistakeProperty().subscribe(this::complain);
        var send = Buttons.primary(Icons.SEND, I18n.text("shell.send"), this::send);
        send.setId("compose-send");
        var buttons = new HBox(Buttons.text(I18n.text("kit.cancel"), this::close), send);
        buttons.getStyleClass().add("card-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        card.getChildren().addAll(Labels.of(I18n.text("shell.compose"), Style.TITLE),
                Labels.of(I18n.text("shell.target"), Style.CAPTION, Style.MUTED), target,
                Labels.of(I18n.text("shell.type"), Style.CAPTION, Style.MUTED), type,
                Labels.of(I18n.text("shell.payload"), Style.CAPTION, Style.MUTED), payload, complaint,
                buttons);
        card.getStyleClass().addAll(Style.POP_UP, "composer");
        card.setId("composer");
        card.setOnKeyPressed(event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.ENTER) {
                send();
                event.consume();
            }
        });
    }

    /** Opens with nothing but a target. */
    public void open(String to) { open(to, SignalType.ACTION_POTENTIAL, "{\n  \n}"); }

    /** Opens with a signal to edit. */
    public void open(String to, SignalType as, String text) {
        target.setValue(to);
        type.setValue(as);
        payload.setText(text);
        overlay = bench.desk().lay(card);
        payload.focus();
    }

    private void complain(JsonItem.@Nullable Wrong mistake) {
        complaint.setText(mistake == null ? "" : I18n.get("kit.json-wrong", String.valueOf(mistake.getMessage())));
    }

    private void send() {
        if (payload.mistakeProperty().get() != null) {
            payload.focus();
            return;
        }
        var hub = bench.mirror().hub();
        if (hub.isEmpty()) {
            complaint.setText(I18n.get("shell.no-hub"));
            return;
        }
        String to = target.getEditor().getText().strip();
        FxPump.onFx(hub.get().send(to, type.getValue(), payload.getText()), receipt -> answered(to, receipt),
                problem -> complaint.setText(FailureText.of(problem)));
    }

    private void answered(String to, SendReceipt receipt) {
        if (receipt.outcome() == Outcome.REFUSED) {
            complaint.setText(I18n.get("shell.send-refused", EventText.reason(receipt.reason())));
            return;
        }
        close();
        bench.desk().say(Toast.notice(Icons.SEND, I18n.text("shell.sent", to, Outcomes.of(receipt.outcome(), receipt.reason()))));
    }

    private void close() {
        if (overlay != null) {
            overlay.close();
        }
    }

    private static final class TypeCell extends ListCell<SignalType> {
        @Override
        protected void updateItem(@Nullable SignalType item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : new SignalTypeLabel(SignalShape.ofCode(item.code())));
        }
    }
}
