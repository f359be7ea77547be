package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.Dividers;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonEditor;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.KeyCap;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Menus;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The draft as a form and as JSON, in step, and below what sends it. Confined to the FX thread. */
final class RequestPane extends VBox {
    private static final double NARROW = 560;

    private final Console console;
    private final JsonEditor editor = new JsonEditor(I18n.text("console.json"));

    RequestPane(Console console, RequestForm form, Completions completions, Command send, Command notify) {
        this.console = console;
        editor.setId("console-editor");
        editor.setCompleter(completions::at);
        console.draft().text().subscribe(text -> {
            if (!editor.getText().equals(text)) {
                editor.setText(text);
            }
        });
        editor.textProperty().subscribe(text -> console.draft().type(text));
        var sides = Dividers.byKeys(new SplitPane(form, json()));
        sides.setDividerPositions(0.44);
        VBox.setVgrow(sides, Priority.ALWAYS);
        getStyleClass().add("request-pane");
        getChildren().addAll(title(), sides, foot(send, notify));
    }

    private Node title() {
        var name = Labels.of("", Style.CODE, Style.STRONG);
        var summary = Labels.of("", Style.DENSE, Style.MUTED);
        summary.setMinWidth(0);
        summary.setWrapText(true);
        name.setMinWidth(Label.USE_PREF_SIZE);
        Runnable tell = () -> {
            name.setText(console.draft().call().method());
            summary.setText(console.method().map(method -> RpcText.of(method.summary())).orElse(""));
        };
        console.draft().state().subscribe(tell);
        console.discovery().subscribe(tell);
        I18n.follow(this, tell);
        tell.run();
        var title = new HBox(name, summary);
        title.getStyleClass().addAll("request-title", Style.LINE_BOTTOM);
        return title;
    }

    private Node json() {
        var valid = Labels.of("", Style.CAPTION);
        valid.setId("console-valid");
        valid.setMinWidth(0);
        Runnable judge = () -> {
            boolean good = console.draft().sound().get();
            JsonItem.Wrong mistake = editor.mistakeProperty().get();
            valid.setText(good
                    ? I18n.get("kit.filter-valid")
                    : mistake == null ? I18n.get("console.no-call") : I18n.get("kit.json-wrong", String.valueOf(mistake.getMessage())));
            valid.getStyleClass().setAll("label", Style.CAPTION, good ? Style.SUCCESS_TEXT : Style.DANGER_TEXT);
        };
        console.draft().sound().subscribe(judge);
        editor.mistakeProperty().subscribe(judge);
        I18n.follow(this, judge);
        judge.run();
        var head = new HBox(Labels.of(I18n.text("console.json-title"), Style.CAPTION, Style.MUTED), Labels.spacer(), valid);
        head.getStyleClass().addAll("json-head", Style.LINE_BOTTOM);
        var json = new VBox(head, editor);
        json.getStyleClass().add("json-side");
        VBox.setVgrow(editor, Priority.ALWAYS);
        return json;
    }

    private Node foot(Command send, Command notify) {
        Button go = Menus.button(send, Style.ACCENT);
        var key = KeyCap.of(Objects.requireNonNull(send.key()));
        key.setMinWidth(Label.USE_PREF_SIZE);
        var sign = new HBox(send.icon().node(), Labels.of(send.text()), key);
        sign.getStyleClass().add("send-sign");
        go.accessibleTextProperty().bind(send.text());
        go.textProperty().unbind();
        go.setText(null);
        go.setGraphic(sign);
        go.getStyleClass().add("send-button");
        var patience = new Spinner<Integer>(1, 600, (int) console.patience().get());
        patience.setEditable(true);
        patience.setId("console-patience");
        patience.getStyleClass().add("patience");
        patience.accessibleTextProperty().bind(I18n.text("console.patience"));
        patience.getEditor().accessibleTextProperty().bind(I18n.text("console.patience"));
        patience.valueProperty().subscribe(seconds -> console.patience().set(seconds));
        var copy = Buttons.icon(Icons.COPY, I18n.text("console.cmd.copy-request"),
                () -> Clip.copy(console.draft().text().get()));
        var foot = new HBox(go, Buttons.wordFrom(NARROW, this, Menus.button(notify)), Labels.spacer(),
                Labels.of(I18n.text("console.patience"), Style.DENSE, Style.MUTED),
                patience, Labels.of("s", Style.DENSE, Style.MUTED), copy);
        foot.getStyleClass().addAll("request-foot", Style.LINE_TOP);
        return foot;
    }
}
