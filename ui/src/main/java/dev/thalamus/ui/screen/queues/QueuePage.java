package dev.thalamus.ui.screen.queues;

import dev.thalamus.hub.model.QueueView;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.bridge.QueueRow;
import dev.thalamus.ui.bridge.QueueRow.Values;
import dev.thalamus.ui.kit.AgentAvatar;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.InspectorPane;
import dev.thalamus.ui.kit.InspectorPane.Identity;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.PropertyRow;
import dev.thalamus.ui.kit.Sparkline;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.InspectorPage;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.part.Faces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the inspector shows of a queue: how much waits, why, since when and until when. Confined to the FX thread. */
public final class QueuePage implements InspectorPage {
    private final Workbench bench;
    private final String name;
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final StringProperty pending = new SimpleStringProperty("");
    private final Label reason = Labels.wrapped(new SimpleStringProperty(""));
    private final Label bytes = Labels.of("");
    private final Label oldest = Labels.of("");
    private final Label expires = Labels.of("");
    private final Label queued = Labels.of("");
    private final Label drained = Labels.of("");
    private final Sparkline trend = new Sparkline(1);
    private final Label waiting = Labels.of("", Style.CAPTION, Style.MUTED);
    private final Following following;

    public QueuePage(Workbench bench, String name) {
        this.bench = bench;
        this.name = name;
        reason.textProperty().unbind();
        trend.getStyleClass().add("in-queue");
        following = new Following().on(this::show, bench.mirror().snapshot());
    }

    @Override
    public ObservableValue<String> kind() { return I18n.text("queues.queue"); }

    @Override
    public Identity identity() {
        AgentFace face = Faces.named(bench.mirror().agents(), name);
        return new Identity(new AgentAvatar(face, 32), Labels.of(face.shown(), Style.STRONG), subtitle);
    }

    @Override
    public List<Tab> tabs() {
        var link = Buttons.link(pending, () -> bench.desk().go(new Destination.QueueOf(name)));
        var body = new VBox(new PropertyRow(I18n.text("queues.column.pending"), link),
                new PropertyRow(I18n.text("queues.reason"), reason),
                new PropertyRow(I18n.text("queues.column.bytes"), bytes),
                new PropertyRow(I18n.text("queues.column.oldest"), oldest),
                new PropertyRow(I18n.text("queues.column.expires"), expires),
                new PropertyRow(I18n.text("queues.queued-total"), queued),
                new PropertyRow(I18n.text("queues.drained-total"), drained),
                InspectorPane.section(I18n.text("queues.last-minute"), trend,
                        new HBox(Labels.of(I18n.text("queues.minute-ago"), Style.CAPTION, Style.MUTED), Labels.spacer(), waiting)));
        return List.of(InspectorPane.tab(I18n.text("queues.tab.summary"), body));
    }

    @Override
    public List<Node> buttons() {
        var buttons = new ArrayList<Node>();
        bench.mirror().agents().named(name).stream().map(AgentRow::hash).findFirst().ifPresent(hash -> buttons
                .add(Buttons.text(Icons.AGENT, I18n.text("queues.agent"), () -> bench.desk().inspect(new Subject.Agent(hash)))));
        buttons.add(Buttons.text(Icons.STREAM, I18n.text("queues.in-stream"),
                () -> bench.desk().go(new Destination.SignalsLike("to:" + name))));
        return buttons;
    }

    @Override
    public void shown() { following.start(); }

    @Override
    public void hidden() { following.stop(); }

    private void show() { bench.mirror().queues().named(name).ifPresentOrElse(this::show, this::showEmpty); }

    private void show(QueueRow row) {
        Values now = row.now();
        QueueView queue = now.queue();
        subtitle.set(QueueCells.word(queue.reason()));
        pending.set(Formats.count(queue.signals()));
        reason.setText(EventText.reason(queue.reason()));
        bytes.setText(Formats.bytes(queue.bytes()));
        oldest.setText(I18n.get("queues.since", Formats.duration(now.age()), Formats.time(Instant.ofEpochMilli(queue.oldestMillis()))));
        expires.setText(I18n.get("queues.at", Formats.duration(now.left()), Formats.time(Instant.ofEpochMilli(queue.firstExpiryMillis()))));
        expires.getStyleClass().setAll("label", now.urgent() ? Style.DANGER_TEXT : "value");
        queued.setText(I18n.get("queues.per-second", Formats.count(queue.queuedTotal()), Formats.rate(now.inRate())));
        drained.setText(I18n.get("queues.per-second", Formats.count(queue.drainedTotal()), Formats.rate(now.drainRate())));
        trend.show(row.trail().values());
        waiting.setText(I18n.get("queues.waiting-now", queue.signals()));
    }

    private void showEmpty() {
        subtitle.set(I18n.get("queues.nothing-for"));
        pending.set(Formats.count(0));
        List.of(reason, bytes, oldest, expires, queued, drained).forEach(label -> label.setText(Formats.NONE));
        trend.show(new double[0]);
        waiting.setText(I18n.get("queues.waiting-now", 0));
    }
}
