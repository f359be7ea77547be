package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.hub.model.RemoteHub;
import dev.thalamus.ui.bridge.EventRow;
import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.kit.CopyField;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.InspectorPane;
import dev.thalamus.ui.kit.InspectorPane.Identity;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.PropertyRow;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.InspectorPage;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.EventText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tab;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the inspector shows of another hub: how the link stands, who is there, what happened. Confined to the FX thread. */
public final class PeerPage implements InspectorPage {
    private static final int MOST_EVENTS = 50;
    private static final String URL = "federation.form.url";

    /** A line of the link's page: the key of its name, what it says, and how. Immutable. */
    private record Fact(String key, String value, List<String> styles) {
        Fact(String key, String value, String... styles) { this(key, value, List.of(styles)); }
    }

    private final Workbench bench;
    private final String domain;
    private final SimpleObjectProperty<@Nullable PeerRow> row;
    private final PeerActions actions;
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final VBox facts = new VBox();
    private final RemoteAgents agents;
    private final VBox events = new VBox();
    private final Following following;
    private @Nullable List<Fact> shown;
    private @Nullable List<EventRow> told;
    private @Nullable Locale language;

    public PeerPage(Workbench bench, String domain) {
        this.bench = bench;
        this.domain = domain;
        row = new SimpleObjectProperty<>(bench.mirror().peers().named(domain).orElse(null));
        actions = new PeerActions(bench, row);
        agents = new RemoteAgents(bench);
        events.getStyleClass().add(Style.GAP_8);
        following = new Following().on(this::show, bench.mirror().snapshot());
    }

    @Override
    public ObservableValue<String> kind() { return I18n.text("federation.peer"); }

    @Override
    public Identity identity() { return new Identity(Identity.tile(Icons.GLOBE), Labels.of(Visible.of(domain), Style.STRONG), subtitle); }

    @Override
    public List<Tab> tabs() {
        return List.of(InspectorPane.tab(I18n.text("federation.tab.link"), facts),
                InspectorPane.tab(I18n.text("federation.tab.agents"), agents),
                InspectorPane.tab(I18n.text("federation.tab.events"), events));
    }

    @Override
    public List<Node> buttons() {
        var more = new MenuButton(null, Icons.MORE.node());
        more.getStyleClass().add(Style.ICON_ONLY);
        more.accessibleTextProperty().bind(I18n.text("kit.more"));
        more.getItems().setAll(Menus.items(List.of(actions.cut, actions.enable, actions.agents, actions.remove)));
        return List.of(Menus.button(actions.edit), Menus.button(actions.reconnect), more);
    }

    @Override
    public void shown() { following.start(); }

    @Override
    public void hidden() { following.stop(); }

    private void show() {
        Optional<PeerRow> known = bench.mirror().peers().named(domain);
        row.set(known.orElse(null));
        if (known.isEmpty()) {
            subtitle.set(I18n.get("federation.no-peer"));
            shown = null;
            facts.getChildren().setAll(Labels.wrapped(I18n.text("federation.no-peer-detail"), Style.MUTED));
            return;
        }
        facts(known.get().now());
        agents.show(domain);
        showEvents();
    }

    private void facts(PeerRow.Values now) {
        PeerView peer = now.peer();
        RemoteHub remote = peer.remote();
        subtitle.set(PeerWords.state(peer.state()) + (peer.software().isEmpty() ? "" : " · " + peer.software()));
        List<Fact> lines = List.of(
                new Fact("federation.column.forwarding", PeerWords.forwarding(peer.state()), PeerWords.text(peer.state())),
                new Fact("federation.column.reason", PeerWords.reason(now)),
                new Fact(URL, remote.url()),
                new Fact("federation.fact.secret", PeerWords.masked(remote.token()), Style.CODE),
                new Fact("federation.who-dials", I18n.get("federation.dials." + dials(peer))),
                new Fact("federation.fact.trust", remote.trust().isEmpty() ? I18n.get("federation.system-trust") : remote.trust()),
                new Fact("federation.column.rtt", PeerWords.rtt(peer)),
                new Fact("federation.taken", counted(peer.signalsIn(), now.inRate())),
                new Fact("federation.given", counted(peer.signalsOut(), now.outRate())),
                new Fact("federation.refused-here", Formats.count(peer.refusedIn())),
                new Fact("federation.refused-there", Formats.count(peer.refusedOut())),
                new Fact("federation.duplicates", Formats.count(peer.duplicates())),
                new Fact("federation.column.backlog", I18n.get("federation.backlog-of", peer.backlog(), Formats.bytes(peer.backlogBytes())),
                        peer.backlog() > 0 ? Style.WARNING_TEXT : Style.MUTED),
                new Fact("federation.column.error", peer.lastError().isEmpty()
                        ? Formats.NONE
                        : PeerWords.errorTime(peer) + " · " + PeerWords.error(peer)),
                new Fact("federation.column.uptime", now.upMillis() == 0 ? Formats.NONE : Formats.duration(now.uptime())));
        if (!lines.equals(shown)) {
            fill(lines);
            shown = lines;
        }
    }

    /** Replaces the lines that differ; the others keep what a person selected in them, and the keyboard. */
    private void fill(List<Fact> lines) {
        List<Fact> before = shown;
        if (before == null || before.size() != lines.size()) {
            facts.getChildren().setAll(lines.stream().map(PeerPage::row).toList());
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(before.get(i))) {
                facts.getChildren().set(i, row(lines.get(i)));
            }
        }
    }

    private static String dials(PeerView peer) {
        return peer.dialled() && peer.accepted() ? "both" : peer.dialled() ? "here" : peer.accepted() ? "there" : "none";
    }

    private static String counted(long all, double rate) {
        return I18n.get("federation.per-second", Formats.count(all), Formats.rate(rate));
    }

    private static PropertyRow row(Fact fact) {
        if (fact.key().equals(URL)) {
            return new PropertyRow(I18n.text(URL), new CopyField(fact.value()));
        }
        Label text = Labels.of(Visible.within(fact.value()), fact.styles().toArray(String[]::new));
        text.setWrapText(true);
        return new PropertyRow(I18n.text(fact.key()), text);
    }

    private void showEvents() {
        List<EventRow> now = bench.mirror().events().reversed().stream().filter(this::concerns).limit(MOST_EVENTS).toList();
        if (now.equals(told) && I18n.locale().equals(language)) {
            return;
        }
        told = now;
        language = I18n.locale();
        List<Node> lines = now.stream().map(PeerPage::line).toList();
        events.getChildren().setAll(lines.isEmpty() ? List.of(Labels.wrapped(I18n.text("federation.no-events"), Style.MUTED)) : lines);
    }

    private boolean concerns(EventRow event) {
        return event.event() instanceof HubEvent.PeerChanged changed && changed.domain().equals(domain);
    }

    private static Node line(EventRow event) {
        return new VBox(Labels.wrapped(new SimpleStringProperty(EventText.of(event.event())), Style.DENSE),
                Labels.of(Formats.time(Instant.ofEpochMilli(event.event().atMillis())), Style.CAPTION, Style.MUTED));
    }
}
