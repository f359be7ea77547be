package dev.thalamus.ui.screen.queues;

import dev.thalamus.hub.Queues;
import dev.thalamus.hub.model.QueueAction;
import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.host.FileDialogs;
import dev.thalamus.ui.kit.Dialogs;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.part.FailureText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

/** Does things with waiting signals, says what came of it, and offers to take it back. Confined to the FX thread. */
final class QueueActions {
    private final Workbench bench;
    private final Runnable changed;

    /** @param changed runs when a queue is not any more as it was */
    QueueActions(Workbench bench, Runnable changed) {
        this.bench = bench;
        this.changed = changed;
    }

    void deliver(QueueScope scope) { run(queues -> queues.deliver(scope), scope.name(), ""); }

    void expire(QueueScope scope) { run(queues -> Repeated.of(scope, queues::expire), scope.name(), ""); }

    void delete(QueueScope scope) { run(queues -> Repeated.of(scope, queues::delete), scope.name(), ""); }

    /** Asks for the other name first. */
    void redirect(QueueScope scope, long count) {
        ask(scope.name(), count).ifPresent(
                to -> run(queues -> Repeated.of(scope, part -> queues.redirect(part, to)), scope.name(), to));
    }

    /** Asks for a file, and writes a line of JSON a signal. */
    void export(QueueScope scope) {
        Optional<Path> file = bench.host().files().save(I18n.get("queues.export-title", scope.name()), scope.name() + ".thalamus.ndjson",
                List.of(new FileDialogs.Kind(I18n.get("queues.ndjson"), "*.ndjson")));
        bench.mirror().hub().ifPresent(hub -> file.ifPresent(path -> FxPump.onFx(QueueExport.write(hub, scope, path),
                count -> bench.desk().say(Toast.notice(Icons.EXPORT, I18n.text("queues.exported", count, path.getFileName().toString()))),
                this::failed)));
    }

    private Optional<String> ask(String from, long count) {
        List<String> names = bench.mirror().agents().rows().stream().map(AgentRow::name).distinct().filter(name -> !name.equals(from))
                .sorted(String.CASE_INSENSITIVE_ORDER).toList();
        var choice = new ComboBox<String>();
        choice.getItems().setAll(names);
        choice.setId("redirect-to");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.accessibleTextProperty().bind(I18n.text("queues.redirect-to"));
        choice.setValue(names.isEmpty() ? null : names.getFirst());
        var box = new VBox(Labels.of(I18n.text("queues.redirect-to"), Style.MEDIUM), choice,
                Labels.wrapped(I18n.text("queues.redirect-detail"), Style.DENSE, Style.MUTED));
        box.getStyleClass().add(Style.GAP_8);
        box.setPrefWidth(360);
        var dialog = Dialogs.form(bench.desk().window(), I18n.get("queues.redirect-title", count, from), box,
                I18n.get("queues.redirect-do", count));
        dialog.getDialogPane().lookupButton(dialog.getDialogPane().getButtonTypes().getFirst()).disableProperty()
                .bind(choice.valueProperty().isNull());
        dialog.setOnShown(_ -> choice.requestFocus());
        return dialog.showAndWait().orElse(false) ? Optional.ofNullable(choice.getValue()) : Optional.empty();
    }

    private void run(Function<Queues, CompletableFuture<QueueChange>> action, String name, String to) {
        bench.mirror().hub().ifPresent(hub -> FxPump.onFx(action.apply(hub.queues()), done -> said(done, name, to), this::failed));
    }

    private void said(QueueChange done, String name, String to) {
        changed.run();
        String key = "queues.done." + done.action().name().toLowerCase(Locale.ROOT);
        ObservableValue<String> title = I18n.text(key, done.signals(), name, to);
        String left = left(done);
        if (done.undo().isEmpty()) {
            Toast plain = Toast.notice(icon(done.action()), title);
            bench.desk().say(left.isEmpty()
                    ? plain
                    : new Toast(plain.icon(), Style.WARNING, title, new SimpleStringProperty(left),
                            Toast.UNDO, null, null));
            return;
        }
        String kept = left.isEmpty() ? I18n.get("queues.kept", Formats.bytes(done.bytes())) : left;
        bench.desk().say(Toast.undoable(icon(done.action()), title, new SimpleStringProperty(kept),
                () -> run(queues -> Repeated.restore(queues, done.undo()), name, ""), null));
    }

    /** What stays as it was, and why; empty when nothing does. */
    private static String left(QueueChange done) {
        return done.left().stream().map(left -> I18n.get("queues.left", left.signals(),
                left.reason() == Reason.NONE ? I18n.get("queues.on-their-way") : EventText.reason(left.reason())))
                .collect(Collectors.joining(" · "));
    }

    private static Icons icon(QueueAction action) {
        return switch (action) {
            case DELIVER -> Icons.SEND;
            case REDIRECT -> Icons.ARROW_RIGHT;
            case EXPIRE -> Icons.CLOCK;
            case DELETE -> Icons.DELETE;
            case RESTORE -> Icons.UNDO;
        };
    }

    private void failed(Throwable problem) {
        bench.desk().say(Toast.failure(I18n.text("queues.failed"), new SimpleStringProperty(FailureText.of(problem))));
    }
}
