package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The chosen call as a form: one field a parameter, in step with the editor. Confined to the FX thread. */
final class RequestForm extends ScrollPane {
    private final Console console;
    private final Completions completions;
    private final VBox fields = new VBox();
    private final Label place = Labels.of("", Style.DENSE, Style.MEDIUM);
    private final Label note = Labels.of("", Style.CAPTION, Style.MUTED);
    private final Map<String, ParamField> byName = new LinkedHashMap<>();
    private Optional<RpcDocument.Method> shown = Optional.empty();

    RequestForm(Console console, Completions completions) {
        this.console = console;
        this.completions = completions;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("request-form");
        setFocusTraversable(false);
        var batch = new HBox(place, Labels.spacer(),
                Buttons.icon(Icons.CHEVRON_LEFT, I18n.text("console.previous"), () -> go(-1), Style.SMALL),
                Buttons.icon(Icons.CHEVRON_RIGHT, I18n.text("console.next"), () -> go(1), Style.SMALL),
                Buttons.icon(Icons.ADD, I18n.text("console.cmd.batch"), console.draft()::add, Style.SMALL),
                Buttons.icon(Icons.DELETE, I18n.text("console.take-out"), console.draft()::remove, Style.SMALL));
        batch.getStyleClass().addAll("line", "batch-line");
        batch.setId("console-batch-line");
        batch.visibleProperty().bind(console.draft().state().map(Draft.State::batch));
        batch.managedProperty().bind(batch.visibleProperty());
        note.setWrapText(true);
        note.setId("console-note");
        var body = new VBox(batch, fields, note);
        body.getStyleClass().add("request-body");
        fields.getStyleClass().add("request-fields");
        setContent(body);
        console.discovery().subscribe(this::show);
        console.draft().state().subscribe(this::show);
        I18n.follow(this, () -> {
            byName.clear();
            shown = Optional.empty();
            show();
        });
        show();
    }

    private void go(int step) { console.draft().go(console.draft().state().get().at() + step); }

    private void show() {
        Optional<RpcDocument.Method> method = console.method();
        if (!method.equals(shown) || byName.isEmpty()) {
            shown = method;
            byName.clear();
            method.ifPresent(known -> known.params().forEach(param -> byName.put(param.name(),
                    new ParamField(param, () -> completions.values(param), console.draft()::set))));
            fields.getChildren().setAll(byName.values());
        }
        RpcCall call = console.draft().call();
        byName.forEach((name, field) -> field.fill(call.params().get(name)));
        Draft.State state = console.draft().state().get();
        place.setText(I18n.get("console.place", state.at() + 1, state.calls().size()));
        note.setText(note(call, method));
        note.setManaged(!note.getText().isEmpty());
    }

    private String note(RpcCall call, Optional<RpcDocument.Method> method) {
        if (method.isEmpty()) {
            return console.document().methods().isEmpty() ? I18n.get("console.by-hand") : I18n.get("console.unknown-method", call.method());
        }
        if (call.list() != null) {
            return I18n.get("console.by-position");
        }
        List<String> others = call.params().keySet().stream().filter(name -> !byName.containsKey(name)).toList();
        if (!others.isEmpty()) {
            return I18n.get("console.others", String.join(", ", others));
        }
        Set<String> missing = console.variables().missing(call.json());
        if (!missing.isEmpty()) {
            return I18n.get("console.missing-variables", String.join(", ", missing));
        }
        Set<String> used = console.variables().used(call.json());
        if (!used.isEmpty()) {
            return String.join(" · ",
                    used.stream()
                            .map(name -> I18n.get("console.variable-is", "{{" + name + "}}",
                                    Secrets.named(name) ? "••••" : console.variables().all().getOrDefault(name, "")))
                            .toList());
        }
        return method.get().params().isEmpty() ? I18n.get("console.no-params") : "";
    }

    /** Shows again what depends on variables. */
    void refresh() { show(); }
}
