package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.model.PeerState;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.host.SecondHub;
import dev.thalamus.ui.kit.Banner;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.TableMemory;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FirstVisit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The other hubs: how the links to them stand and what goes over them. Confined to the FX thread. */
public final class FederationScreen implements Screen {
    private static final int ROW = 32;
    private static final int HEAD = 40;
    private static final int FEWEST = 3;
    private static final int MOST = 8;

    private final Workbench bench;
    private final TableView<PeerRow> table;
    private final TableMemory<PeerRow> columns;
    private final Topology topology;
    private final RemoteAgents agents;
    private final PeerActions actions;
    private final Command add;
    private final Command route;
    private final Command openSecond;
    private final Command closeSecond;
    private final SimpleBooleanProperty secondThere = new SimpleBooleanProperty();
    private final Label counts = Labels.of("", Style.DENSE, Style.MUTED);
    private final VBox banner = new VBox();
    private final VBox linked = new VBox();
    private final VBox nothing = new VBox();
    private final VBox view = new VBox();
    private final Following following;
    private String warned = "";
    private String wanted = "";

    public FederationScreen(Workbench bench) {
        this.bench = bench;
        table = PeersTable.of(bench.mirror().peers().rows());
        columns = new TableMemory<>(table, bench.memory(), "federation");
        columns.restore();
        topology = new Topology(bench, this::choose);
        agents = new RemoteAgents(bench);
        actions = new PeerActions(bench, table.getSelectionModel().selectedItemProperty());
        var running = Bindings.createBooleanBinding(() -> bench.mirror().status().get().phase() == Phase.RUNNING, bench.mirror().status());
        var can = running.and(new SimpleBooleanProperty(bench.host().hub().second().isPresent()));
        add = Command.of("federation.add", Icons.ADD, () -> PeerForm.add(bench)).key("Shortcut+N").enabledWhen(running);
        route = Command.of("federation.route", Icons.FORWARDED, () -> bench.desk().inspect(new Subject.Route("", ""))).key("Shortcut+D")
                .enabledWhen(running);
        openSecond = Command.of("federation.second", Icons.LINK, () -> second().ifPresent(this::open)).key("Shortcut+Shift+N")
                .enabledWhen(can.and(secondThere.not()));
        closeSecond = Command.of("federation.close-second", Icons.STOP, () -> second().ifPresent(this::close))
                .enabledWhen(can.and(secondThere));
        following = new Following().on(this::refresh, bench.mirror().snapshot(), bench.mirror().status());
        build();
    }

    @Override
    public Parent view() { return view; }

    @Override
    public void shown() { following.start(); }

    @Override
    public void hidden() {
        following.stop();
        columns.keep();
    }

    @Override
    public List<Command> commands() {
        var all = new ArrayList<>(List.of(add, route, openSecond, closeSecond));
        all.addAll(actions.all());
        return all;
    }

    @Override
    public void focusFilter() { table.requestFocus(); }

    @Override
    public void open(Destination destination) {
        if (destination instanceof Destination.PeerAt(String domain)) {
            wanted = domain;
            refresh();
        }
    }

    private void build() {
        var second = Menus.button(openSecond);
        var shut = Menus.button(closeSecond);
        shown(second, secondThere.not());
        shown(shut, secondThere);
        var primary = Menus.button(add, Style.ACCENT);
        shown(primary, linked.visibleProperty());
        second.visibleProperty().unbind();
        second.visibleProperty().bind(linked.visibleProperty().and(secondThere.not()));
        var head = new HBox(Labels.of(I18n.text("shell.screen.federation"), "title"), counts, Labels.spacer(), Menus.button(route), second,
                shut, primary);
        head.getStyleClass().add(Style.SCREEN_HEAD);
        var scroll = new ScrollPane(topology);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.getStyleClass().add("topology-scroll");
        var title = Labels.of(I18n.text("federation.links"), Style.STRONG);
        title.setMinWidth(Label.USE_PREF_SIZE);
        var links = new HBox(title,
                Labels.of(I18n.text("federation.links-detail"), Style.DENSE, Style.MUTED), Labels.spacer(), small(actions.edit),
                small(actions.reconnect), small(actions.cut), small(actions.enable), small(actions.remove));
        links.getStyleClass().add(Style.PANE_HEAD);
        shown(links.getChildren().get(5), actions.enable.enabled().not());
        shown(links.getChildren().get(6), actions.enable.enabled());
        table.prefHeightProperty().bind(Bindings.createDoubleBinding(
                () -> Look.px(HEAD + ROW * Math.clamp(table.getItems().size(), FEWEST, MOST)), table.getItems(), Look.zoomProperty()));
        table.setMinHeight(Look.px(HEAD + 2 * ROW));
        banner.getStyleClass().add("federation-banner");
        var remote = new ScrollPane(new VBox(Labels.of(I18n.text("federation.remote"), Style.STRONG, Style.DENSE), agents));
        remote.setFitToWidth(true);
        remote.getStyleClass().add("remote-pane");
        linked.getChildren().addAll(scroll, links, table, banner, remote);
        VBox.setVgrow(linked, Priority.ALWAYS);
        nothing.getChildren().add(new EmptyState(Icons.GLOBE, I18n.text("federation.empty"), I18n.text("federation.empty-next"),
                Menus.button(openSecond, Style.ACCENT), Menus.button(add)));
        nothing.getStyleClass().add("federation-empty");
        VBox.setVgrow(nothing, Priority.ALWAYS);
        view.setId("federation");
        view.getChildren().addAll(head, new FirstVisit(ScreenId.FEDERATION, bench.memory()), nothing, linked);
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                bench.desk().inspect(new Subject.Peer(row.domain()));
            }
            topology.show(row);
        });
        table.setOnKeyPressed(event -> {
            PeerRow row = table.getSelectionModel().getSelectedItem();
            if (row != null && event.getCode() == KeyCode.ENTER) {
                bench.desk().inspect(new Subject.Peer(row.domain()));
            }
        });
        table.setContextMenu(new ContextMenu(Menus.items(actions.all()).toArray(new MenuItem[0])));
        table.setPlaceholder(Labels.of(I18n.text("federation.empty"), Style.MUTED));
    }

    private static Node small(Command command) { return Menus.button(command, Style.SMALL); }

    private static void shown(Node node, javafx.beans.binding.BooleanExpression when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }

    private void choose(PeerRow row) {
        table.getSelectionModel().select(row);
        bench.desk().inspect(new Subject.Peer(row.domain()));
    }

    private void refresh() {
        List<PeerRow> peers = bench.mirror().peers().rows();
        secondThere.set(second().map(SecondHub::running).orElse(false));
        boolean any = !peers.isEmpty();
        linked.setVisible(any);
        linked.setManaged(any);
        nothing.setVisible(!any);
        nothing.setManaged(!any);
        long forwarding = peers.stream().filter(row -> row.now().peer().state() instanceof PeerState.Forwarding).count();
        counts.setText(any ? I18n.get("federation.summary", peers.size(), forwarding) : "");
        topology.show(table.getSelectionModel().getSelectedItem());
        agents.show("");
        warn(peers);
        Optional<PeerRow> goal = bench.mirror().peers().named(wanted);
        goal.ifPresent(row -> {
            wanted = "";
            choose(row);
        });
    }

    /** Says what stands still and what follows, of the worst link. */
    private void warn(List<PeerRow> peers) {
        Optional<PeerRow> worst = peers.stream().filter(row -> row.now().peer().state() instanceof PeerState.Blocked).findFirst()
                .or(() -> peers.stream().filter(row -> !(row.now().peer().state() instanceof PeerState.Forwarding)
                        && row.now().peer().backlog() > 0).findFirst());
        String now = worst.map(row -> row.domain() + row.now().peer().state().word() + row.now().peer().backlog() + I18n.locale())
                .orElse("");
        if (now.equals(warned)) {
            return;
        }
        warned = now;
        banner.getChildren().clear();
        worst.ifPresent(row -> {
            var peer = row.now().peer();
            boolean blocked = peer.state() instanceof PeerState.Blocked;
            banner.getChildren().add(new Banner(blocked ? Style.DANGER : Style.WARNING,
                    I18n.text("federation.takes-nothing", row.domain(), PeerWords.state(peer.state()), peer.backlog()),
                    new SimpleStringProperty(PeerWords.reason(peer)), Buttons.text(I18n.text("shell.show"), () -> choose(row))));
        });
    }

    private Optional<SecondHub> second() { return bench.host().hub().second(); }

    private void open(SecondHub second) {
        bench.desk().say(Toast.notice(Icons.LINK, I18n.text("federation.second-opening")));
        FxPump.onFx(second.open(), info -> {
            wanted = info.domain();
            bench.desk().say(Toast.notice(Icons.LINK, I18n.text("federation.second-open", info.domain(), info.url())));
        }, this::failed);
        refresh();
    }

    private void close(SecondHub second) {
        FxPump.onFx(second.close(), _ -> bench.desk().say(Toast.notice(Icons.STOP, I18n.text("federation.second-closed"))), this::failed);
    }

    private void failed(Throwable problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        bench.desk().say(Toast.failure(I18n.text("shell.failed"), new SimpleStringProperty(String.valueOf(cause.getMessage()))));
    }
}
