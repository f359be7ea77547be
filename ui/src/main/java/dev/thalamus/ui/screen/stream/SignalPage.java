package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.capture.Capture;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.QueuedSignal;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.hub.query.Conversation;
import dev.thalamus.hub.query.History;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.CopyField;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.InspectorPane;
import dev.thalamus.ui.kit.InspectorPane.Identity;
import dev.thalamus.ui.kit.JsonTree;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.PropertyRow;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.InspectorPage;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.Composer;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.part.Faces;
import dev.thalamus.ui.screen.part.Outcomes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the inspector shows of a signal: who, to whom, what became of it, which synapse it moved. Confined to the FX thread. */
public final class SignalPage implements InspectorPage {
    private final Workbench bench;
    private final StringProperty title = new SimpleStringProperty("");
    private CompletionStage<List<SignalRecord>> wanted = CompletableFuture.completedFuture(List.of());
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final StackPane tile = new StackPane();
    private final VBox summary = new VBox();
    private final VBox delivery = new VBox();
    private final JsonTree payload = new JsonTree();
    private final HBox foot = new HBox();

    /** @param subject a {@link Subject.Signal}, {@link Subject.Captured} or {@link Subject.Waiting} */
    public SignalPage(Workbench bench, Subject subject) {
        this.bench = bench;
        foot.getStyleClass().add(Style.GAP_8);
        payload.setId("page-payload");
        if (!turnTo(subject)) {
            throw new IllegalArgumentException("not a signal: " + subject);
        }
    }

    @Override
    public boolean turnTo(Subject next) {
        return switch (next) {
            case Subject.Signal(long sequence) -> show(I18n.text("shell.signal-number", sequence),
                    bench.mirror().hub().map(hub -> read(hub.history(), sequence)).orElse(CompletableFuture.completedFuture(List.of())));
            case Subject.Captured(Capture file, long sequence) -> show(I18n.text("shell.signal-number", sequence), read(file, sequence));
            case Subject.Waiting(String name, long id) -> show(I18n.text("stream.waits-for", name), bench.mirror().hub()
                    .map(hub -> hub.queues().peek(QueueScope.of(name).only(List.of(id)), 0, 1)
                            .thenApply(page -> page.rows().stream().map(QueuedSignal::signal).toList()))
                    .orElse(CompletableFuture.completedFuture(List.of())));
            case Subject.Agent _,Subject.Queue _,Subject.Peer _,Subject.Route _,Subject.Synapse _ -> false;
        };
    }

    private CompletionStage<List<SignalRecord>> read(History history, long sequence) {
        return bench.mirror().pump().ask(() -> history.read(sequence, 1).stream().filter(signal -> signal.sequence() == sequence).toList());
    }

    /** What arrives after another was wanted is not shown. */
    private boolean show(ObservableValue<String> name, CompletionStage<List<SignalRecord>> found) {
        title.bind(name);
        wanted = found;
        foot.setDisable(true); // its buttons are those of the signal before
        FxPump.onFx(found, signals -> arrived(found, signals.isEmpty() ? null : signals.getFirst()), _ -> arrived(found, null));
        return true;
    }

    private void arrived(CompletionStage<List<SignalRecord>> found, @Nullable SignalRecord signal) {
        if (wanted.equals(found)) {
            show(signal);
        }
    }

    @Override
    public ObservableValue<String> kind() { return I18n.text("stream.signal"); }

    @Override
    public Identity identity() { return new Identity(tile, Labels.of(title), subtitle); }

    @Override
    public List<Tab> tabs() {
        return List.of(InspectorPane.tab(I18n.text("stream.tab.summary"), summary),
                InspectorPane.filled(I18n.text("stream.payload"), payload),
                InspectorPane.tab(I18n.text("stream.tab.delivery"), delivery));
    }

    @Override
    public List<Node> buttons() { return List.of(foot); }

    private void show(@Nullable SignalRecord signal) {
        foot.setDisable(false);
        if (signal == null) {
            subtitle.set(I18n.get("stream.forgotten"));
            summary.getChildren().setAll(Labels.wrapped(I18n.text("stream.forgotten-detail"), Style.MUTED));
            tile.getChildren().setAll(Identity.tile(Icons.STREAM));
            payload.show("");
            delivery.getChildren().clear();
            foot.getChildren().clear();
            return;
        }
        SignalType type = signal.type();
        String time = Formats.timeMillis(Instant.ofEpochMilli(signal.timeMicros() / 1_000));
        subtitle.set((type == null ? EventText.protocol(signal.protocol()) : type.name()) + " · " + time);
        tile.getChildren().setAll(type == null ? Identity.tile(Icons.STREAM) : Identity.tile(Faces.shape(type)));
        payload.show(signal.payload());
        summary(signal);
        delivery(signal, time);
        foot.getChildren().setAll(Buttons.text(Icons.EDIT, I18n.text("stream.resend"), () -> resend(signal), Style.ACCENT),
                Buttons.text(Icons.FILTER, I18n.text("stream.between"),
                        () -> bench.desk().go(new Destination.SignalsLike("from:" + name(signal.sourceName(), signal.source())
                                + (signal.target().isEmpty() ? "" : " to:" + name(signal.targetName(), signal.target()))))));
        if (!signal.messageId().isEmpty()) {
            foot.getChildren().add(Buttons.icon(Icons.FORWARDED, I18n.text("stream.trace"),
                    () -> bench.desk().inspect(new Subject.Route("", signal.messageId()))));
        }
    }

    private void summary(SignalRecord signal) {
        summary.getChildren().setAll(new PropertyRow(I18n.text("stream.from"), who(signal.sourceName(), signal.source(), signal.source())));
        add(!signal.source().isEmpty(), "stream.blank", new CopyField(signal.source()));
        summary.getChildren().add(new PropertyRow(I18n.text("stream.to"), who(signal.targetName(), signal.target(), signal.instance())));
        add(!signal.instance().isEmpty(), "stream.blank", new CopyField(signal.instance()));
        String conversation = Conversation.of(signal.payload());
        add(!conversation.isEmpty(), "stream.column.conversation",
                Buttons.link(new SimpleStringProperty(Visible.of(conversation)),
                        () -> bench.desk().go(new Destination.SignalsLike("conversation:\"" + conversation.replace("\"", "\\\"") + "\""))));
        add(!signal.messageId().isEmpty(), "stream.message-id", new CopyField(signal.messageId()));
        summary.getChildren().add(new PropertyRow(I18n.text("stream.column.size"), Formats.bytes(signal.size())));
        summary.getChildren().add(new PropertyRow(I18n.text("stream.column.outcome"), outcome(signal)));
        synapse(signal)
                .ifPresent(synapse -> summary.getChildren().add(InspectorPane.section(I18n.text("stream.synapse"), synapseRow(synapse))));
    }

    private void delivery(SignalRecord signal, String time) {
        delivery.getChildren().setAll(new PropertyRow(I18n.text("stream.received"), time),
                new PropertyRow(I18n.text("stream.protocol"), EventText.protocol(signal.protocol())),
                new PropertyRow(I18n.text("stream.written-to"), signal.target().isEmpty() ? I18n.get("shell.everybody") : signal.target()),
                new PropertyRow(I18n.text("stream.column.outcome"), outcome(signal)),
                new PropertyRow(I18n.text("stream.column.latency"),
                        signal.latencyNanos() == 0 ? Formats.NONE : Formats.latency(signal.latencyNanos())),
                new PropertyRow(I18n.text("stream.links"), Formats.count(signal.fanout())));
        if (signal.reason() != Reason.NONE) {
            delivery.getChildren()
                    .add(Labels.wrapped(new SimpleStringProperty(EventText.reason(signal.reason())), Style.MUTED, Style.DENSE));
        }
    }

    private void add(boolean shown, String label, Node value) {
        if (shown) {
            summary.getChildren().add(new PropertyRow(I18n.text(label), value));
        }
    }

    private static Node outcome(SignalRecord signal) {
        var icon = Outcomes.icon(signal.outcome()).node(14);
        icon.getStyleClass().add(Outcomes.tone(signal.outcome()));
        var box = new HBox(icon, Labels.of(Outcomes.of(signal.outcome(), signal.reason()), Outcomes.tone(signal.outcome())));
        box.getStyleClass().addAll(Style.GAP_4, "line");
        return box;
    }

    private Node who(String name, String written, String hash) {
        var face = new AgentName(Faces.named(bench.mirror().agents(), name(name, written)));
        bench.mirror().agents().byHash(hash).ifPresent(_ -> {
            face.getStyleClass().addAll("clickable", Style.FOCUS_RING);
            face.setAccessibleText(Visible.of(name(name, written)));
            Buttons.pressable(face, () -> bench.desk().inspect(new Subject.Agent(hash)));
        });
        return face;
    }

    private Optional<Synapse> synapse(SignalRecord signal) {
        var snapshot = bench.mirror().snapshot().get();
        return snapshot == null
                ? Optional.empty()
                : snapshot.synapses().stream()
                        .filter(synapse -> synapse.source().equals(signal.sourceName()) && synapse.target().equals(signal.targetName()))
                        .findFirst();
    }

    private static Node synapseRow(Synapse synapse) {
        var row = new HBox(Labels.of(Visible.of(synapse.source()) + " → " + Visible.of(synapse.target())), Labels.spacer(),
                Labels.of(Formats.decimal(synapse.strength(), 2), Style.STRONG,
                        synapse.strong() ? Style.SUCCESS_TEXT : synapse.weak() ? Style.DANGER_TEXT : Style.MUTED));
        row.getStyleClass().add("line-24");
        return row;
    }

    private void resend(SignalRecord signal) {
        new Composer(bench).open(name(signal.targetName(), signal.target()),
                signal.type() == null ? SignalType.ACTION_POTENTIAL : signal.type(), signal.payload());
    }

    private static String name(String resolved, String written) { return resolved.isEmpty() ? written : resolved; }
}
