package dev.thalamus.ui.screen.agents;

import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.kit.AgentAvatar;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.CopyField;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.InspectorPane;
import dev.thalamus.ui.kit.InspectorPane.Identity;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.PropertyRow;
import dev.thalamus.ui.kit.Sparkline;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.InspectorPage;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.AgentActions;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.part.Faces;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tab;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the inspector shows of an agent: who it is, how much it says and hears, whom it knows, what it said last. Confined to the FX thread. */
public final class AgentPage implements InspectorPage {
    private final Workbench bench;
    private final String hash;
    private final Optional<AgentRow> row;
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final Label in = Labels.of("", "rate-value");
    private final Label out = Labels.of("", "rate-value");
    private final Sparkline inTrend = new Sparkline(1);
    private final Sparkline outTrend = new Sparkline(2);
    private final Label address = Labels.of("", Style.CODE_SMALL);
    private final StringProperty received = new SimpleStringProperty("");
    private final StringProperty sent = new SimpleStringProperty("");
    private final StringProperty pending = new SimpleStringProperty("");
    private final StringProperty errors = new SimpleStringProperty("");
    private final AgentSynapses synapses;
    private final AgentSignals signals;
    private final Following following;

    public AgentPage(Workbench bench, String hash) {
        this.bench = bench;
        this.hash = hash;
        row = bench.mirror().agents().byHash(hash);
        String name = row.map(AgentRow::target).orElse("");
        synapses = new AgentSynapses(bench, name);
        signals = new AgentSignals(bench, name);
        following = new Following().on(this::show, bench.mirror().snapshot());
    }

    @Override
    public ObservableValue<String> kind() { return I18n.text("agents.agent"); }

    @Override
    public Identity identity() {
        AgentFace face = row.map(known -> Faces.of(known.now())).orElse(new AgentFace(hash, null, 0, AgentFace.Kind.GONE, 1));
        List<AgentRow> siblings = bench.mirror().agents().named(row.map(AgentRow::target).orElse(""));
        int place = row.map(siblings::indexOf).orElse(0) + 1;
        var title = new HBox(Labels.of(face.shown(), Style.STRONG));
        if (siblings.size() > 1) {
            title.getChildren().add(Labels.of(I18n.text("kit.instances", place, siblings.size()), Style.MUTED));
        }
        title.getStyleClass().add(Style.GAP_4);
        return new Identity(new AgentAvatar(face, 32), title, subtitle);
    }

    @Override
    public List<Tab> tabs() {
        if (row.isEmpty()) {
            return List.of(
                    InspectorPane.tab(I18n.text("agents.tab.identity"), Labels.wrapped(I18n.text("agents.forgotten", hash), Style.MUTED)));
        }
        return List.of(InspectorPane.tab(I18n.text("agents.tab.identity"), identityBody(row.get().now())),
                InspectorPane.tab(I18n.text("agents.tab.synapses"), synapses.all()),
                InspectorPane.tab(I18n.text("agents.tab.signals"), signals.all()));
    }

    @Override
    public List<Node> buttons() {
        if (row.isEmpty()) {
            return List.of();
        }
        List<Command> actions = AgentActions.of(bench, row.get().now());
        var more = new MenuButton(null, Icons.MORE.node());
        more.getStyleClass().add(Style.ICON_ONLY);
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.accessibleTextProperty().bind(I18n.text("kit.more"));
        more.getItems().setAll(Menus.items(actions.subList(2, actions.size())));
        return List.of(Buttons.text(Icons.SEND, I18n.text("agents.send"), actions.getFirst()::run, Style.ACCENT),
                Buttons.text(Icons.EYE, I18n.text("agents.follow"), actions.get(1)::run), more);
    }

    @Override
    public void shown() { following.start(); }

    @Override
    public void hidden() { following.stop(); }

    private Node identityBody(AgentView agent) {
        HubInfo info = bench.mirror().info().get();
        String domain = agent.domain() != null ? agent.domain() : info == null ? Formats.NONE : info.domain();
        var rates = new HBox(rate(I18n.text("agents.in-per-second"), in, inTrend), rate(I18n.text("agents.out-per-second"), out, outTrend));
        rates.getStyleClass().add("agent-rates");
        return new VBox(rates, new PropertyRow(I18n.text("agents.hash"), new CopyField(agent.hash())),
                new PropertyRow(I18n.text("agents.address"), address),
                new PropertyRow(I18n.text("agents.protocol"), EventText.protocol(agent.protocol())),
                new PropertyRow(I18n.text("agents.domain"), domain),
                new PropertyRow(I18n.text("agents.connected"),
                        agent.connectedAtMillis() == 0 ? Formats.NONE : Formats.dateTime(Instant.ofEpochMilli(agent.connectedAtMillis()))),
                link("agents.received", received, "to:" + AgentRow.targetOf(agent)),
                link("agents.sent", sent, "from:" + AgentRow.targetOf(agent)),
                link("agents.pending", pending, new Destination.QueueOf(AgentRow.targetOf(agent))),
                link("agents.errors", errors, "from:" + AgentRow.targetOf(agent) + " outcome:refused"),
                InspectorPane.section(I18n.text("agents.strongest"), synapses.strongest()),
                InspectorPane.section(I18n.text("agents.last-signals"), signals.last()));
    }

    private PropertyRow link(String label, StringProperty number, String filter) {
        return link(label, number, new Destination.SignalsLike(filter));
    }

    private PropertyRow link(String label, StringProperty number, Destination place) {
        Hyperlink link = Buttons.link(number, () -> bench.desk().go(place));
        return new PropertyRow(I18n.text(label), link);
    }

    private static Node rate(ObservableValue<String> title, Label value, Sparkline trend) {
        HBox.setHgrow(trend, Priority.ALWAYS);
        trend.getStyleClass().add("in-inspector");
        var line = new HBox(value, trend);
        line.getStyleClass().add("rate-line");
        var box = new VBox(Labels.of(title, Style.CAPTION, Style.MUTED), line);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void show() {
        if (row.isEmpty()) {
            subtitle.set(I18n.get("agents.state.gone"));
            return;
        }
        AgentRow shown = row.get();
        AgentView agent = shown.now();
        var snapshot = bench.mirror().snapshot().get();
        long now = snapshot == null ? agent.lastSeenMillis() : snapshot.takenMillis();
        String kind = I18n.get("shell.kind." + agent.kind().name().toLowerCase(Locale.ROOT));
        subtitle.set(kind + " · " + (agent.state() == AgentState.GONE
                ? I18n.get("agents.gone-for", Formats.duration(Duration.ofMillis(Math.max(0, now - agent.lastSeenMillis()))))
                : agent.kind() == AgentKind.REMOTE
                        ? I18n.get("agents.at-hub", String.valueOf(agent.domain()))
                        : I18n.get(agent.state() == AgentState.LIVE ? "agents.connected-for" : "agents.draining-for",
                                Formats.duration(Duration.ofMillis(Math.max(0, now - agent.connectedAtMillis()))))));
        in.setText(Formats.rate(shown.inRate().get()));
        out.setText(Formats.rate(shown.outRate().get()));
        inTrend.show(shown.inTrail().values());
        outTrend.show(shown.outTrail().values());
        address.setText(agent.address().isEmpty() ? Formats.NONE : agent.address());
        received.set(Formats.count(agent.received()));
        sent.set(Formats.count(agent.sent()));
        pending.set(Formats.count(agent.pending()));
        errors.set(Formats.count(agent.errors()));
        synapses.show(snapshot);
        signals.ask(now);
    }
}
