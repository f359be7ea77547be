package dev.thalamus.ui.screen.graph.synapse;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.hub.query.FilterPrinter;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalCursor.Part;
import dev.thalamus.ui.bridge.HistoryFeed;
import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.kit.AgentAvatar;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.InspectorPane;
import dev.thalamus.ui.kit.InspectorPane.Identity;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.InspectorPage;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.Faces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the inspector shows of a synapse: how strong it is, and why. Confined to the FX thread. */
public final class SynapsePage implements InspectorPage {
    private final Workbench bench;
    private final String source;
    private final String target;
    private final HistoryFeed signals;
    private final Following following;
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final StringProperty rateText = new SimpleStringProperty(Formats.NONE);
    private final StringProperty allText = new SimpleStringProperty("");
    private final Label strength = Labels.of(Formats.NONE, Style.DISPLAY);
    private final Label success = Labels.of(Formats.NONE, "figure");
    private final Label note = Labels.of("", Style.CAPTION, Style.MUTED);
    private final StrengthChart chart = new StrengthChart();
    private final MovedList moved;
    private final RecentRate rate = new RecentRate();
    private @Nullable Synapse last;

    public SynapsePage(Workbench bench, String source, String target) {
        this.bench = bench;
        this.source = source;
        this.target = target;
        moved = new MovedList(bench);
        signals = bench.mirror().openSignals();
        signals.filter(between(source, target));
        note.setWrapText(true);
        following = new Following().on(this::show, bench.mirror().snapshot(), signals.progress());
    }

    /** Signals from one name to the other, as the router resolved them, compared where they lie. */
    static Predicate<SignalCursor> between(String source, String target) {
        byte[] from = source.getBytes(StandardCharsets.UTF_8), to = target.getBytes(StandardCharsets.UTF_8);
        return signal -> signal.is(Part.SOURCE_NAME, from) && (signal.is(Part.TARGET_NAME, to)
                || signal.length(Part.TARGET_NAME) == 0 && signal.is(Part.TARGET, to));
    }

    @Override
    public ObservableValue<String> kind() { return I18n.text("graph.synapse"); }

    @Override
    public Identity identity() {
        var from = new AgentAvatar(Faces.named(bench.mirror().agents(), source), 24);
        var to = new AgentAvatar(Faces.named(bench.mirror().agents(), target), 24);
        var pair = new StackPane(from, to);
        StackPane.setAlignment(from, Pos.TOP_LEFT);
        StackPane.setAlignment(to, Pos.BOTTOM_RIGHT);
        pair.getStyleClass().add("synapse-ends");
        return new Identity(pair, Labels.of(source + " → " + target, Style.STRONG), subtitle);
    }

    @Override
    public List<Tab> tabs() {
        Hyperlink all = Buttons.link(allText, this::openSignals);
        Label rule = Labels.of(I18n.text("graph.rule-text"), Style.CODE_SMALL, "rule-text");
        var why = new VBox(figures(), chart, note, InspectorPane.section(I18n.text("graph.moved"), moved.view(), all),
                InspectorPane.section(I18n.text("graph.rule"), rule));
        return List.of(InspectorPane.tab(I18n.text("graph.why"), why));
    }

    @Override
    public List<Node> buttons() { return List.of(Buttons.primary(Icons.STREAM, I18n.text("graph.show-signals"), this::openSignals)); }

    @Override
    public void shown() {
        bench.mirror().pump().add(signals);
        following.start();
    }

    @Override
    public void hidden() {
        following.stop();
        bench.mirror().pump().remove(signals);
    }

    private Node figures() {
        Hyperlink perSecond = Buttons.link(rateText, this::openSignals);
        perSecond.getStyleClass().add("figure");
        var row = new HBox(figure("graph.strength", strength), figure("graph.success-rate", success),
                figure("graph.per-second", perSecond));
        row.getStyleClass().add("synapse-figures");
        return row;
    }

    private static Node figure(String key, Node value) {
        var box = new VBox(Labels.of(I18n.text(key), Style.CAPTION, Style.MUTED), value);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void openSignals() { bench.desk().go(new Destination.SignalsLike(filter(source, target))); }

    /** The filter of the stream that shows the signals from one to the other. */
    public static String filter(String source, String target) {
        return FilterPrinter.print(dev.thalamus.hub.query.Node.and(
                List.of(dev.thalamus.hub.query.Node.field("from", source), dev.thalamus.hub.query.Node.field("to", target))));
    }

    private void show() {
        HubSnapshot snapshot = bench.mirror().snapshot().get();
        Synapse now = snapshot == null
                ? null
                : snapshot.synapses().stream()
                        .filter(synapse -> synapse.source().equals(source) && synapse.target().equals(target)).findFirst().orElse(null);
        if (snapshot == null || now == null) {
            subtitle.set(I18n.get("graph.forgotten"));
            for (Label figure : List.of(strength, success)) {
                figure.setText(Formats.NONE);
            }
            rateText.set(Formats.NONE);
            chart.show(List.of());
            moved.show(List.of());
            note.setText("");
            return;
        }
        String state = I18n.get(now.strong() ? "graph.strong" : now.weak() ? "graph.weak" : "graph.middling");
        var age = Duration.ofMillis(Math.max(0, snapshot.takenMillis() - now.lastUsedMillis()));
        subtitle.set(age.toSeconds() < 1
                ? I18n.get("graph.state-and-now", state)
                : I18n.get("graph.state-and-age", state, Formats.duration(age)));
        strength.setText(Formats.decimal(now.strength(), 2));
        success.setText(Formats.percent(now.successRate(), 1));
        rateText.set(Formats.rate(rate.add(snapshot.takenMillis(), now.transmissions())));
        List<SignalRow> rows = signals.rows();
        allText.set(I18n.get("graph.all-in-stream", signals.progress().get().matched()));
        if (!now.equals(last) || rows.isEmpty() || chart.isEmpty()) {
            last = now;
            var history = StrengthHistory.of(now, rows.subList(Math.max(0, rows.size() - 2 * StrengthHistory.MOST), rows.size()));
            chart.show(history.steps());
            moved.show(history.steps());
            note.setText(I18n.get(history.steps().isEmpty() ? "graph.no-record" : history.exact() ? "graph.rebuilt" : "graph.not-exact",
                    history.steps().size(), now.transmissions()));
        }
    }
}
