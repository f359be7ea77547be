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
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Language;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.FlexColumn;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FilterLine;
import dev.thalamus.ui.screen.part.FirstVisit;
import dev.thalamus.ui.screen.part.TextFiles;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who did what: the chained log, with a filter, its verification and its export. Confined to the FX thread. */
public final class AuditScreen implements Screen {
    private final Workbench bench;
    private final AuditModel model;
    private final TableView<AuditEntry> table = Columns.table();
    private final FilterLine<AuditEntry> filter;
    private final Label counts = Labels.of("", Style.DENSE, Style.MUTED);
    private final CodeView record = new CodeView();
    private final VBox verdict = new VBox();
    private final SplitPane split = new SplitPane();
    private final Button verify;
    private final VBox view = new VBox();
    private final Following following;

    public AuditScreen(Workbench bench) {
        this.bench = bench;
        model = new AuditModel(bench.mirror());
        filter = new FilterLine<>(AuditSchema.with(() -> bench.mirror().agents().rows().stream().map(AgentRow::name).distinct().toList()),
                I18n.text("audit.filter-hint"));
        filter.filter().subscribe(wanted -> model.filter(wanted.isAll() ? "" : wanted.text()));
        filter.restore(bench.memory(), "audit");
        verify = Buttons.text(Icons.CHECK_CIRCLE, I18n.text("audit.verify"), this::verify);
        verify.setId("audit-verify");
        following = new Following().on(model::refresh, bench.mirror().snapshot());
        model.rows().addListener((javafx.collections.ListChangeListener<AuditEntry>) _ -> count());
        model.more().subscribe(_ -> count());
        I18n.follow(counts, this::count);
        build();
    }

    @Override
    public Parent view() { return view; }

    @Override
    public void shown() { following.start(); }

    @Override
    public void hidden() {
        following.stop();
        filter.keep(bench.memory(), "audit");
    }

    @Override
    public void focusFilter() { filter.field().focus(); }

    private void build() {
        var export = Buttons.text(Icons.EXPORT, I18n.text("audit.export"), this::export);
        export.setId("audit-export");
        var head = new HBox(Labels.of(I18n.text("audit.title"), "title"), counts, Labels.spacer(), verify, export);
        head.getStyleClass().add(Style.SCREEN_HEAD);
        HBox.setHgrow(filter.view(), Priority.ALWAYS);
        var filters = new HBox(filter.view());
        filters.getStyleClass().add(Style.FILTER_ROW);
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
        VBox.setVgrow(split, Priority.ALWAYS);
        view.setId("audit");
        view.getChildren().addAll(head, new FirstVisit(ScreenId.AUDIT, bench.memory()), filters, verdict, split);
    }

    private void table() {
        table.setId("audit-table");
        table.accessibleTextProperty().bind(I18n.text("audit.title"));
        table.setItems(model.rows());
        table.setPlaceholder(empty());
        TableColumn<AuditEntry, Long> number = Columns.number(I18n.text("audit.column.seq"), 70, AuditEntry::sequence, Formats::count);
        var at = Columns.text(I18n.text("audit.column.time"), 170, (AuditEntry entry) -> at(entry));
        TableColumn<AuditEntry, AuditEntry> kind = Columns.node(I18n.text("audit.column.kind"), 190,
                (AuditEntry entry) -> new ReadOnlyObjectWrapper<>(entry), () -> new Chip("", Style.OUTLINED),
                (chip, entry) -> chip.show(AuditWords.kind(entry), AuditWords.tone(entry)));
        var who = Columns.text(I18n.text("audit.column.agents"), 190, (AuditEntry entry) -> String.join(", ", entry.agents()));
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
                record.show(pretty(entry.json()), Language.JSON);
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

    private static String pretty(String json) {
        try {
            return JsonItem.read(json).pretty();
        } catch (JsonItem.Wrong torn) {
            return json;
        }
    }

    private Node empty() {
        var nothing = new EmptyState(Icons.HISTORY, I18n.text("audit.empty"), I18n.text("audit.empty-next"));
        var noMatch = new EmptyState(Icons.FILTER, I18n.text("audit.no-match"), I18n.text("audit.no-match-next"),
                Buttons.text(I18n.text("audit.show-all"), () -> filter.set("")));
        var problem = new EmptyState(Icons.ERROR, I18n.text("audit.unreadable"), model.problem());
        var broken = model.problem().isNotEmpty();
        var filtered = Bindings.createBooleanBinding(model::filtered, filter.filter());
        show(problem, broken);
        show(noMatch, broken.not().and(filtered));
        show(nothing, broken.not().and(filtered.not()));
        var box = new VBox(nothing, noMatch, problem);
        box.setAlignment(javafx.geometry.Pos.CENTER);
        return box;
    }

    private static void show(Node node, javafx.beans.binding.BooleanBinding when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }

    private void count() {
        counts.setText(I18n.get(model.more().get() ? "audit.counts-more" : "audit.counts", model.rows().size()));
        filter.found(counts.getText());
    }

    private void verify() {
        bench.mirror().hub().ifPresent(hub -> {
            verify.setDisable(true);
            FxPump.onFx(hub.oversight().verifyAudit(), told -> {
                verify.setDisable(false);
                verdict.getChildren().setAll(banner(told));
            }, problem -> {
                verify.setDisable(false);
                bench.desk().say(Toast.failure(I18n.text("audit.unreadable"), new SimpleStringProperty(TextFiles.reason(problem))));
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
                : new Banner(Style.DANGER, I18n.text("audit.broken", told.brokenAt(), told.problem()), I18n.text("audit.broken-next"),
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
