package dev.thalamus.ui.screen.audit;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.AuditEntry;
import dev.thalamus.hub.model.AuditExport;
import dev.thalamus.hub.model.AuditVerdict;
import dev.thalamus.hub.query.AuditSchema;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.Banner;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.CodeView;
import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.Dividers;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Language;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.FlexColumn;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.part.FailureText;
import dev.thalamus.ui.screen.part.FilterLine;
import dev.thalamus.ui.screen.part.HubText;
import dev.thalamus.ui.screen.part.NoRows;
import dev.thalamus.ui.screen.part.RowsFrame;
import dev.thalamus.ui.screen.part.TextFiles;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who did what: the chained log, with a filter, its verification and its export. Confined to the FX thread. */
public final class AuditScreen implements Screen {
    private final Workbench bench;
    private final AuditModel model;
    private final TableView<AuditEntry> table = Columns.table();
    private final FilterLine<AuditEntry> filter;
    private final RowsFrame frame;
    private final CodeView record = new CodeView();
    private final VBox verdict = new VBox();
    private final SplitPane split = Dividers.byKeys(new SplitPane());
    private final Command verify;
    private final Command export;
    private final ReadOnlyBooleanWrapper idle = new ReadOnlyBooleanWrapper(true);
    private final Following following;

    public AuditScreen(Workbench bench) {
        this.bench = bench;
        model = new AuditModel(bench.mirror());
        filter = new FilterLine<>(AuditSchema.with(() -> bench.mirror().agents().rows().stream().map(AgentRow::name).distinct().toList()),
                I18n.text("audit.filter-hint"));
        filter.filter().subscribe(wanted -> model.filter(wanted.isAll() ? "" : wanted.text()));
        frame = new RowsFrame(bench, ScreenId.AUDIT, filter);
        verify = Command.of("audit.verify", Icons.CHECK_CIRCLE, this::verify).enabledWhen(idle);
        export = Command.of("audit.export", Icons.EXPORT, this::export).key("Shortcut+E");
        following = new Following().on(model::refresh, bench.mirror().snapshot());
        model.rows().addListener((javafx.collections.ListChangeListener<AuditEntry>) _ -> count());
        model.more().subscribe(_ -> count());
        I18n.follow(frame.view(), this::count);
        build();
    }

    @Override
    public Parent view() { return frame.view(); }

    @Override
    public void shown() { following.start(); }

    @Override
    public void hidden() {
        following.stop();
        frame.keep();
    }

    @Override
    public void open(Destination destination) {
        if (destination instanceof Destination.AuditLike(String text)) {
            filter.set(text);
        }
    }

    @Override
    public List<Command> commands() { return List.of(verify, export); }

    @Override
    public void focusFilter() { filter.field().focus(); }

    private void build() {
        table();
        var older = Buttons.text(Icons.ARROW_DOWN, I18n.text("audit.older"), model::older, Style.SMALL, Style.FLAT);
        older.setId("audit-older");
        older.visibleProperty().bind(model.more());
        older.managedProperty().bind(model.more());
        var listed = new VBox(table, older);
        listed.setAlignment(javafx.geometry.Pos.CENTER);
        VBox.setVgrow(table, Priority.ALWAYS);
        record.setId("audit-record");
        record.setMinHeight(0);
        split.setOrientation(javafx.geometry.Orientation.VERTICAL);
        split.getItems().setAll(listed);
        frame.lay(List.of(Menus.button(verify), Menus.button(export)), frame.filters(), verdict, split);
    }

    private void table() {
        table.setId("audit-table");
        table.accessibleTextProperty().bind(I18n.text("audit.title"));
        table.setItems(model.rows());
        table.setPlaceholder(new NoRows(bench, "audit", Icons.HISTORY, Bindings.createBooleanBinding(model::filtered, filter.filter()),
                () -> filter.set(""), model.problem()));
        TableColumn<AuditEntry, Long> number = Columns.number(I18n.text("audit.column.seq"), 70, AuditEntry::sequence, Formats::count);
        var at = Columns.text(I18n.text("audit.column.time"), 170, (AuditEntry entry) -> at(entry));
        TableColumn<AuditEntry, AuditEntry> kind = Columns.node(I18n.text("audit.column.kind"), 190,
                (AuditEntry entry) -> new ReadOnlyObjectWrapper<>(entry), () -> new Chip("", Style.OUTLINED),
                (chip, entry) -> chip.show(AuditWords.kind(entry), AuditWords.tone(entry)));
        var who = Columns.text(I18n.text("audit.column.agents"), 190, (AuditEntry entry) -> EventText.names(entry.agents()));
        var by = Columns.text(I18n.text("audit.column.by"), 90, AuditEntry::by, Style.MUTED);
        var details = Columns.text(I18n.text("audit.column.details"), 300, AuditWords::details, Style.MUTED);
        table.getColumns().add(number);
        table.getColumns().add(at);
        table.getColumns().add(kind);
        table.getColumns().add(who);
        table.getColumns().add(by);
        table.getColumns().add(details);
        table.getColumns().forEach(column -> column.setSortable(false));
        FlexColumn.follow(table, details, 160);
        table.getSelectionModel().selectedItemProperty().subscribe(entry -> {
            if (entry != null) {
                record.show(JsonItem.tidy(entry.json()), Language.JSON);
                if (split.getItems().size() == 1) {
                    split.getItems().add(record);
                    split.setDividerPositions(0.62);
                }
            }
        });
    }

    private static String at(AuditEntry entry) {
        Instant at = Instant.EPOCH.plus(entry.timeMicros(), ChronoUnit.MICROS);
        return Formats.dateTime(at).replaceAll("[,.]? ?\\d{1,2}:\\d\\d.*$", "") + " " + Formats.time(at);
    }

    private void count() {
        String counts = I18n.get(model.more().get() ? "audit.counts-more" : "audit.counts", model.rows().size());
        frame.count(counts, counts);
    }

    private void verify() {
        bench.mirror().hub().ifPresent(hub -> {
            idle.set(false);
            FxPump.onFx(hub.oversight().verifyAudit(), told -> {
                idle.set(true);
                verdict.getChildren().setAll(banner(told));
            }, problem -> {
                idle.set(true);
                bench.desk().say(Toast.failure(I18n.text("audit.unreadable"), new SimpleStringProperty(FailureText.of(problem))));
            });
        });
    }

    private Banner banner(AuditVerdict told) {
        var close = Buttons.icon(Icons.CLOSE, I18n.text("shell.understood"), () -> verdict.getChildren().clear(), Style.SMALL);
        if (told.records() == 0 && told.whole()) {
            return new Banner(Style.SUCCESS, I18n.text("audit.whole-empty"), I18n.text("audit.empty-next"), close);
        }
        return told.whole()
                ? new Banner(Style.SUCCESS, I18n.text("audit.whole", told.records(), told.first(), told.last()),
                        I18n.text("audit.whole-next", told.head()), close)
                : new Banner(Style.DANGER, I18n.text("audit.broken", told.brokenAt(),
                        Bindings.createStringBinding(() -> HubText.said(told.problem()), I18n.localeProperty())),
                        I18n.text("audit.broken-next"),
                        close);
    }

    private void export() {
        bench.mirror().hub().ifPresent(hub -> {
            var all = new StringBuilder();
            TextFiles.save(bench, "audit.jsonl", part(hub, 1, all));
        });
    }

    private static CompletableFuture<String> part(Hub hub, long from, StringBuilder all) {
        return hub.oversight().exportAudit(from).thenCompose((AuditExport part) -> {
            all.append(part.lines());
            return part.next() == 0 ? CompletableFuture.completedFuture(all.toString()) : part(hub, part.next(), all);
        });
    }
}
