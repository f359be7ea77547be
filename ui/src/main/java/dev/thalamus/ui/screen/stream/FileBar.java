package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.capture.Capture;
import dev.thalamus.ui.host.FileDialogs.Kind;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FailureText;
import dev.thalamus.ui.screen.part.HubText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.concurrent.Task;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Signals to files and back: says what is being written or read, how far it is, and which file is shown. Confined to the FX thread. */
final class FileBar extends HBox {
    private final Workbench bench;
    private final StreamModel model;
    private final Label words = Labels.of("", Style.DENSE);
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel;
    private final Button live;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private @Nullable Task<?> task;

    FileBar(Workbench bench, StreamModel model) {
        this.bench = bench;
        this.model = model;
        getStyleClass().add("file-bar");
        setId("file-bar");
        cancel = Buttons.text(I18n.text("kit.cancel"), this::cancel, Style.SMALL);
        live = Buttons.text(Icons.STREAM, I18n.text("stream.live"), () -> model.show(null), Style.SMALL);
        live.setId("back-to-live");
        getChildren().addAll(Icons.SAVE.node(), words, bar, Labels.spacer(), cancel, live);
        for (var node : List.of(bar, cancel, live)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        managedProperty().bind(visibleProperty());
        bar.visibleProperty().bind(busy);
        cancel.visibleProperty().bind(busy);
        live.visibleProperty().bind(busy.not().and(model.capture().isNotNull()));
        visibleProperty().bind(busy.or(model.capture().isNotNull()));
        model.capture().subscribe(_ -> tell());
        I18n.follow(this, this::tell);
    }

    /** Whether a file is being written or read. */
    BooleanProperty busy() { return busy; }

    /** Asks for a file and writes to it. */
    void export(SignalExport.What what) {
        Optional<Path> file = bench.host().files().save(I18n.get("stream.export-title"), "signals.thalamus.ndjson",
                List.of(new Kind(I18n.get("stream.ndjson"), "*.ndjson"), new Kind(I18n.get("stream.csv"), "*.csv")));
        file.ifPresent(path -> {
            String name = path.getFileName().toString();
            run(new SignalExport(what, path), I18n.text("stream.exporting", name), count -> bench.desk()
                    .say(Toast.notice(Icons.EXPORT, I18n.text("stream.exported", count, name))));
        });
    }

    /** Asks for a file and shows it. */
    void open() {
        bench.host().files().open(I18n.get("stream.open-title"), List.of(new Kind(I18n.get("stream.ndjson"), "*.ndjson")))
                .ifPresent(this::open);
    }

    void open(Path file) {
        var opening = new Task<Capture>() {
            @Override
            protected Capture call() {
                return Capture.open(file, part -> {
                    updateProgress(part, 1);
                    return !isCancelled();
                });
            }
        };
        run(opening, I18n.text("stream.opening", file.getFileName().toString()), model::show);
    }

    private <T> void run(Task<T> work, ObservableValue<String> what, Consumer<T> done) {
        if (busy.get()) {
            return;
        }
        task = work;
        words.setText(what.getValue());
        bar.progressProperty().bind(work.progressProperty());
        busy.set(true);
        work.setOnSucceeded(_ -> {
            over();
            done.accept(work.getValue());
        });
        work.setOnCancelled(_ -> over());
        work.setOnFailed(_ -> {
            over();
            Throwable problem = work.getException();
            bench.desk()
                    .say(Toast.failure(I18n.text("stream.file-failed"), new SimpleStringProperty(FailureText.of(problem))));
        });
        Thread.ofVirtual().name("stream-file").start(work);
    }

    private void over() {
        bar.progressProperty().unbind();
        task = null;
        busy.set(false);
        tell();
    }

    private void cancel() {
        if (task != null) {
            task.cancel(false);
        }
    }

    private void tell() {
        Capture file = model.capture().get();
        if (file == null || busy.get()) {
            return;
        }
        String made = I18n.get("stream.capture", file.file().getFileName().toString(), file.count(), file.head().hub(),
                Formats.dateTime(Instant.ofEpochMilli(file.head().madeMillis())));
        words.setText(
                file.unreadable() == 0
                        ? made
                        : made + " · " + I18n.get("stream.capture-bad", file.unreadable(), HubText.said(file.firstProblem())));
    }
}
