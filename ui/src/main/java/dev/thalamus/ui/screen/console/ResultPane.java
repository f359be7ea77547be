package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.CopyButton;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonEditor;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.JsonTree;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.console.Exchange.Outcome;
import dev.thalamus.ui.screen.part.HubText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The answer to the chosen request: as a tree or raw, how long it took, how large it is, and what an error means. Confined to the FX thread. */
final class ResultPane extends VBox {
    /** Longer raw texts are shown to here; copying gives all. */
    private static final int RAW = 256 * 1024;

    private enum Form {
        TREE, RAW
    }

    private final Chip chip = new Chip("");
    private final Label time = Labels.of("", Style.STRONG);
    private final Label size = Labels.of("", Style.DENSE, Style.MUTED);
    private final Label says = Labels.of("", Style.DENSE, Style.DANGER_TEXT);
    private final JsonTree tree = new JsonTree();
    private final JsonEditor raw = new JsonEditor(I18n.text("console.answer"));
    private final SegmentedControl<Form> form = new SegmentedControl<>(Form.TREE);
    private final CopyButton copy;
    private final StackPane body = new StackPane();
    private final EmptyState nothing = new EmptyState(Icons.SEND, I18n.text("console.no-answer"), I18n.text("console.no-answer-next"));
    private final WhileWaiting signals;
    private @Nullable Exchange shown;
    private Subscription waiting = Subscription.EMPTY;

    ResultPane(Workbench bench, ObservableValue<@Nullable Exchange> chosen) {
        signals = new WhileWaiting(bench);
        getStyleClass().add("result-pane");
        setId("console-result");
        chip.setId("console-outcome");
        time.setId("console-time");
        form.with(Form.TREE, I18n.text("console.tree")).with(Form.RAW, I18n.text("console.raw")).getStyleClass().add("small");
        form.valueProperty().subscribe(this::show);
        copy = new CopyButton(() -> shown == null ? "" : pretty(shown.answer()), I18n.text("console.copy-answer"));
        size.setMinWidth(0);
        time.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(chip, time, size, Labels.spacer(), form, copy);
        head.getStyleClass().add(Style.PANE_HEAD);
        head.visibleProperty().bind(chip.visibleProperty());
        raw.setEditable(false);
        says.setWrapText(true);
        says.setMinHeight(USE_PREF_SIZE);
        says.setId("console-says");
        says.getStyleClass().add("result-says");
        tree.tree().setId("console-tree");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, says, body, signals);
        chosen.subscribe(this::follow);
        I18n.follow(this, this::show);
    }

    /** More lines for the menu of a value. */
    void setMenu(Function<JsonItem, List<MenuItem>> items) { tree.setMenu(items); }

    private void follow(@Nullable Exchange exchange) {
        waiting.unsubscribe();
        shown = exchange;
        waiting = exchange == null ? Subscription.EMPTY : exchange.outcome().subscribe(_ -> {
            show();
            signals.follow(exchange);
        });
        signals.follow(exchange);
        show();
    }

    private void show() {
        Exchange exchange = shown;
        boolean any = exchange != null;
        chip.setVisible(any);
        chip.setManaged(any);
        form.setVisible(exchange != null && !exchange.answer().isEmpty());
        copy.setVisible(form.isVisible());
        says.setText(exchange == null ? "" : explain(exchange.outcome().get()));
        says.setManaged(!says.getText().isEmpty());
        size.setText(exchange == null || exchange.answer().isEmpty()
                ? ""
                : Formats.bytes(exchange.answer().getBytes(StandardCharsets.UTF_8).length));
        time.setText("");
        if (exchange == null) {
            body.getChildren().setAll(nothing);
            return;
        }
        switch (exchange.outcome().get()) {
            case Outcome.Waiting _ -> head("console.waiting", Style.ACCENT, 0);
            case Outcome.Sent(long nanos) -> head("console.sent", Style.SUCCESS, nanos);
            case Outcome.Failed failed -> head("console.no-answer-came", Style.DANGER, failed.nanos());
            case Outcome.Answered answered -> head(answered.wrong() ? "console.error" : "console.result",
                    answered.wrong() ? Style.DANGER : Style.SUCCESS, answered.nanos());
        }
        body(exchange);
    }

    private void head(String key, String tone, long nanos) {
        chip.show(I18n.get(key), tone);
        time.setText(nanos == 0 ? "" : Formats.latency(nanos));
    }

    private void body(Exchange exchange) {
        String answer = exchange.answer();
        if (answer.isEmpty()) {
            body.getChildren().clear();
        } else if (form.valueProperty().get() == Form.TREE) {
            tree.show(answer);
            body.getChildren().setAll(tree);
        } else {
            String text = answer.length() > RAW ? answer : pretty(answer);
            raw.setText(
                    text.length() > RAW ? text.substring(0, RAW) + "\n… " + I18n.get("console.cut", Formats.bytes(answer.length())) : text);
            body.getChildren().setAll(raw);
        }
    }

    private static String explain(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed failed -> Failures.sentence(failed.kind(), failed.detail());
            case Outcome.Answered answered -> {
                var lines = answered.replies().stream().filter(reply -> reply.code() != 0).limit(3)
                        .map(reply -> (Formats.count(reply.code()).replaceAll("[.,\u00a0]", "") + "  " + HubText.of(reply.message()) + "\n"
                                + Failures.next(reply.code())).strip())
                        .toList();
                yield String.join("\n", lines);
            }
            case Outcome.Waiting _ -> "";
            case Outcome.Sent _ -> "";
        };
    }

    private static String pretty(String json) {
        try {
            return JsonItem.read(json).pretty();
        } catch (JsonItem.Wrong wrong) {
            return json;
        }
    }
}
