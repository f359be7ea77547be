package dev.thalamus.ui.screen.queues;

import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.query.SnapshotSchemas;
import dev.thalamus.ui.bridge.QueueRow;
import dev.thalamus.ui.kit.Dividers;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.NumberLinks;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.TableMemory;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FilterLine;
import dev.thalamus.ui.screen.part.FirstVisit;
import dev.thalamus.ui.screen.part.NoRows;
import dev.thalamus.ui.screen.part.HubNotice;
import dev.thalamus.ui.screen.part.SignalsOf;
import dev.thalamus.ui.screen.queues.QueuesModel.Sum;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What waits, and for whom. Confined to the FX thread. */
public final class QueuesScreen implements Screen {
    private static final int HEAD = 28;
    private static final int ROW = 32;
    private static final int FEWEST = 3;
    private static final int MOST = 8;

    private final Workbench bench;
    private final QueuesModel model;
    private final TableView<QueueRow> table;
    private final TableMemory<QueueRow> columns;
    private final FilterLine<QueueView> filter;
    private final Label counts = Labels.of("", Style.DENSE, Style.MUTED);
    private final QueueContent content;
    private final SplitPane split = Dividers.byKeys(new SplitPane());
    private final VBox view = new VBox();
    private final HubNotice notice;
    private final Following following;
    private String wanted = "";
    private boolean refreshing;
    /** Whether a person has chosen how high the table is. */
    private boolean moved;

    public QueuesScreen(Workbench bench) {
        this.bench = bench;
        model = new QueuesModel(bench.mirror());
        table = QueuesTable.of(model, bench.mirror().agents());
        columns = new TableMemory<>(table, bench.memory(), "queues");
        columns.restore();
        new NumberLinks<>(table, bench.desk()).on("in", row -> row.values().get().inRate(), row -> SignalsOf.queued(row.name()))
                .on("drain", row -> row.values().get().drainRate(), row -> SignalsOf.delivered(row.name()));
        filter = new FilterLine<>(SnapshotSchemas.queues(() -> bench.mirror().queues().rows().stream().map(QueueRow::name).toList()),
                I18n.text("queues.filter-hint"));
        filter.filter().subscribe(model::filter);
        filter.restore(bench.memory(), "queues");
        content = new QueueContent(bench);
        notice = new HubNotice(bench, false);
        following = new Following().on(this::refresh, bench.mirror().snapshot())
                .on(notice::show, bench.mirror().snapshot(), bench.mirror().status()).on(this::count, model.sum());
        build();
    }

    @Override
    public Parent view() { return view; }

    @Override
    public void shown() {
        following.start();
        content.start();
    }

    @Override
    public void hidden() {
        following.stop();
        content.stop();
        if (split.getItems().size() > 1 && moved) {
            bench.memory().put("queues.split", split.getDividerPositions()[0]);
        }
        columns.keep();
        filter.keep(bench.memory(), "queues");
    }

    @Override
    public List<Command> commands() { return content.commands(); }

    @Override
    public void focusFilter() { filter.field().focus(); }

    @Override
    public void open(Destination destination) {
        switch (destination) {
            case Destination.QueuesLike(String text) -> filter.set(text);
            case Destination.QueueOf(String name) -> {
                filter.set("");
                wanted = name;
                refresh();
            }
            case Destination.Whole _,Destination.AgentsLike _,Destination.AuditLike _,Destination.GraphAround _,Destination.PeerAt _,Destination.SignalsLike _,Destination.SignalAt _,Destination.CaptureIn _ ->
                {
                }
        }
    }

    private void build() {
        var menu = new MenuButton();
        menu.setGraphic(Icons.COLUMNS.node());
        menu.getStyleClass().add("no-arrow");
        columns.offer(menu, I18n.text("queues.columns"));
        var head = new HBox(Labels.of(I18n.text("queues.title"), "title"), counts, Labels.spacer(), menu);
        head.getStyleClass().add(Style.SCREEN_HEAD);
        HBox.setHgrow(filter.view(), Priority.ALWAYS);
        var filters = new HBox(filter.view());
        filters.getStyleClass().add(Style.FILTER_ROW);
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().add(table);
        VBox.setVgrow(split, Priority.ALWAYS);
        table.setPlaceholder(new NoRows(bench, "queues", Icons.INBOX,
                Bindings.createBooleanBinding(() -> model.sum().get().queues() > 0, model.sum()), () -> filter.set("")));
        moved = !bench.memory().get("queues.split", "").isEmpty();
        split.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> moved |= event.getTarget() instanceof Node node
                && node.getStyleClass().contains("split-pane-divider"));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !refreshing) {
                look(row.name());
            }
        });
        view.setId("queues");
        view.getChildren().addAll(head, new FirstVisit(ScreenId.QUEUES, bench.memory()).aboveFilter(), notice, filters, split);
    }

    /** Opens the queue of that name below the table; it stays open when nothing waits any more. */
    private void look(String name) {
        boolean first = split.getItems().size() == 1;
        content.show(name);
        if (first) {
            split.getItems().add(content.view());
            // A divider that was never laid out forgets where it was put.
            split.applyCss();
            split.layout();
            split.setDividerPositions(bench.memory().get("queues.split", fitting(), 0.1, 0.9));
            split.layout();
            SplitPane.setResizableWithParent(table, false);
        }
        bench.desk().inspect(new Subject.Queue(name));
    }

    /** Where the table is as high as its rows need, within a third of the screen. */
    private double fitting() {
        double rows = Math.clamp(model.rows().size(), FEWEST, MOST);
        return Math.clamp(Look.px(HEAD + ROW * rows) / Math.max(1, split.getHeight()), 0.12, 0.36);
    }

    /** Rows come, go and change places; the one that was chosen stays so, and none is chosen in place of one that went. */
    private void refresh() {
        QueueRow selected = table.getSelectionModel().getSelectedItem();
        String name = !wanted.isEmpty() ? wanted : selected == null ? "" : selected.name();
        boolean asked = !wanted.isEmpty();
        refreshing = true;
        model.refresh();
        int at = index(name);
        if (at < 0) {
            table.getSelectionModel().clearSelection();
        } else if (table.getSelectionModel().getSelectedIndex() != at) {
            table.getSelectionModel().clearAndSelect(at);
        }
        refreshing = false;
        if (asked && at >= 0) {
            table.scrollTo(Math.max(0, at - 2));
            look(name);
        }
        if (bench.mirror().snapshot().get() != null) {
            wanted = "";
        }
    }

    private int index(String name) {
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void count() {
        Sum sum = Objects.requireNonNull(model.sum().get());
        counts.setText(sum.queues() == 0
                ? I18n.get("queues.nothing")
                : I18n.get("queues.summary", sum.signals(), sum.queues(), Formats.bytes(sum.bytes()),
                        Formats.duration(Duration.ofMillis(sum.oldestMillis()))));
        filter.found(I18n.get("queues.found", sum.shown(), sum.queues()));
    }
}
