package dev.thalamus.ui.screen.console;

import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalCursor.Part;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SignalTypeLabel;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.Faces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The signals that a request had to do with: from the console, or to or from an agent that it names, between its sending and a second after its answer.
 * Confined to the FX thread; the history is read on the reader's.
 */
final class WhileWaiting extends VBox {
    private static final int MOST = 6;
    private static final int LOOKED_AT = 20_000;
    private static final long AFTER_MILLIS = 1_000;
    private static final String CONSOLE = "console";

    private record Seen(long sequence, @Nullable SignalType type, boolean outgoing, String other) {}

    private final Workbench bench;
    private final VBox rows = new VBox();
    private final PauseTransition again = new PauseTransition(Duration.millis(AFTER_MILLIS + 200));
    private @Nullable Exchange shown;

    WhileWaiting(Workbench bench) {
        this.bench = bench;
        setId("console-signals");
        getStyleClass().add("while-waiting");
        getChildren().addAll(Labels.of(I18n.text("console.while-waiting"), Style.STRONG, Style.DENSE), rows);
        show(List.of());
        again.setOnFinished(_ -> ask());
    }

    /** Shows those of an exchange that has ended; none of one that went to a hub elsewhere. */
    void follow(@Nullable Exchange exchange) {
        again.stop();
        shown = exchange;
        show(List.of());
        if (exchange != null && exchange.firstSignal() >= 0 && exchange.ended().isPresent()) {
            ask();
            again.playFromStart();
        }
    }

    private void ask() {
        Exchange asked = shown;
        if (asked == null || bench.mirror().hub().isEmpty()) {
            return;
        }
        History history = bench.mirror().hub().get().history();
        List<byte[]> names = Stream.concat(Stream.of(CONSOLE), asked.calls().stream().flatMap(call -> call.params().values().stream())
                .filter(json -> json.length() > 2 && json.startsWith("\"")).map(json -> json.substring(1, json.length() - 1)))
                .map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
        long until = ChronoUnit.MICROS.between(Instant.EPOCH, asked.ended().orElseThrow().plusMillis(AFTER_MILLIS));
        FxPump.onFx(bench.mirror().pump().ask(() -> find(history, asked.firstSignal(), until, names)), found -> {
            if (asked.equals(shown)) {
                show(found);
            }
        }, _ -> show(List.of()));
    }

    private static List<Seen> find(History history, long from, long untilMicros, List<byte[]> names) {
        var found = new ArrayList<Seen>();
        history.scan(from, Math.min(history.nextSequence(), from + LOOKED_AT), signal -> {
            if (signal.timeMicros() > untilMicros) {
                return false;
            }
            boolean back = among(names.subList(1, names.size()), signal, Part.SOURCE_NAME);
            if (back || names.stream().anyMatch(name -> signal.is(Part.SOURCE_NAME, name))
                    || among(names, signal, Part.TARGET_NAME) || among(names, signal, Part.TARGET)) {
                found.add(new Seen(signal.sequence(), SignalType.ofCode(signal.type()), !back, other(signal, back)));
            }
            return found.size() < MOST;
        });
        return found;
    }

    private static boolean among(List<byte[]> names, SignalCursor signal, Part part) {
        return names.stream().anyMatch(name -> signal.is(part, name));
    }

    private static String other(SignalCursor signal, boolean back) {
        Part part = back ? Part.SOURCE_NAME : Part.TARGET_NAME;
        return signal.text(signal.length(part) > 0 || back ? part : Part.TARGET);
    }

    private void show(List<Seen> seen) {
        rows.getChildren().setAll(seen.stream().map(this::row).toList());
        setVisible(!seen.isEmpty());
        setManaged(!seen.isEmpty());
    }

    private Node row(Seen signal) {
        Label type = signal.type == null ? Labels.of(Formats.NONE) : new SignalTypeLabel(Faces.shape(signal.type));
        type.setMinWidth(Label.USE_PREF_SIZE);
        Label other = Labels.of((signal.outgoing ? "→ " : "← ") + Faces.named(bench.mirror().agents(), signal.other).shown(), Style.DENSE);
        other.setMinWidth(0);
        var number = Buttons.link(new SimpleStringProperty(Formats.count(signal.sequence)),
                () -> bench.desk().go(new Destination.SignalAt(signal.sequence)));
        number.getStyleClass().add(Style.DENSE);
        number.setMinWidth(Label.USE_PREF_SIZE);
        var row = new HBox(type, other, Labels.spacer(), number);
        row.getStyleClass().add("line-24");
        return row;
    }
}
