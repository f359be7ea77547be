package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Desk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The variables of requests in a card over the window. Confined to the FX thread. */
final class VariablesCard extends VBox {
    private record Entry(TextField name, TextField value, HBox line) {}

    private final Variables variables;
    private final Runnable changed;
    private final VBox lines = new VBox();
    private final List<Entry> entries = new ArrayList<>();
    private Desk.@Nullable Overlay overlay;

    private VariablesCard(Variables variables, Set<String> wanted, Runnable changed) {
        this.variables = variables;
        this.changed = changed;
        setId("console-variables");
        getStyleClass().addAll(Style.POP_UP, "variables-card");
        lines.getStyleClass().add(Style.GAP_4);
        var all = new LinkedHashMap<>(variables.all());
        wanted.forEach(name -> all.putIfAbsent(name, ""));
        all.forEach(this::add);
        if (all.isEmpty()) {
            add("", "");
        }
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(Look.px(220));
        var save = Buttons.primary(Icons.CHECK, I18n.text("console.variables-save"), this::save);
        save.setId("console-variables-save");
        var buttons = new HBox(Buttons.text(Icons.ADD, I18n.text("console.variables-add"), () -> add("", "")), Labels.spacer(),
                Buttons.text(I18n.text("kit.cancel"), this::close), save);
        buttons.getStyleClass().add("card-buttons");
        getChildren().addAll(Labels.of(I18n.text("console.variables-title"), Style.TITLE),
                Labels.wrapped(I18n.text("console.variables-detail"), Style.DENSE, Style.MUTED), scroll, buttons);
    }

    /** Opens with a line for each of the names that a request wants. */
    static void open(Desk desk, Variables variables, Set<String> wanted, Runnable changed) {
        var card = new VariablesCard(variables, wanted, changed);
        card.overlay = desk.lay(card);
        card.entries.getFirst().name.requestFocus();
    }

    private void add(String called, String holds) {
        if (entries.size() >= Variables.MOST) {
            return;
        }
        var name = new TextField(called);
        name.promptTextProperty().bind(I18n.text("console.variable-name"));
        name.accessibleTextProperty().bind(I18n.text("console.variable-name"));
        name.getStyleClass().add(Style.CODE);
        TextField value = Secrets.named(called) ? new PasswordField() : new TextField();
        value.setText(holds);
        value.promptTextProperty().bind(I18n.text("console.variable-value"));
        value.accessibleTextProperty().bind(I18n.text("console.variable-value"));
        value.setOnAction(_ -> save());
        HBox.setHgrow(value, Priority.ALWAYS);
        var line = new HBox(name, value);
        line.getStyleClass().addAll(Style.GAP_4, "line");
        var entry = new Entry(name, value, line);
        line.getChildren().add(Buttons.icon(Icons.DELETE, I18n.text("console.variable-remove"), () -> {
            entries.remove(entry);
            lines.getChildren().remove(line);
        }));
        entries.add(entry);
        lines.getChildren().add(line);
    }

    private void save() {
        Map<String, String> all = new LinkedHashMap<>();
        entries.forEach(entry -> all.put(entry.name.getText().strip(), entry.value.getText()));
        variables.replace(all);
        changed.run();
        close();
    }

    private void close() {
        if (overlay != null) {
            overlay.close();
        }
    }
}
