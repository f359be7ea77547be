package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.DryRunView;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonEditor;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.TextFiles;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What an agent may do: its rule to edit, to try over the history before it holds, and what it refused so far. Confined to the FX thread. */
final class RulePane extends VBox {
    private final Workbench bench;
    private final IdentitiesModel model;
    private final JsonEditor editor = new JsonEditor(I18n.text("identities.tab.rule"));
    private final Label who = Labels.of("", Style.DENSE, Style.MUTED);
    private final Label hits = Labels.of("", Style.DENSE);
    private final Label outcome = Labels.of("", Style.DENSE);
    private final Button save;
    private final Button attempt;
    private final Button reset;
    private String name = "";
    private String held = "";

    RulePane(Workbench bench, IdentitiesModel model) {
        this.bench = bench;
        this.model = model;
        save = Buttons.text(Icons.SAVE, I18n.text("identities.rule-save"), this::save, Style.ACCENT);
        save.setId("rule-save");
        attempt = Buttons.text(Icons.LAB, I18n.text("identities.rule-try"), this::attempt);
        attempt.setId("rule-try");
        reset = Buttons.text(I18n.text("identities.rule-reset"), () -> editor.setText(held), Style.FLAT);
        reset.setId("rule-reset");
        editor.setId("rule-editor");
        var wrong = editor.mistakeProperty().isNotNull();
        var same = javafx.beans.binding.Bindings.createBooleanBinding(() -> editor.getText().equals(held), editor.textProperty());
        save.disableProperty().bind(wrong.or(same));
        attempt.disableProperty().bind(wrong);
        reset.disableProperty().bind(same);
        editor.textProperty().subscribe(_ -> outcome.setText(""));
        hits.setWrapText(true);
        outcome.setWrapText(true);
        outcome.setId("rule-outcome");
        outcome.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(editor, Priority.ALWAYS);
        var buttons = new HBox(save, attempt, reset);
        buttons.getStyleClass().add(Style.GAP_8);
        getStyleClass().addAll(Style.PAD_16, Style.GAP_8);
        getChildren().addAll(who, hits, editor, outcome, buttons);
    }

    /** What is being edited stays as it is. */
    void show(IdentityView identity) {
        boolean other = !identity.name().equals(name);
        String rule = pretty(identity.rule());
        if (other || !rule.equals(held) && editor.getText().equals(held)) {
            name = identity.name();
            held = rule;
            editor.setText(rule);
            outcome.setText("");
        }
        who.setText(I18n.get(identity.operatorRule()
                ? "identities.rule-operator"
                : identity.restricts() ? "identities.rule-own" : "identities.rule-default"));
        Map<String, Long> sorted = new TreeMap<>(identity.hits());
        hits.setText(sorted.isEmpty()
                ? I18n.get("identities.no-hits")
                : I18n.get("identities.hits", sorted.entrySet().stream()
                        .map(hit -> I18n.get("identities.hit." + hit.getKey().replace('_', '-')) + " " + Formats.count(hit.getValue()))
                        .collect(Collectors.joining(" · "))));
    }

    private void attempt() {
        model.hub().ifPresent(hub -> {
            say("", I18n.get("identities.trying"));
            FxPump.onFx(hub.oversight().tryRule(name, editor.getText()), this::told, this::failed);
        });
    }

    private void told(DryRunView view) {
        say(view.stopped() == 0 ? Style.SUCCESS_TEXT : Style.WARNING_TEXT, I18n.get("identities.tried", view.stopped(), view.looked(),
                view.outbound(), view.inbound(), view.rate()));
    }

    private void save() { model.hub().ifPresent(hub -> set(hub, name, editor.getText(), held, true)); }

    private void set(Hub hub, String of, String rule, String before, boolean undoable) {
        FxPump.onFx(hub.oversight().setRule(of, rule), now -> {
            if (of.equals(name)) {
                held = pretty(now.rule());
                editor.setText(held);
                say("", "");
            }
            bench.desk().say(undoable
                    ? Toast.undoable(Icons.RULE, I18n.text("identities.rule-saved", of), I18n.text("identities.rule-saved-detail"),
                            () -> set(hub, of, before, rule, false), null)
                    : Toast.notice(Icons.RULE, I18n.text("identities.rule-restored", of)));
            model.changed();
        }, this::failed);
    }

    private void failed(Throwable problem) { say(Style.DANGER_TEXT, TextFiles.reason(problem)); }

    private void say(String tone, String words) {
        outcome.setText(words);
        outcome.getStyleClass().setAll("label", Style.DENSE, tone.isEmpty() ? Style.MUTED : tone);
    }

    private static String pretty(String json) {
        try {
            return JsonItem.read(json).pretty();
        } catch (JsonItem.Wrong torn) {
            return json;
        }
    }
}
