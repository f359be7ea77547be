package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.query.SessionSchema;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FilterLine;
import dev.thalamus.ui.screen.part.FirstVisit;
import dev.thalamus.ui.screen.sessions.SessionsModel.Counts;
import dev.thalamus.ui.screen.sessions.SessionsModel.Order;
import dev.thalamus.ui.screen.sessions.SessionsModel.Shown;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Conversations: who takes part, how they stand, and what was said. Confined to the FX thread. */
public final class SessionsScreen implements Screen {
    private final Workbench bench;
    private final SessionsModel model;
    private final ListView<SessionView> list = new ListView<>();
    private final FilterLine<SessionView> filter;
    private final Label counts = Labels.of("", Style.DENSE, Style.MUTED);
    private final SessionDetail detail;
    private final SplitPane split = new SplitPane();
    private final StackPane place = new StackPane();
    private final Node choose = new EmptyState(Icons.COMMENT, I18n.text("sessions.choose"), I18n.text("sessions.choose-next"));
    private final VBox view = new VBox();
    private final Following following;

    public SessionsScreen(Workbench bench) {
        this.bench = bench;
        model = new SessionsModel(bench.mirror());
        filter = new FilterLine<>(SessionSchema.with(() -> bench.mirror().agents().rows().stream().map(AgentRow::name).distinct().toList()),
                I18n.text("sessions.filter-hint"));
        filter.filter().subscribe(model::filter);
        filter.restore(bench.memory(), "sessions");
        detail = new SessionDetail(bench, model);
        following = new Following().on(this::refresh, bench.mirror().snapshot()).on(this::count, model.counts())
                .on(this::detail, model.shown());
        build();
    }

    @Override
    public Parent view() { return view; }

    @Override
    public void shown() { following.start(); }

    @Override
    public void hidden() {
        following.stop();
        filter.keep(bench.memory(), "sessions");
        bench.memory().put("sessions.split", split.getDividerPositions()[0]);
    }

    @Override
    public void focusFilter() { filter.field().focus(); }

    private void build() {
        var order = new SegmentedControl<>(Order.ACTIVITY);
        for (Order one : Order.values()) {
            order.with(one, I18n.text("sessions.order." + one.name().toLowerCase(Locale.ROOT)));
        }
        order.valueProperty().subscribe(model::order);
        var head = new HBox(Labels.of(I18n.text("sessions.title"), "title"), counts, Labels.spacer(), order);
        head.getStyleClass().add(Style.SCREEN_HEAD);
        list.setId("sessions-list");
        list.getStyleClass().addAll("plain", "sessions-list");
        list.setItems(model.rows());
        list.setCellFactory(_ -> new SessionCell(bench.mirror().agents()));
        list.setPlaceholder(empty());
        I18n.follow(list, list::refresh);
        list.getSelectionModel().selectedItemProperty().subscribe(session -> {
            if (session != null) {
                model.choose(session.id());
            }
        });
        HBox.setHgrow(filter.view(), Priority.ALWAYS);
        var filters = new HBox(filter.view());
        filters.getStyleClass().addAll(Style.FILTER_ROW, "session-filters");
        var left = new VBox(filters, list);
        left.setMinWidth(Look.px(240));
        VBox.setVgrow(list, Priority.ALWAYS);
        place.getChildren().setAll(choose);
        place.setMinWidth(0);
        split.getItems().setAll(left, place);
        SplitPane.setResizableWithParent(left, false);
        split.setDividerPositions(bench.memory().get("sessions.split", 0.27, 0.1, 0.7));
        VBox.setVgrow(split, Priority.ALWAYS);
        view.setId("sessions");
        view.getChildren().addAll(head, new FirstVisit(ScreenId.SESSIONS, bench.memory()), split);
    }

    private Node empty() {
        var nothing = new EmptyState(Icons.COMMENT, I18n.text("sessions.empty"), I18n.text("sessions.empty-next"));
        var noMatch = new EmptyState(Icons.FILTER, I18n.text("sessions.no-match"), I18n.text("sessions.no-match-next"),
                Buttons.text(I18n.text("sessions.show-all"), () -> filter.set("")));
        var stopped = new EmptyState(Icons.STOP, I18n.text("shell.stopped-title"), I18n.text("shell.stopped-detail"),
                Buttons.primary(Icons.PLAY, I18n.text("shell.cmd.start-hub"), bench.host().hub()::start));
        var running = Bindings.createBooleanBinding(() -> bench.mirror().status().get().phase() == Phase.RUNNING, bench.mirror().status());
        var any = Bindings.createBooleanBinding(() -> model.counts().get().all() > 0, model.counts());
        show(nothing, running.and(any.not()));
        show(noMatch, running.and(any));
        show(stopped, running.not());
        var box = new VBox(nothing, noMatch, stopped);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static void show(Node node, BooleanBinding when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }

    /** Keeps the chosen session chosen wherever it moves. */
    private void refresh() {
        model.refresh();
        SessionView selected = list.getSelectionModel().getSelectedItem();
        if (!model.chosen().isEmpty() && (selected == null || !selected.id().equals(model.chosen()))) {
            for (int i = 0; i < model.rows().size(); i++) {
                if (model.rows().get(i).id().equals(model.chosen())) {
                    list.getSelectionModel().clearAndSelect(i);
                }
            }
        }
    }

    private void count() {
        Counts now = Objects.requireNonNull(model.counts().get());
        counts.setText(now.all() == SessionsModel.MOST
                ? I18n.get("sessions.counts-newest", now.open(), now.all())
                : I18n.get("sessions.counts", now.open(), now.all()));
        filter.found(I18n.get("sessions.found", now.shown(), now.all()));
        refresh();
    }

    private void detail() {
        Shown now = model.shown().get();
        if (now != null) {
            detail.show(now);
        }
        place.getChildren().setAll(now == null ? choose : detail);
    }
}
