package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.query.IdentitySchema;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.Dialogs;
import dev.thalamus.ui.kit.Dividers;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.FlexColumn;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.Faces;
import dev.thalamus.ui.screen.part.FilterLine;
import dev.thalamus.ui.screen.part.NoRows;
import dev.thalamus.ui.screen.part.RowsFrame;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/** Who is known: passports, resumes, rules and keys. Confined to the FX thread. */
public final class IdentitiesScreen implements Screen {
    private final Workbench bench;
    private final IdentitiesModel model;
    private final TableView<IdentityView> table = Columns.table();
    private final FilterLine<IdentityView> filter;
    private final RowsFrame frame;
    private final IdentityDetail detail;
    private final SplitPane split = Dividers.byKeys(new SplitPane());
    private final StackPane place = new StackPane();
    private final Node choose = new EmptyState(Icons.KEYS, I18n.text("identities.choose"), I18n.text("identities.choose-next"));
    private final Following following;
    private final Command newKey = Command.of("identities.new-key", Icons.KEYS, this::keyFor);
    private String chosen = "";

    public IdentitiesScreen(Workbench bench) {
        this.bench = bench;
        model = new IdentitiesModel(bench.mirror());
        filter = new FilterLine<>(
                IdentitySchema.with(() -> bench.mirror().agents().rows().stream().map(AgentRow::name).distinct().toList()),
                I18n.text("identities.filter-hint"));
        filter.filter().subscribe(model::filter);
        frame = new RowsFrame(bench, ScreenId.IDENTITIES, filter);
        detail = new IdentityDetail(bench, model);
        following = new Following().on(model::refresh, bench.mirror().snapshot()).on(this::show, model.answers());
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
        bench.memory().put("identities.split", split.getDividerPositions()[0]);
    }

    @Override
    public List<Command> commands() { return Stream.concat(detail.rule().commands().stream(), Stream.of(newKey)).toList(); }

    @Override
    public void focusFilter() { filter.field().focus(); }

    private void build() {
        var key = Menus.button(newKey);
        key.setId("key-new");
        table();
        place.getChildren().setAll(choose);
        split.getItems().setAll(table, place);
        split.setDividerPositions(bench.memory().get("identities.split", 0.5, 0.1, 0.9));
        frame.lay(List.of(key), frame.filters(), split);
    }

    private void table() {
        table.setId("identities-table");
        table.accessibleTextProperty().bind(I18n.text("identities.title"));
        table.setItems(model.rows());
        var any = Bindings.createBooleanBinding(() -> model.all() > 0, model.answers());
        table.setPlaceholder(new NoRows(bench, "identities", Icons.KEYS, any, () -> filter.set(""), model.problem()));
        TableColumn<IdentityView, String> name = Columns.node(I18n.text("identities.name"), 150,
                (IdentityView one) -> new ReadOnlyObjectWrapper<>(one.name()), () -> new AgentName(AgentFace.live("", 0)),
                (cell, of) -> cell.show(Faces.named(bench.mirror().agents(), of)));
        TableColumn<IdentityView, IdentityView> rule = Columns.node(I18n.text("identities.tab.rule"), 90,
                (IdentityView one) -> new ReadOnlyObjectWrapper<>(one), () -> new Chip("", Style.OUTLINED),
                (chip, one) -> chip.show(I18n.get("identities.rule." + rule(one)), one.operatorRule()
                        ? Style.ACCENT
                        : one.restricts() ? Style.WARNING : Style.OUTLINED));
        table.getColumns().add(name);
        table.getColumns()
                .add(Columns.text(I18n.text("identities.protocol"), 76, (IdentityView one) -> EventText.protocol(one.protocol())));
        table.getColumns().add(Columns.text(I18n.text("identities.proof"), 72, IdentityWords::proof, Style.MUTED));
        table.getColumns().add(rule);
        table.getColumns().add(Columns.number(I18n.text("identities.refused"), 74, IdentitiesScreen::refused, Formats::count));
        table.getColumns().add(Columns.number(I18n.text("identities.tab.keys"), 58, (IdentityView one) -> (long) one.keys().size(),
                Formats::count));
        table.getColumns().forEach(column -> column.setSortable(false));
        FlexColumn.follow(table, name, 120);
        table.getSelectionModel().selectedItemProperty().subscribe(one -> {
            if (one != null && !model.moving() && !one.name().equals(chosen)) {
                chosen = one.name();
                show();
            }
        });
    }

    private static String rule(IdentityView one) { return one.operatorRule() ? "operator" : one.restricts() ? "own" : "default"; }

    private static long refused(IdentityView one) { return one.hits().values().stream().mapToLong(Long::longValue).sum(); }

    private void keyFor() {
        Dialogs.ask(bench.desk().window(), I18n.get("identities.cmd.new-key"), I18n.text("identities.key-name"), chosen,
                I18n.get("identities.key-new")).ifPresent(detail.keys()::create);
    }

    private void show() {
        frame.count(I18n.get("identities.counts", model.all()), I18n.get("identities.found", model.rows().size(), model.all()));
        model.named(chosen).ifPresent(detail::show);
        place.getChildren().setAll(model.named(chosen).isPresent() ? detail : choose);
        IdentityView selected = table.getSelectionModel().getSelectedItem();
        if (!chosen.isEmpty() && (selected == null || !selected.name().equals(chosen))) {
            for (int i = 0; i < model.rows().size(); i++) {
                if (model.rows().get(i).name().equals(chosen)) {
                    table.getSelectionModel().clearAndSelect(i);
                }
            }
        }
    }
}
