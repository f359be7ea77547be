package dev.thalamus.ui.screen.federation;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.InspectorPane;
import dev.thalamus.ui.kit.InspectorPane.Identity;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.InspectorPage;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.HubText;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where a signal would go, or where one went, hub by hub. Nothing is sent. Confined to the FX thread. */
public final class RoutePage implements InspectorPage {
    private final Workbench bench;
    private final PeerCalls calls;
    private final boolean trace;
    private final TextField question = new TextField();
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final VBox answer = new VBox();

    public RoutePage(Workbench bench, String target, String messageId) {
        this.bench = bench;
        calls = new PeerCalls(bench);
        trace = target.isEmpty() && !messageId.isEmpty();
        question.setText((trace ? messageId : target).strip());
        question.setId("route-question");
        question.getStyleClass().add(Style.CODE);
        question.promptTextProperty().bind(I18n.text(trace ? "federation.route.message-prompt" : "federation.route.target-prompt"));
        question.accessibleTextProperty().bind(question.promptTextProperty());
        question.setOnAction(_ -> ask());
        // A mere domain waits for the name in front of it.
        question.sceneProperty().subscribe(scene -> {
            if (scene != null && !complete()) {
                question.requestFocus();
                question.home();
            }
        });
        answer.setId("route-hops");
        answer.getStyleClass().add("route-hops");
    }

    @Override
    public ObservableValue<String> kind() { return I18n.text(trace ? "federation.route.trace" : "federation.route.dry-run"); }

    @Override
    public Identity identity() {
        return new Identity(Identity.tile(Icons.FORWARDED),
                Labels.of(I18n.text(trace ? "federation.route.went" : "federation.route.would-go"), Style.STRONG), subtitle);
    }

    @Override
    public List<Tab> tabs() {
        HBox.setHgrow(question, Priority.ALWAYS);
        var go = Buttons.text(I18n.text(trace ? "federation.route.trace-do" : "federation.route.dry-run-do"), this::ask, Style.ACCENT);
        go.setId("route-go");
        var line = new HBox(question, go);
        line.getStyleClass().add(Style.GAP_8);
        var other = Buttons.link(I18n.text(trace ? "federation.route.other-dry-run" : "federation.route.other-trace"), this::other);
        var body = new VBox(line, Labels.wrapped(I18n.text(trace ? "federation.route.trace-detail" : "federation.route.dry-run-detail"),
                Style.DENSE, Style.MUTED), answer, other);
        body.getStyleClass().add(Style.GAP_12);
        return List.of(InspectorPane.tab(I18n.text("federation.route.way"), body));
    }

    @Override
    public void shown() {
        if (complete()) {
            ask();
        }
    }

    private boolean complete() { return !question.getText().isBlank() && !question.getText().startsWith("@"); }

    private void other() { bench.desk().inspect(trace ? new Subject.Route("", "") : new Subject.Route("", " ")); }

    private void ask() {
        String asked = question.getText().strip();
        if (!asked.isEmpty()) {
            subtitle.set(I18n.get("federation.route.asking"));
            calls.trace(trace ? "" : asked, trace ? asked : "", this::show, this::fail);
        }
    }

    private void fail(String problem) {
        subtitle.set(I18n.get("shell.failed"));
        answer.getChildren().setAll(Labels.wrapped(new SimpleStringProperty(problem), Style.DANGER_TEXT));
    }

    private void show(JsonItem hops) {
        subtitle.set(I18n.get("federation.route.hops", hops.children().size()));
        answer.getChildren().clear();
        for (JsonItem hop : hops.children()) {
            if (!answer.getChildren().isEmpty()) {
                var arrow = Icons.ARROW_DOWN.node();
                arrow.getStyleClass().add(Style.MUTED);
                answer.getChildren().add(arrow);
            }
            answer.getChildren().add(hop(text(hop, "hub"), text(hop, "outcome"), text(hop, "detail")));
        }
    }

    private static Node hop(String hub, String outcome, String detail) {
        String key = "shell.outcome." + outcome;
        String tone = switch (outcome) {
            case "delivered", "forwarded" -> Style.SUCCESS;
            case "queued" -> Style.WARNING;
            case "refused" -> Style.DANGER;
            default -> "";
        };
        var head = new HBox(Icons.GLOBE.node(), Labels.of(Visible.of(hub), Style.STRONG), Labels.spacer(),
                new Chip(I18n.has(key) ? I18n.get(key) : I18n.get("federation.route.unknown"), tone));
        head.getStyleClass().addAll(Style.GAP_8, "line");
        var box = new VBox(head, Labels.wrapped(new SimpleStringProperty(HubText.of(detail)), Style.DENSE, Style.MUTED));
        box.getStyleClass().addAll(Style.CARD, "route-hop");
        return box;
    }

    private static String text(JsonItem hop, String name) {
        JsonItem value = hop.get(name);
        return value == null ? "" : value.text();
    }
}
