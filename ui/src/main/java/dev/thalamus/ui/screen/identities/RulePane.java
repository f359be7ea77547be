package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.RuleText.Mistake;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.Progress;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonEditor;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FailureText;
import dev.thalamus.ui.screen.part.FilterLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What an agent may do: its rule as form or JSON, to try over the history before it holds, and what it refused so far. Confined to the FX thread. */
final class RulePane extends VBox {
    /** How the rule is written. */
    private enum Way {
        FORM, JSON
    }

    private final Workbench bench;
    private final IdentitiesModel model;
    private final RuleDraft draft = new RuleDraft();
    private final JsonEditor editor = new JsonEditor(I18n.text("identities.tab.rule"));
    private final SegmentedControl<Way> way = new SegmentedControl<>(Way.FORM);
    private final RuleForm form;
    private final RuleTrial outcome;
    private final Chip mark = new Chip("", Style.OUTLINED);
    private final Label who = Labels.of("", Style.DENSE, Style.MUTED);
    private final Label wrong = Labels.of("", Style.DENSE, Style.DANGER_TEXT);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper();
    private final Command save, attempt, discard, other;
    private int asked;
    private boolean kept;

    RulePane(Workbench bench, IdentitiesModel model) {
        this.bench = bench;
        this.model = model;
        outcome = new RuleTrial(bench.desk());
        form = new RuleForm(draft, around());
        var sound = Bindings.createBooleanBinding(() -> draft.state().get().sound(), draft.state()).and(busy.not()).and(present);
        var changed = Bindings.createBooleanBinding(() -> draft.state().get().changed(), draft.state());
        save = Command.of("identities.save-rule", Icons.SAVE, this::save).key("Shortcut+S").enabledWhen(sound.and(changed));
        attempt = Command.of("identities.try-rule", Icons.LAB, this::attempt).key("Shortcut+Enter").enabledWhen(sound);
        discard = Command.of("identities.discard-rule", Icons.UNDO, draft::discard).enabledWhen(changed.and(present));
        other = Command
                .of("identities.other-way", Icons.CODE,
                        () -> way.valueProperty().set(way.valueProperty().get() == Way.FORM ? Way.JSON : Way.FORM))
                .key("Shortcut+J").enabledWhen(present);
        build();
        follow();
    }

    private RuleEntry.Around around() {
        return new RuleEntry.Around() {
            @Override
            public Supplier<List<String>> names() { return model::names; }

            @Override
            public void openJson() { way.valueProperty().set(Way.JSON); }

            @Override
            public void openHits() {
                bench.desk().go(new Destination.AuditLike(
                        "agent:" + FilterLine.quoted(draft.name()) + " (kind:refused or kind:rule_refused or kind:inbox_dropped)"));
            }
        };
    }

    private void build() {
        for (Way one : Way.values()) {
            way.with(one, I18n.text("identities.way." + one.name().toLowerCase(Locale.ROOT)));
        }
        way.setId("rule-way");
        way.getStyleClass().add(Style.SMALL);
        editor.setId("rule-editor");
        who.setMinWidth(0);
        who.setWrapText(true);
        who.setMinHeight(USE_PREF_SIZE);
        who.setId("rule-who");
        HBox.setHgrow(who, Priority.SOMETIMES);
        var head = new HBox(mark, who, Labels.spacer(), way);
        head.getStyleClass().addAll(Style.GAP_8, "rule-line");
        var ways = new StackPane(form, editor);
        VBox.setVgrow(ways, Priority.ALWAYS);
        wrong.setWrapText(true);
        wrong.setMinHeight(USE_PREF_SIZE);
        wrong.setId("rule-wrong");
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        var keep = Menus.button(save, Style.ACCENT);
        keep.setId("rule-save");
        var attempted = Menus.button(attempt);
        attempted.setId("rule-try");
        var back = Buttons.text(discard.text(), discard::run, Style.FLAT);
        back.disableProperty().bind(discard.enabled().not());
        back.setId("rule-reset");
        var buttons = new HBox(keep, attempted, back);
        buttons.getStyleClass().add(Style.GAP_8);
        getStyleClass().addAll(Style.PAD_16, Style.GAP_8);
        getChildren().addAll(head, ways, wrong, outcome, buttons);
    }

    private void follow() {
        way.valueProperty().subscribe(now -> {
            form.setVisible(now == Way.FORM);
            editor.setVisible(now == Way.JSON);
            judge();
        });
        draft.state().subscribe(now -> {
            if (!editor.getText().equals(now.text())) {
                editor.setText(now.text());
            }
            asked++;
            outcome.stop();
            outcome.say("", "");
            judge();
        });
        editor.textProperty().subscribe(draft::type);
        I18n.follow(this, this::judge);
    }

    /** What the field beside it says is not said again. */
    private void judge() {
        Optional<Mistake> mistake = draft.state().get().mistake()
                .filter(one -> way.valueProperty().get() == Way.JSON || !form.says(one.path()));
        wrong.setText(mistake.map(RuleWords::sentence).orElse(""));
    }

    List<Command> commands() { return List.of(save, attempt, discard, other); }

    void show(IdentityView identity) {
        present.set(true);
        kept = identity.operatorRule();
        draft.show(identity.name(), identity.rule());
        String whose = identity.operatorRule() ? "operator" : identity.restricts() ? "own" : "default";
        mark.show(I18n.get("identities.rule." + whose), identity.operatorRule()
                ? Style.ACCENT
                : identity.restricts() ? Style.WARNING : Style.OUTLINED);
        mark.setGraphic(identity.operatorRule() ? Icons.SHIELD.node(14) : null);
        who.setText(I18n.get("identities.rule-" + whose));
        form.hits(identity.hits());
    }

    private void attempt() {
        model.hub().ifPresent(hub -> {
            int number = ++asked;
            busy.set(true);
            var progress = new Progress();
            outcome.run(progress);
            FxPump.onFx(hub.oversight().tryRule(draft.name(), draft.state().get().text(), progress::at), view -> {
                busy.set(false);
                if (number == asked && outcome.stopped()) {
                    outcome.say("", I18n.get("identities.try-stopped"));
                } else if (number == asked) {
                    outcome.show(view);
                }
            }, problem -> {
                busy.set(false);
                if (number == asked) {
                    outcome.say(outcome.stopped() ? "" : Style.DANGER_TEXT,
                            outcome.stopped() ? I18n.get("identities.try-stopped") : FailureText.of(problem));
                }
            });
        });
    }

    /** Another rule of the operator is put in its place again; where there was none, the agent may change its own again. */
    private void save() {
        model.hub().ifPresent(hub -> {
            String of = draft.name();
            String before = draft.held();
            boolean first = !kept;
            set(hub.oversight().setRule(of, draft.state().get().text()), draft.state().get().text(), Toast.undoable(Icons.RULE,
                    I18n.text("identities.rule-saved", of), I18n.text("identities.rule-saved-detail"),
                    () -> set(first ? hub.oversight().returnRule(of, before) : hub.oversight().setRule(of, before), before,
                            Toast.notice(Icons.RULE, I18n.text("identities.rule-restored", of))),
                    null));
        });
    }

    private void set(CompletionStage<IdentityView> answer, String rule, Toast said) {
        busy.set(true);
        FxPump.onFx(answer, now -> {
            busy.set(false);
            if (now.name().equals(draft.name())) {
                boolean written = draft.state().get().text().equals(rule);
                draft.show(now.name(), now.rule());
                if (written) {
                    draft.discard();
                }
            }
            bench.desk().say(said);
            model.changed();
        }, this::failed);
    }

    private void failed(Throwable problem) {
        busy.set(false);
        outcome.say(Style.DANGER_TEXT, FailureText.of(problem));
    }
}
