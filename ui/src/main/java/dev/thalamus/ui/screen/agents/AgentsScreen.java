package dev.thalamus.ui.screen.agents;

import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.query.SnapshotSchemas;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.NumberLinks;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.TableMemory;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.agents.AgentLine.Rank;
import dev.thalamus.ui.screen.agents.AgentsModel.Counts;
import dev.thalamus.ui.screen.agents.AgentsModel.Kind;
import dev.thalamus.ui.screen.part.AgentActions;
import dev.thalamus.ui.screen.part.ConnectCard;
import dev.thalamus.ui.screen.part.FilterLine;
import dev.thalamus.ui.screen.part.NoRows;
import dev.thalamus.ui.screen.part.SignalsOf;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who is connected, and who was within the last day. Confined to the FX thread. */
public final class AgentsScreen implements Screen {
    private final Workbench bench;
    private final AgentsModel model;
    private final TableView<AgentLine> table;
    private final TableMemory<AgentLine> columns;
    private final FilterLine<AgentView> filter;
    private final SegmentedControl<Kind> kinds = new SegmentedControl<>(Kind.ALL);
    private final Following following;
    private final Command connect;
    private final VBox view = new VBox();

    public AgentsScreen(Workbench bench) {
        this.bench = bench;
        model = new AgentsModel(bench.mirror());
        table = AgentsTable.of(model, this::ownDomain, name -> bench.desk().go(new Destination.QueueOf(name)));
        columns = new TableMemory<>(table, bench.memory(), "agents");
        columns.restore();
        numbers();
        filter = new FilterLine<>(SnapshotSchemas.agents(() -> rows(AgentView::name), () -> rows(AgentView::domain)),
                I18n.text("agents.filter-hint"));
        filter.offerSaving(bench.desk());
        filter.filter().subscribe(model::narrow);
        filter.restore(bench.memory(), "agents");
        connect = Command.of("agents.connect", Icons.ADD, this::connect);
        following = new Following().on(this::refresh, bench.mirror().snapshot());
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
        filter.keep(bench.memory(), "agents");
    }

    @Override
    public List<Command> commands() { return List.of(connect); }

    @Override
    public void focusFilter() { filter.field().focus(); }

    @Override
    public void open(Destination destination) {
        if (destination instanceof Destination.AgentsLike(String text)) {
            model.kind().set(Kind.ALL);
            filter.set(text);
        }
    }

    private void build() {
        var menu = new MenuButton();
        menu.setGraphic(Icons.COLUMNS.node());
        menu.getStyleClass().add("no-arrow");
        columns.offer(menu, I18n.text("agents.columns"));
        var head = new HBox(Labels.of(I18n.text("shell.screen.agents"), "title"), summary(), Labels.spacer(), menu,
                Buttons.primary(connect.icon(), connect.text(), connect::run));
        head.getStyleClass().add(Style.SCREEN_HEAD);
        HBox.setHgrow(filter.view(), Priority.ALWAYS);
        for (Kind kind : Kind.values()) {
            kinds.with(kind, Bindings.createStringBinding(() -> segment(kind), model.counts(), I18n.localeProperty()));
        }
        kinds.valueProperty().bindBidirectional(model.kind());
        var filters = new HBox(filter.view(), kinds);
        filters.getStyleClass().add(Style.FILTER_ROW);
        VBox.setVgrow(table, Priority.ALWAYS);
        view.getChildren().addAll(head, filters, table);
        view.setId("agents");
        table.accessibleTextProperty().bind(I18n.text("shell.screen.agents"));
        table.setPlaceholder(new NoRows(bench, "agents", Icons.AGENT,
                Bindings.createBooleanBinding(() -> model.counts().get().all() > 0, model.counts()), () -> {
                    filter.set("");
                    model.kind().set(Kind.ALL);
                }, Menus.button(connect)));
        table.getSelectionModel().selectedItemProperty().subscribe(this::inspect);
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                inspect(table.getSelectionModel().getSelectedItem());
            }
        });
        table.setOnContextMenuRequested(event -> {
            AgentLine line = table.getSelectionModel().getSelectedItem();
            if (line != null) {
                var actions = new ContextMenu(
                        Menus.items(AgentActions.of(bench, line.now().agent())).toArray(new javafx.scene.control.MenuItem[0]));
                actions.show(table, event.getScreenX(), event.getScreenY());
            }
        });
    }

    /** What the numbers of a line count is one click away. */
    private void numbers() {
        new NumberLinks<>(table, bench.desk()).on("in", line -> line.now().inRate(), line -> SignalsOf.to(who(line)))
                .on("out", line -> line.now().outRate(), line -> SignalsOf.from(who(line)))
                .on("pending", line -> line.now().pending(), line -> new Destination.QueueOf(line.now().agent().name()))
                .on("errors", line -> line.now().errors(), line -> SignalsOf.refused(who(line)));
    }

    private static String who(AgentLine line) {
        return line.rank() == Rank.SIBLING ? line.now().agent().hash() : AgentRow.targetOf(line.now().agent());
    }

    private Node summary() {
        return Labels.of(Bindings.createStringBinding(() -> {
            Counts counts = model.counts().get();
            return I18n.get("agents.summary", counts.connected(), counts.elsewhere(), counts.gone());
        }, model.counts(), I18n.localeProperty()), Style.DENSE, Style.MUTED);
    }

    private String segment(Kind kind) {
        Counts counts = model.counts().get();
        AgentKind only = kind.only;
        int count = only == null ? counts.all() : counts.byKind().getOrDefault(only, 0);
        return I18n.get("agents.kind." + kind.name().toLowerCase(Locale.ROOT)) + " " + Formats.count(count);
    }

    private void refresh() {
        AgentLine selected = table.getSelectionModel().getSelectedItem();
        model.refresh();
        if (selected != null && table.getSelectionModel().getSelectedItem() != selected) {
            int at = model.lines().indexOf(selected);
            if (at >= 0) {
                table.getSelectionModel().clearAndSelect(at);
            }
        }
    }

    private void inspect(AgentLine line) {
        if (line != null) {
            bench.desk().inspect(new Subject.Agent(line.rank() == Rank.GROUP ? line.rows().getFirst().hash() : line.key()));
        }
    }

    private List<String> rows(Function<AgentView, @Nullable String> of) {
        return bench.mirror().agents().rows().stream().map(row -> of.apply(row.now())).filter(Objects::nonNull).distinct().toList();
    }

    private void connect() { ConnectCard.open(bench); }

    private String ownDomain() {
        HubInfo info = bench.mirror().info().get();
        return info == null ? "" : info.domain();
    }
}
