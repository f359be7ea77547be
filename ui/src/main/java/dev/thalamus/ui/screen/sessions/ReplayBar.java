package dev.thalamus.ui.screen.sessions;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.kit.Style;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The controls of a replay: back, play or pause, forward, where it is, how fast, and its end. Confined to the FX thread. */
final class ReplayBar extends HBox {
    private static final double[] SPEEDS = {1, 4, 16};

    private final Replay replay;
    private final Button play;

    /** @param moment when the last line that is shown came */
    ReplayBar(Replay replay, Supplier<Instant> moment, Runnable end) {
        this.replay = replay;
        setId("session-replay-bar");
        getStyleClass().add("replay-bar");
        play = Buttons.icon(Icons.PAUSE, I18n.text("sessions.replay-play"), this::toggle, Style.SMALL);
        play.setId("session-replay-play");
        replay.playing().subscribe(on -> {
            play.setGraphic((on ? Icons.PAUSE : Icons.PLAY).node());
            play.accessibleTextProperty().bind(I18n.text(on ? "sessions.replay-pause" : "sessions.replay-play"));
        });
        Button back = Buttons.icon(Icons.CHEVRON_LEFT, I18n.text("sessions.replay-back"), () -> replay.step(-1), Style.SMALL, Style.FLAT);
        Button forward = Buttons.icon(Icons.CHEVRON_RIGHT, I18n.text("sessions.replay-forward"), () -> replay.step(1), Style.SMALL,
                Style.FLAT);
        back.setId("session-replay-back");
        forward.setId("session-replay-forward");
        back.disableProperty().bind(replay.at().lessThan(2));
        forward.disableProperty().bind(replay.at().greaterThanOrEqualTo(replay.count()));
        var where = new Slider();
        where.setId("session-replay-slider");
        where.setMin(1);
        where.maxProperty().bind(Bindings.max(1, replay.count()));
        where.setBlockIncrement(1);
        where.accessibleTextProperty().bind(I18n.text("sessions.replay-where"));
        HBox.setHgrow(where, Priority.ALWAYS);
        where.setMinWidth(0);
        where.setMaxWidth(Double.MAX_VALUE);
        where.valueProperty().subscribe(value -> replay.to((int) Math.round(value.doubleValue())));
        var words = new SimpleStringProperty();
        Label now = Labels.of(words, Style.CAPTION, Style.MUTED, "replay-now");
        now.setMinWidth(USE_PREF_SIZE);
        now.setId("session-replay-now");
        replay.at().subscribe(at -> {
            where.setValue(at.intValue());
            words.set(I18n.get("sessions.replay-at", at.intValue(), replay.count().get(), Formats.timeMillis(moment.get())));
        });
        var speed = new SegmentedControl<>(SPEEDS[0]);
        for (double one : SPEEDS) {
            speed.with(one, new SimpleStringProperty(Formats.decimal(one, 0) + " ×"));
        }
        speed.setId("session-replay-speed");
        speed.valueProperty().subscribe(chosen -> replay.speed().set(chosen));
        Button close = Buttons.icon(Icons.CLOSE, I18n.text("sessions.replay-end"), end, Style.SMALL, Style.FLAT);
        close.setId("session-replay-end");
        getChildren().addAll(back, play, forward, where, now, speed, close);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                end.run();
                event.consume();
            }
        });
    }

    /** The keyboard begins at play and pause. */
    void focusPlay() { play.requestFocus(); }

    private void toggle() {
        if (replay.playing().get()) {
            replay.pause();
        } else {
            replay.play();
        }
    }
}
