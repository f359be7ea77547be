package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.Parsed;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalSchema;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Finds a text among the signals that the filter leaves, says how many have it, and steps from one to the next. Confined to the FX thread. */
final class FindBar extends HBox {
    private static final Duration PAUSE = Duration.millis(200);

    private final StreamModel model;
    private final LongSupplier at;
    private final LongConsumer go;
    private final Consumer<String> mark;
    private final TextField text = new TextField();
    private final Label count = Labels.of("", Style.DENSE, Style.MUTED);
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private @Nullable Finder finder;

    /**
     * @param at the number of the chosen signal, or one behind the last
     * @param go brings a signal into sight and chooses it
     * @param mark marks a text in the rows; empty for nothing
     */
    FindBar(StreamModel model, LongSupplier at, LongConsumer go, Consumer<String> mark) {
        this.model = model;
        this.at = at;
        this.go = go;
        this.mark = mark;
        getStyleClass().add("find-bar");
        text.setId("find-text");
        count.setId("find-count");
        text.promptTextProperty().bind(I18n.text("stream.find-hint"));
        text.accessibleTextProperty().bind(I18n.text("stream.cmd.find"));
        text.setPrefColumnCount(28);
        text.textProperty().subscribe(pause::playFromStart);
        pause.setOnFinished(_ -> look());
        text.setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case ENTER -> step(!event.isShiftDown());
                case ESCAPE -> close();
                default -> {
                    return;
                }
            }
            event.consume();
        });
        var earlier = Buttons.icon(Icons.CHEVRON_UP, I18n.text("stream.find-before"), () -> step(false), Style.SMALL);
        var later = Buttons.icon(Icons.CHEVRON_DOWN, I18n.text("stream.find-after"), () -> step(true), Style.SMALL);
        getChildren().addAll(Icons.SEARCH.node(), text, earlier, later, count, Labels.spacer(),
                Buttons.icon(Icons.CLOSE, I18n.text("kit.close"), this::close, Style.SMALL));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        show(false);
    }

    /** Opens with the cursor in the text. */
    void open() {
        show(true);
        text.requestFocus();
        text.selectAll();
        look();
    }

    /** Says how far it is; asked a few times a second. */
    void tell() {
        Finder now = finder;
        if (now == null) {
            count.setText("");
            return;
        }
        now.goOn();
        long place = now.place(at.getAsLong());
        String found = Formats.count(now.count());
        count.setText(!now.complete()
                ? I18n.get("stream.find-looking", found)
                : place > 0 ? I18n.get("stream.find-place", Formats.count(place), found) : I18n.get("stream.find-count", now.count()));
    }

    /** Looks anew: the text, the filter or the source has changed. */
    void look() {
        pause.stop();
        if (finder != null) {
            finder.end();
            finder = null;
        }
        String wanted = isVisible() ? text.getText().strip() : "";
        mark.accept(wanted);
        if (!wanted.isEmpty()) {
            String word = "\"" + wanted.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            if (Filter.parse(word, SignalSchema.plain()) instanceof Parsed.Good<SignalCursor> good) {
                Filter<SignalCursor> both = Filter.of(SignalSchema.plain(), model.filter().root()).and(good.filter().root());
                finder = model.history().map(history -> new Finder(history, both)).orElse(null);
            }
        }
        tell();
    }

    /** Goes to the next found one towards the newest, or towards the oldest; to the newest of all while no signal is chosen. */
    void step(boolean later) {
        if (pause.getStatus() == javafx.animation.Animation.Status.RUNNING) {
            look();
        }
        if (finder != null) {
            OptionalLong next = later && at.getAsLong() < Long.MAX_VALUE ? finder.after(at.getAsLong()) : finder.before(at.getAsLong());
            next.ifPresent(go);
            tell();
        }
    }

    private void close() {
        show(false);
        look();
    }

    private void show(boolean on) {
        setVisible(on);
        setManaged(on);
    }
}
