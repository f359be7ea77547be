package dev.thalamus.ui.screen.agents;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalCursor.Part;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SignalTypeLabel;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.Faces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The last signals from or to a name, looked up once a second in the newest part of the history. Confined to the FX thread. */
final class AgentSignals {
    private static final int FEW = 4;
    private static final int MANY = 50;
    /** Records looked at: an agent that is silent for longer has its signals in the stream. */
    private static final int LOOK_BACK = 20_000;

    private record Last(long sequence, long millis, @Nullable SignalType type, boolean outgoing, String other) {}

    private final Workbench bench;
    private final String name;
    private final byte[] nameBytes;
    private final VBox last = new VBox();
    private final VBox all = new VBox();
    private List<Last> shown = List.of();
    private boolean asking;
    private long askedMillis;

    AgentSignals(Workbench bench, String name) {
        this.bench = bench;
        this.name = name;
        nameBytes = name.getBytes(StandardCharsets.UTF_8);
        last.getStyleClass().add("rows");
        all.getStyleClass().add("rows");
    }

    Node last() { return last; }

    Node all() { return all; }

    /** Looks again, unless it did within the last second or still does. */
    void ask(long nowMillis) {
        if (asking || nowMillis - askedMillis < 1_000 || bench.mirror().hub().isEmpty()) {
            return;
        }
        asking = true;
        askedMillis = nowMillis;
        Hub hub = bench.mirror().hub().get();
        FxPump.onFx(bench.mirror().pump().ask(() -> find(hub.history())), found -> {
            asking = false;
            shown = found;
            fill(last, FEW, nowMillis);
            fill(all, MANY, nowMillis);
        }, _ -> asking = false);
    }

    private List<Last> find(History history) {
        var found = new ArrayList<Last>();
        long next = history.nextSequence();
        history.scanBack(next, Math.max(history.firstSequence(), next - LOOK_BACK), signal -> {
            boolean from = signal.is(Part.SOURCE_NAME, nameBytes);
            if (from || signal.is(Part.TARGET_NAME, nameBytes)) {
                found.add(new Last(signal.sequence(), signal.timeMicros() / 1_000, SignalType.ofCode(signal.type()), from,
                        other(signal, from)));
            }
            return found.size() < MANY;
        });
        return found;
    }

    private static String other(SignalCursor signal, boolean from) {
        Part part = from ? Part.TARGET_NAME : Part.SOURCE_NAME;
        return signal.text(signal.length(part) > 0 ? part : from ? Part.TARGET : Part.SOURCE);
    }

    private void fill(VBox box, int most, long nowMillis) {
        if (shown.isEmpty()) {
            box.getChildren().setAll(Labels.wrapped(I18n.text("agents.no-signals", name), Style.MUTED));
            return;
        }
        box.getChildren().setAll(shown.stream().limit(most).map(signal -> row(signal, nowMillis)).toList());
    }

    private Node row(Last signal, long nowMillis) {
        Label type = signal.type == null ? Labels.of(Formats.NONE) : new SignalTypeLabel(Faces.shape(signal.type));
        type.setMinWidth(Label.USE_PREF_SIZE);
        Label other = Labels.of((signal.outgoing ? "→ " : "← ") + Faces.named(bench.mirror().agents(), signal.other).shown(), Style.DENSE);
        other.setMinWidth(0);
        Label ago = Labels.of(Formats.ago(Duration.ofMillis(Math.max(0, nowMillis - signal.millis))), Style.DENSE, Style.MUTED);
        ago.setMinWidth(Label.USE_PREF_SIZE);
        var row = new HBox(type, other, Labels.spacer(), ago);
        row.getStyleClass().addAll("line-24", "clickable", Style.FOCUS_RING);
        row.setAccessibleText(type.getText() + " " + other.getText() + ", " + ago.getText());
        return Buttons.pressable(row, () -> bench.desk().inspect(new Subject.Signal(signal.sequence)));
    }
}
