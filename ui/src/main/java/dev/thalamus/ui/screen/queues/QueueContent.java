package dev.thalamus.ui.screen.queues;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalSchema;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.bridge.QueueFeed;
import dev.thalamus.ui.bridge.QueueFeed.Found;
import dev.thalamus.ui.bridge.QueueRow;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.Faces;
import dev.thalamus.ui.screen.part.FilterLine;
import dev.thalamus.ui.screen.part.HubText;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What waits for one name, and what can be done with it. Confined to the FX thread. */
final class QueueContent {
    private final Workbench bench;
    private final QueueFeed feed = new QueueFeed();
    private final QueueActions actions;
    private final WaitingTable table;
    private final ScopeBar scope;
    private final FilterLine<SignalCursor> filter;
    private final AgentName name = new AgentName(AgentFace.live("", 0));
    private final Label note = Labels.of("", Style.CAPTION, Style.MUTED);
    private final Button more;
    private final List<Command> commands;
    private final Node empty = new EmptyState(Icons.INBOX, I18n.text("queues.none-here"), I18n.text("queues.none-here-next"));
    private final StringProperty problem = new SimpleStringProperty("");
    private final VBox view = new VBox();
    private final Following following;
    private String shown = "";
    private @Nullable QueueView seen;
    private final Node unread;

    QueueContent(Workbench bench) {
        this.bench = bench;
        actions = new QueueActions(bench, feed::refresh);
        table = new WaitingTable(feed, bench.mirror().agents(), this::now);
        scope = new ScopeBar(bench, feed, table.selection());
        filter = new FilterLine<>(SignalSchema.with(
                () -> bench.mirror().agents().rows().stream().map(AgentRow::name).distinct().toList(), List::of, List::of),
                I18n.text("queues.signals-hint"));
        filter.filter().subscribe(wanted -> feed.look(shown, wanted.isAll() ? "" : wanted.text()));
        filter.field().setId("waiting-filter");
        more = Buttons.text(I18n.text("queues.more", QueueFeed.STEP), feed::more);
        commands = List.of(
                command("deliver", Icons.SEND, actions::deliver).key("Shortcut+Enter"),
                command("redirect", Icons.ARROW_RIGHT, wanted -> actions.redirect(wanted, scope.count().get())).key("Shortcut+Shift+R"),
                command("export", Icons.EXPORT, actions::export).key("Shortcut+E"),
                command("expire", Icons.CLOCK, actions::expire),
                command("delete", Icons.DELETE, actions::delete).key("Delete"));
        unread = new EmptyState(Icons.WARNING, I18n.text("queues.unread"), problem,
                Buttons.text(Icons.REFRESH, I18n.text("queues.unread-retry"), feed::refresh));
        following = new Following().on(this::follow, bench.mirror().snapshot()).on(this::count, feed.found());
        build();
    }

    Node view() { return view; }

    List<Command> commands() { return commands; }

    /** Looks into the queue of that name; an empty one shows nothing. */
    void show(String wanted) {
        if (!wanted.equals(shown)) {
            shown = wanted;
            seen = null;
            table.selection().clear();
            filter.set("");
            feed.look(wanted, "");
            name.show(Faces.named(bench.mirror().agents(), wanted));
        }
    }

    void start() {
        bench.mirror().pump().add(feed);
        following.start();
    }

    void stop() {
        following.stop();
        bench.mirror().pump().remove(feed);
    }

    private void build() {
        name.getStyleClass().add(Style.STRONG);
        var who = new VBox(name, note);
        who.setMinWidth(0);
        var head = new HBox(who, Labels.spacer(), scope);
        head.getStyleClass().add("queue-head");
        var buttons = new HBox(Menus.button(commands.get(0), Style.ACCENT), Menus.button(commands.get(1)), Menus.button(commands.get(2)),
                Labels.spacer(), Menus.button(commands.get(3)), Menus.button(commands.get(4), Style.DANGER));
        buttons.getStyleClass().add("queue-buttons");
        HBox.setHgrow(filter.view(), Priority.ALWAYS);
        var filters = new HBox(filter.view());
        filters.getStyleClass().add(Style.FILTER_ROW);
        table.view().setPlaceholder(empty);
        table.view().setContextMenu(menu());
        table.view().getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                bench.desk().inspect(new Subject.Waiting(shown, row.id()));
            }
        });
        VBox.setVgrow(table.view(), Priority.ALWAYS);
        more.setId("waiting-more");
        more.setMaxWidth(Double.MAX_VALUE);
        more.managedProperty().bind(more.visibleProperty());
        view.setId("queue-content");
        view.getChildren().addAll(head, buttons, filters, table.view(), more);
    }

    private ContextMenu menu() {
        var menu = new ContextMenu();
        menu.getItems().addAll(Menus.items(commands));
        menu.getItems().add(3, new SeparatorMenuItem());
        return menu;
    }

    private Command command(String action, Icons icon, Consumer<QueueScope> run) {
        return Command.of("queues." + action, icon, () -> scope.scope().ifPresent(run))
                .called(I18n.text("queues.do." + action, scope.count())).enabledWhen(scope.count().greaterThan(0));
    }

    private void follow() {
        QueueView now = bench.mirror().queues().named(shown).map(QueueRow::now).map(QueueRow.Values::queue).orElse(null);
        if (!Objects.equals(now, seen)) {
            seen = now;
            feed.refresh();
        }
        table.view().refresh();
    }

    private void count() {
        Found found = feed.found().get();
        boolean bad = !found.problem().isEmpty();
        problem.set(HubText.said(found.problem()));
        table.view().setPlaceholder(bad ? unread : empty);
        note.setText(bad ? problem.get() : I18n.get("queues.peek"));
        note.getStyleClass().setAll("label", Style.CAPTION, bad ? Style.DANGER_TEXT : Style.MUTED);
        filter.found(I18n.get("queues.signals-found", found.signals()));
        int held = feed.rows().size();
        more.setVisible(found.signals() > held && held < QueueFeed.LIMIT);
        if (found.signals() > held && held >= QueueFeed.LIMIT) {
            note.setText(I18n.get("queues.behind", Formats.count(found.signals() - held)));
        }
    }

    private long now() {
        HubSnapshot snapshot = bench.mirror().snapshot().get();
        return snapshot == null ? System.currentTimeMillis() : snapshot.takenMillis();
    }
}
