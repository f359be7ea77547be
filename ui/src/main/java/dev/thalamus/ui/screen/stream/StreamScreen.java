package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.capture.Capture;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalSchema;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.bridge.HistoryFeed.Progress;
import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Dividers;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.TableMemory;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FilterLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Every signal as it goes by, and as it went by. Confined to the FX thread. */
public final class StreamScreen implements Screen {
    private final Workbench bench;
    private final StreamModel model;
    private final StreamTable table;
    private final TableMemory<SignalRow> columns;
    private final FilterLine<SignalCursor> filter;
    private final StreamActivity activity;
    private final DetailPanes details = new DetailPanes();
    private final StreamHead head;
    private final Button pill;
    private final Command pause;
    private final Command newest;
    private final Command find;
    private final FileBar files;
    private final FindBar finding;
    private final StreamActions actions;
    private final StreamMarks marks;
    private final SplitPane split = Dividers.byKeys(new SplitPane());
    private final VBox view = new VBox();
    private final Following following;
    private long reveal;

    public StreamScreen(Workbench bench) {
        this.bench = bench;
        model = new StreamModel(bench.mirror());
        table = new StreamTable(model, bench.mirror(), bench.memory().marks());
        columns = new TableMemory<>(table.view(), bench.memory(), "stream");
        columns.restore();
        filter = new FilterLine<>(SignalSchema.with(this::names, List::of, List::of), I18n.text("stream.filter-hint"));
        filter.offerSaving(bench.desk());
        files = new FileBar(bench, model);
        finding = new FindBar(model, this::leading, this::reveal, table::seek);
        actions = new StreamActions(bench, model, table.selection(), filter, files);
        marks = new StreamMarks(bench, model, table, () -> filter.set(""), this::reveal);
        var menu = new StreamMenu(filter, actions, marks);
        menu.on(table.view());
        details.tree().setMenu(menu::of);
        find = Command.of("stream.find", Icons.SEARCH, finding::open).key("Shortcut+F");
        activity = new StreamActivity(bench.mirror().throughput());
        pause = Command.of("stream.pause", Icons.PAUSE, () -> model.paused().set(!model.paused().get())).key("Shortcut+P");
        newest = Command.of("stream.newest", Icons.ARROW_DOWN, this::toNewest).key("Shortcut+End");
        head = new StreamHead(model, pause, columns, actions, marks.list, bench.memory().marks());
        pill = Buttons.text(Icons.ARROW_DOWN, I18n.text("stream.newest"), this::toNewest, Style.PILL);
        following = new Following().on(this::showProgress, model.feed().progress(), model.paused(), model.following())
                .on(activity::show, bench.mirror().snapshot()).on(finding::tell, bench.mirror().snapshot())
                .on(() -> details.show(model.detail().get()), model.detail());
        build();
        filter.filter().subscribe(model::narrow);
        filter.filter().subscribe(finding::look);
        model.capture().subscribe(finding::look);
        filter.restore(bench.memory(), "stream");
        table.view().getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                Capture file = model.capture().get();
                bench.desk().inspect(file == null ? new Subject.Signal(row.sequence()) : new Subject.Captured(file, row.sequence()));
            }
        });
    }

    @Override
    public Parent view() { return view; }

    @Override
    public void shown() {
        bench.mirror().pump().add(model.feed());
        following.start();
    }

    @Override
    public void hidden() {
        following.stop();
        bench.mirror().pump().remove(model.feed());
        columns.keep();
        filter.keep(bench.memory(), "stream");
        bench.memory().put("stream.split", split.getDividerPositions()[0]);
        bench.memory().put("stream.panes", details.view().getDividerPositions()[0]);
        bench.memory().put("stream.time", model.timeMode().get());
    }

    @Override
    public List<Command> commands() {
        var all = new ArrayList<>(List.of(pause, newest, find));
        all.addAll(marks.commands());
        all.addAll(actions.all());
        return all;
    }

    @Override
    public void focusFilter() { filter.field().focus(); }

    @Override
    public void open(Destination destination) {
        switch (destination) {
            case Destination.SignalsLike(String text) -> filter.set(text);
            case Destination.SignalAt(long sequence) -> {
                if (model.capture().get() != null) {
                    model.show(null);
                }
                filter.set("");
                reveal(sequence);
            }
            case Destination.CaptureIn(Path file) -> files.open(file);
            case Destination.Whole _,Destination.AgentsLike _,Destination.AuditLike _,Destination.GraphAround _,Destination.PeerAt _,Destination.QueuesLike _,Destination.QueueOf _ ->
                {
                }
        }
    }

    private void build() {
        pill.textProperty().unbind();
        pill.setId("pill");
        var modes = new SegmentedControl<>(TimeMode.ABSOLUTE);
        for (TimeMode mode : TimeMode.values()) {
            modes.with(mode, I18n.text("stream.time." + mode.name().toLowerCase(Locale.ROOT)));
        }
        modes.valueProperty().bindBidirectional(model.timeMode());
        String kept = bench.memory().get("stream.time", TimeMode.ABSOLUTE.name());
        for (TimeMode mode : TimeMode.values()) {
            if (mode.name().equals(kept)) {
                model.timeMode().set(mode);
            }
        }
        HBox.setHgrow(filter.view(), Priority.ALWAYS);
        var filters = new HBox(filter.view(), modes);
        filters.getStyleClass().add(Style.FILTER_ROW);
        var strip = new VBox(activity.view());
        strip.getStyleClass().add("strip-row");
        table.view().setPlaceholder(empty());
        var stack = new StackPane(table.view(), pill);
        StackPane.setAlignment(pill, Pos.BOTTOM_CENTER);
        StackPane.setMargin(pill, new Insets(0, 0, 12, 0));
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().addAll(stack, details.view());
        split.setDividerPositions(bench.memory().get("stream.split", 0.6, 0.1, 0.95));
        details.view().setDividerPositions(bench.memory().get("stream.panes", 0.34, 0.05, 0.95));
        VBox.setVgrow(split, Priority.ALWAYS);
        view.setId("stream");
        view.getChildren().addAll(head, filters, files, finding, marks.bar(), strip, split);
    }

    private EmptyState empty() { return new EmptyState(Icons.STREAM, I18n.text("stream.empty"), I18n.text("stream.empty-next")); }

    private void showProgress() {
        Progress progress = model.feed().progress().get();
        head.show(progress, filter.filter().get().isAll());
        String found = I18n.get(progress.complete() ? "stream.found" : "stream.searching", Formats.count(progress.matched()));
        filter.found(progress.undecided() == 0 ? found : found + " · " + I18n.get("stream.undecided", Formats.count(progress.undecided())));
        boolean still = model.paused().get() || !model.following().get();
        pill.setVisible(still);
        pill.setText(progress.waiting() > 0 ? I18n.get("stream.new", Formats.count(progress.waiting())) : I18n.get("stream.newest"));
        selectRevealed();
    }

    /** The number of the chosen signal, or one behind the last. */
    private long leading() {
        SignalRow row = table.selection().lead();
        return row == null ? Long.MAX_VALUE : row.sequence();
    }

    /** Brings a signal into sight, among those that the filter leaves, and chooses it. */
    private void reveal(long sequence) {
        reveal = sequence;
        if (model.reveal(sequence)) {
            selectRevealed();
        }
    }

    private void selectRevealed() {
        int at = reveal == 0 ? -1 : model.indexOf(reveal);
        if (at >= 0) {
            reveal = 0;
            table.select(at);
        }
    }

    private void toNewest() {
        reveal = 0;
        table.selection().clear();
        model.resume();
    }

    private List<String> names() { return bench.mirror().agents().rows().stream().map(AgentRow::target).distinct().toList(); }
}
