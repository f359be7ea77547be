package dev.thalamus.ui.screen.federation;

import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.NumberLinks;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.TableMemory;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FirstVisit;
import dev.thalamus.ui.screen.part.SignalsOf;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The other hubs: how the links to them stand and what goes over them. Confined to the FX thread. */
public final class FederationScreen implements Screen {
    private static final int ROW = 32;
    private static final int HEAD = 26;
    private static final double BAR = 14;
    private static final int FEWEST = 2;
    private static final int MOST = 8;

    private final Workbench bench;
    private final TableView<PeerRow> table;
    private final TableMemory<PeerRow> columns;
    private final Topology topology;
    private final RemoteAgents agents;
    private final PeerActions actions;
    private final Command add;
    private final Command route;
    private final SecondHubCommands second;
    private final LinkCounts counts = new LinkCounts(this::choose);
    private final LinkWarning warning = new LinkWarning(this::choose);
    private final VBox linked = new VBox();
    private final VBox nothing = new VBox();
    private final VBox view = new VBox();
    private final Following following;
    private String wanted = "";

    public FederationScreen(Workbench bench) {
        this.bench = bench;
        table = PeersTable.of(bench.mirror().peers().rows());
        columns = new TableMemory<>(table, bench.memory(), "federation");
        columns.restore();
        new NumberLinks<>(table, bench.desk()).on("in", row -> row.now().inRate(), row -> SignalsOf.fromHub(row.domain()))
                .on("out", row -> row.now().outRate(), row -> SignalsOf.toHub(row.domain()))
                .on("backlog", row -> row.now().peer().backlog(), row -> SignalsOf.queuedForHub(row.domain()));
        topology = new Topology(bench, this::choose);
        agents = new RemoteAgents(bench);
        actions = new PeerActions(bench, table.getSelectionModel().selectedItemProperty());
        var running = Bindings.createBooleanBinding(() -> bench.mirror().status().get().phase() == Phase.RUNNING, bench.mirror().status());
        add = Command.of("federation.add", Icons.ADD, () -> PeerForm.add(bench)).key("Shortcut+N").enabledWhen(running);
        route = Command.of("federation.route", Icons.FORWARDED, () -> bench.desk().inspect(new Subject.Route("", ""))).key("Shortcut+D")
                .enabledWhen(running);
        second = new SecondHubCommands(bench, running, domain -> wanted = domain);
        following = new Following().on(this::refresh, bench.mirror().snapshot(), bench.mirror().status());
        build();
    }

    @Override
    public Parent view() { return view; }

    @Override
    public void shown() {
        following.start();
        topology.follow(true);
    }

    @Override
    public void hidden() {
        following.stop();
        topology.follow(false);
        columns.keep();
    }

    @Override
    public List<Command> commands() {
        var all = new ArrayList<>(List.of(add, route));
        all.addAll(second.all());
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
        linked.getChildren().addAll(map(), linksHead(), table, warning, remote());
        VBox.setVgrow(linked, Priority.ALWAYS);
        nothing.getChildren().add(new EmptyState(Icons.GLOBE, I18n.text("federation.empty"), I18n.text("federation.empty-next"),
                Menus.button(second.open, Style.ACCENT), Menus.button(add)));
        nothing.getStyleClass().add("federation-empty");
        VBox.setVgrow(nothing, Priority.ALWAYS);
        view.setId("federation");
        view.getChildren().addAll(head(), new FirstVisit(ScreenId.FEDERATION, bench.memory()), nothing, linked);
        table.prefHeightProperty().bind(Bindings.createDoubleBinding(
                () -> Look.px(HEAD + ROW * Math.clamp(table.getItems().size(), FEWEST, MOST) + (sideways() ? BAR : 0)), table.getItems(),
                Look.zoomProperty(), table.widthProperty()));
        table.minHeightProperty().bind(Bindings.min(table.prefHeightProperty(), Look.zoomProperty().multiply(HEAD + 5 * ROW)));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                inspect(row);
            }
            topology.show(row);
        });
        table.setOnKeyPressed(event -> {
            PeerRow row = table.getSelectionModel().getSelectedItem();
            if (row != null && event.getCode() == KeyCode.ENTER) {
                inspect(row);
            }
        });
        table.setContextMenu(new ContextMenu(Menus.items(actions.all()).toArray(new MenuItem[0])));
        table.setPlaceholder(Labels.of(I18n.text("federation.empty"), Style.MUTED));
    }

    /** Whether its columns have no room and a bar covers the last row. */
    private boolean sideways() {
        return table.getWidth() > 0 && table.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum() > table.getWidth();
    }

    private Node head() {
        BooleanExpression any = linked.visibleProperty();
        var head = new HBox(Labels.of(I18n.text("shell.screen.federation"), "title"), shown(counts, any), Labels.spacer(),
                shown(Menus.button(route), any), shown(Menus.button(second.open), any.and(second.there().not())),
                shown(Menus.button(second.close), second.there()), shown(Menus.button(add, Style.ACCENT), any));
        head.getStyleClass().add(Style.SCREEN_HEAD);
        return head;
    }

    private Node map() {
        var scroll = new ScrollPane(topology);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.getStyleClass().add("topology-scroll");
        return scroll;
    }

    private Node linksHead() {
        var title = Labels.of(I18n.text("federation.links"), Style.STRONG);
        title.setMinWidth(Label.USE_PREF_SIZE);
        var detail = Labels.of(I18n.text("federation.links-detail"), Style.DENSE, Style.MUTED);
        detail.setMinWidth(0);
        var menu = new MenuButton();
        menu.setGraphic(Icons.COLUMNS.node());
        menu.getStyleClass().addAll("no-arrow", Style.SMALL);
        menu.setMinWidth(MenuButton.USE_PREF_SIZE);
        columns.offer(menu, I18n.text("federation.columns"));
        var links = new HBox(title, detail, Labels.spacer(), menu, small(actions.edit), small(actions.reconnect),
                shown(small(actions.cut), actions.enable.enabled().not()), shown(small(actions.enable), actions.enable.enabled()),
                small(actions.remove));
        links.getStyleClass().add(Style.PANE_HEAD);
        return links;
    }

    private Node remote() {
        var remote = new ScrollPane(new VBox(Labels.of(I18n.text("federation.remote"), Style.STRONG, Style.DENSE), agents));
        remote.setFitToWidth(true);
        remote.getStyleClass().add("remote-pane");
        VBox.setVgrow(remote, Priority.ALWAYS);
        return remote;
    }

    private static Node small(Command command) { return Menus.button(command, Style.SMALL); }

    private static Node shown(Node node, BooleanExpression when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    private void choose(PeerRow row) {
        table.getSelectionModel().select(row);
        inspect(row);
    }

    private void inspect(PeerRow row) { bench.desk().inspect(new Subject.Peer(row.domain())); }

    private void refresh() {
        List<PeerRow> peers = bench.mirror().peers().rows();
        second.look();
        boolean any = !peers.isEmpty();
        linked.setVisible(any);
        linked.setManaged(any);
        nothing.setVisible(!any);
        nothing.setManaged(!any);
        counts.show(peers);
        topology.show(table.getSelectionModel().getSelectedItem());
        agents.show("");
        warning.show(peers);
        bench.mirror().peers().named(wanted).ifPresent(row -> {
            wanted = "";
            choose(row);
        });
    }
}
