package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.query.SessionSchema;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Dividers;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FilterLine;
import dev.thalamus.ui.screen.part.NoRows;
import dev.thalamus.ui.screen.part.RowsFrame;
import dev.thalamus.ui.screen.sessions.SessionsModel.Counts;
import dev.thalamus.ui.screen.sessions.SessionsModel.Kind;
import dev.thalamus.ui.screen.sessions.SessionsModel.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Conversations: who takes part, how they stand, and what was said. Confined to the FX thread. */
public final class SessionsScreen implements Screen {
    private static final double NARROW = 960;

    private final Workbench bench;
    private final SessionsModel model;
    private final ListView<SessionView> list = new ListView<>();
    private final FilterLine<SessionView> filter;
    private final RowsFrame frame;
    private final SessionDetail detail;
    private final SplitPane split = Dividers.byKeys(new SplitPane());
    private final StackPane place = new StackPane();
    private final Node choose = new EmptyState(Icons.COMMENT, I18n.text("sessions.choose"), I18n.text("sessions.choose-next"));
    private final CompareView comparing;
    private final Command compare;
    private final Following following;

    public SessionsScreen(Workbench bench) {
        this.bench = bench;
        model = new SessionsModel(bench.mirror());
        filter = new FilterLine<>(SessionSchema.with(() -> bench.mirror().agents().rows().stream().map(AgentRow::name).distinct().toList()),
                I18n.text("sessions.filter-hint"));
        filter.filter().subscribe(model::filter);
        frame = new RowsFrame(bench, ScreenId.SESSIONS, filter);
        detail = new SessionDetail(bench, model);
        comparing = new CompareView(bench.mirror().agents(), bench.mirror().pump(), model::swap, () -> model.compare(false));
        compare = Command.of("sessions.compare", Icons.DIFF, () -> {
            model.compare(!model.comparing().get());
            list.requestFocus(); // the other one is chosen there, by the arrow keys too
        })
                .enabledWhen(model.shown().isNotNull());
        following = new Following().on(this::refresh, bench.mirror().snapshot()).on(this::count, model.counts())
                .on(this::detail, model.shown(), model.expectations(), model.comparing(), model.other());
        build();
    }

    @Override
    public Parent view() { return frame.view(); }

    @Override
    public void shown() {
        model.watch(true);
        following.start();
    }

    @Override
    public void hidden() {
        following.stop();
        detail.rest();
        model.watch(false);
        frame.keep();
        bench.memory().put("sessions.split", split.getDividerPositions()[0]);
    }

    @Override
    public List<Command> commands() {
        var all = new ArrayList<>(detail.commands());
        all.add(compare);
        return all;
    }

    @Override
    public void focusFilter() { filter.field().focus(); }

    private void build() {
        var order = new SegmentedControl<>(Order.ACTIVITY);
        for (Order one : Order.values()) {
            order.with(one, I18n.text("sessions.order." + one.name().toLowerCase(Locale.ROOT)));
        }
        order.valueProperty().subscribe(model::order);
        var kind = new SegmentedControl<>(Kind.ALL);
        for (Kind one : Kind.values()) {
            kind.with(one, Bindings.createStringBinding(() -> I18n.get("sessions.kind." + one.name().toLowerCase(Locale.ROOT)) + " "
                    + Formats.count(model.counts().get().of(one)), model.counts(), I18n.localeProperty()));
        }
        kind.setId("sessions-kind");
        kind.valueProperty().subscribe(model::kind);
        list.setId("sessions-list");
        list.accessibleTextProperty().bind(I18n.text("sessions.title"));
        list.getStyleClass().addAll("plain", "sessions-list");
        list.setItems(model.rows());
        list.setCellFactory(_ -> new SessionCell(bench.mirror().agents()));
        list.setPlaceholder(new NoRows(bench, "sessions", Icons.COMMENT,
                Bindings.createBooleanBinding(() -> model.counts().get().all() > 0, model.counts()), () -> {
                    filter.set("");
                    kind.valueProperty().set(Kind.ALL);
                }, model.problem()));
        I18n.follow(list, list::refresh);
        model.rows().addListener((ListChangeListener<SessionView>) _ -> select());
        list.getSelectionModel().selectedItemProperty().subscribe(session -> {
            if (session != null && !model.moving()) {
                model.choose(session.id());
            }
        });
        HBox filters = frame.filters();
        filters.getStyleClass().add("session-filters");
        var left = new VBox(filters, list);
        left.setMinWidth(Look.px(240));
        VBox.setVgrow(list, Priority.ALWAYS);
        place.getChildren().setAll(choose);
        place.setMinWidth(0);
        split.getItems().setAll(left, place);
        SplitPane.setResizableWithParent(left, false);
        split.setDividerPositions(bench.memory().get("sessions.split", 0.27, 0.1, 0.7));
        frame.lay(List.of(kind, order, Buttons.wordFrom(NARROW, split, Menus.button(compare)),
                Buttons.wordFrom(NARROW, split, Menus.button(detail.exporting()))), split);
    }

    /** Keeps the chosen session chosen wherever it moves. */
    private void refresh() {
        model.refresh();
        select();
    }

    private void select() {
        SessionView selected = list.getSelectionModel().getSelectedItem();
        String wanted = model.otherId().isEmpty() ? model.chosen() : model.otherId();
        if (!wanted.isEmpty() && (selected == null || !selected.id().equals(wanted))) {
            for (int i = 0; i < model.rows().size(); i++) {
                if (model.rows().get(i).id().equals(wanted)) {
                    list.getSelectionModel().clearAndSelect(i);
                }
            }
        }
    }

    private void count() {
        Counts now = Objects.requireNonNull(model.counts().get());
        String words = I18n.get(now.more() ? "sessions.counts-newest" : "sessions.counts", now.open(), now.all());
        if (now.forgotten() > 0) {
            words += " · " + I18n.get("sessions.forgotten", now.forgotten());
        }
        if (now.skipped() > 0) {
            words += " · " + I18n.get("sessions.skipped", now.skipped());
        }
        frame.count(words, I18n.get("sessions.found", now.shown(), now.all()));
        refresh();
    }

    private void detail() {
        Shown now = model.shown().get();
        if (now != null) {
            detail.show(now);
            detail.show(model.expectations().get());
        }
        if (now != null && model.comparing().get()) {
            detail.rest();
            comparing.show(now, model.other().get());
            place.getChildren().setAll(comparing);
        } else {
            place.getChildren().setAll(now == null ? choose : detail);
        }
        select();
    }
}
