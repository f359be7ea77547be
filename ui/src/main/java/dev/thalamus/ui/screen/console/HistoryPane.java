package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.console.Exchange.Outcome;
import dev.thalamus.ui.screen.console.Exchange.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was sent, the newest first: a request, under it the calls of a batch and what was sent again. Confined to the FX thread. */
final class HistoryPane extends VBox {
    private enum Which {
        ALL, ERRORS
    }

    /** A line: an exchange, or one call of a batch; {@code seen} changes when it is to be drawn anew. Immutable. */
    private record Line(Exchange exchange, int call, Outcome seen) {}

    private final Console console;
    private final TreeTableView<Line> table = new TreeTableView<>();
    private final SegmentedControl<Which> which = new SegmentedControl<>(Which.ALL);
    private final Label summary = Labels.of("", Style.DENSE, Style.MUTED);
    private final Set<Exchange> open = new HashSet<>();
    private final Map<Exchange, TreeItem<Line>> items = new HashMap<>();
    private final Function<Exchange, List<Command>> actions;
    private boolean filling;

    /** @param actions what can be done with an exchange, for its menu */
    HistoryPane(Console console, Command clear, Function<Exchange, List<Command>> actions) {
        this.console = console;
        this.actions = actions;
        getStyleClass().add("history-pane");
        which.with(Which.ALL, I18n.text("console.all")).with(Which.ERRORS, I18n.text("console.errors-only")).getStyleClass().add("small");
        which.valueProperty().subscribe(this::fill);
        var head = new HBox(Labels.of(I18n.text("console.history"), "title"), summary, Labels.spacer(), which,
                Menus.button(clear, Style.SMALL, Style.FLAT));
        head.getStyleClass().add(Style.PANE_HEAD);
        table.setId("console-history");
        table.accessibleTextProperty().bind(I18n.text("console.history"));
        table.getStyleClass().addAll(Style.ROWS_24, "history-table");
        table.setShowRoot(false);
        table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("method", 230, this::method));
        table.getColumns().add(column("time", 104, line -> Formats.timeMillis(line.exchange().at())));
        table.getColumns().add(column("what", 320, this::what));
        table.getColumns().add(column("target", 150, line -> address(line.exchange())));
        table.getColumns().add(outcome());
        table.getColumns().add(column("took", 84, line -> took(line.exchange())));
        table.getColumns().getLast().getStyleClass().add(Style.RIGHT);
        table.getColumns().add(column("id", 74, HistoryPane::id));
        table.getColumns().add(again());
        table.setPlaceholder(Labels.of(I18n.text("console.history-empty"), Style.DENSE, Style.MUTED));
        table.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (!filling && item != null) {
                console.chosen().set(item.getValue().exchange());
            }
        });
        table.setRowFactory(_ -> new Row());
        table.setOnKeyPressed(event -> {
            TreeItem<Line> item = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && item != null) {
                console.draft().type(pretty(item.getValue().exchange()));
                event.consume();
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head, table);
        console.log().exchanges().addListener((ListChangeListener<Exchange>) _ -> fill());
        console.chosen().subscribe(this::select);
        I18n.follow(this, this::fill);
        fill();
    }

    static String pretty(Exchange exchange) {
        try {
            return dev.thalamus.ui.kit.JsonItem.read(exchange.request()).pretty();
        } catch (dev.thalamus.ui.kit.JsonItem.Wrong wrong) {
            return exchange.request();
        }
    }

    private void fill() {
        filling = true;
        List<Exchange> all = console.log().exchanges();
        long errors = all.stream().filter(Exchange::failed).count();
        long forgotten = console.log().forgotten().get();
        summary.setText(
                I18n.get("console.summary", all.size(), errors) + (forgotten == 0 ? "" : " · " + I18n.get("console.forgotten", forgotten)));
        items.keySet().retainAll(all);
        open.retainAll(all);
        var root = new TreeItem<@Nullable Line>(null);
        var tops = new ArrayList<TreeItem<Line>>();
        Map<Exchange, List<TreeItem<Line>>> repeats = new HashMap<>();
        for (Exchange exchange : all) {
            if (which.valueProperty().get() == Which.ERRORS && !exchange.failed()) {
                continue;
            }
            TreeItem<Line> item = item(exchange);
            Exchange first = exchange.again();
            if (first != null && all.contains(first) && (which.valueProperty().get() == Which.ALL || first.failed())) {
                repeats.computeIfAbsent(first, _ -> new ArrayList<>()).add(item);
            } else {
                tops.add(item);
            }
        }
        repeats.forEach((first, again) -> item(first).getChildren().addAll(again));
        @SuppressWarnings({"unchecked", "NullAway"}) // the root has no line and is not shown
        TreeItem<Line> shownRoot = (TreeItem<Line>) (TreeItem<?>) root;
        shownRoot.getChildren().setAll(tops);
        table.setRoot(shownRoot);
        filling = false;
        select(console.chosen().get());
    }

    private TreeItem<Line> item(Exchange exchange) {
        TreeItem<Line> known = items.get(exchange);
        if (known == null) {
            known = new TreeItem<>(new Line(exchange, -1, exchange.outcome().get()));
            known.setExpanded(open.contains(exchange));
            known.expandedProperty().subscribe(unfolded -> {
                if (unfolded) {
                    open.add(exchange);
                } else {
                    open.remove(exchange);
                }
            });
            items.put(exchange, known);
            TreeItem<Line> made = known;
            exchange.outcome().addListener((_, _, now) -> {
                made.setValue(new Line(exchange, -1, now));
                fill();
            });
        }
        known.getChildren().clear();
        if (exchange.calls().size() > 1) {
            for (int i = 0; i < exchange.calls().size(); i++) {
                known.getChildren().add(new TreeItem<>(new Line(exchange, i, exchange.outcome().get())));
            }
        }
        return known;
    }

    private void select(@Nullable Exchange exchange) {
        TreeItem<Line> item = exchange == null ? null : items.get(exchange);
        if (item != null && !filling) {
            filling = true;
            for (TreeItem<Line> up = item.getParent(); up != null && up.getValue() != null; up = up.getParent()) {
                up.setExpanded(true);
            }
            table.getSelectionModel().select(item);
            filling = false;
        }
    }

    private String method(Line line) {
        List<RpcCall> calls = line.exchange().calls();
        if (line.call() >= 0) {
            return calls.get(line.call()).method();
        }
        return calls.isEmpty()
                ? I18n.get("console.no-request")
                : calls.size() == 1 ? calls.getFirst().method() : I18n.get("console.batch-of", calls.size());
    }

    private String what(Line line) {
        List<RpcCall> calls = line.exchange().calls();
        if (line.call() >= 0) {
            return calls.get(line.call()).inShort();
        }
        return calls.size() == 1
                ? calls.getFirst().inShort()
                : calls.isEmpty() ? "" : String.join(", ", calls.stream().map(RpcCall::method).distinct().toList());
    }

    private static String address(Exchange exchange) {
        return exchange.address().isEmpty() ? I18n.get("shell.this-hub") : SocketTarget.shown(exchange.address());
    }

    private static String took(Exchange exchange) {
        return switch (exchange.outcome().get()) {
            case Outcome.Waiting _ -> "…";
            case Outcome.Sent(long nanos) -> Formats.latency(nanos);
            case Outcome.Answered answered -> Formats.latency(answered.nanos());
            case Outcome.Failed failed -> Formats.latency(failed.nanos());
        };
    }

    private static String id(Line line) {
        List<RpcCall> calls = line.exchange().calls();
        RpcCall call = calls.isEmpty() || calls.size() > 1 && line.call() < 0 ? null : calls.get(Math.max(0, line.call()));
        return call == null || call.id() == null ? "" : call.id().replace("\"", "");
    }

    /** What became of a line: of its own call where it is one of a batch. */
    private static String said(Line line) {
        return switch (line.exchange().outcome().get()) {
            case Outcome.Waiting _ -> I18n.get("console.waiting");
            case Outcome.Sent _ -> I18n.get("console.sent");
            case Outcome.Failed failed -> Failures.sentence(failed.kind(), failed.detail());
            case Outcome.Answered answered -> {
                List<Reply> mine = line.call() < 0
                        ? answered.replies()
                        : answered.replies().stream()
                                .filter(reply -> reply.id().equals(line.exchange().calls().get(line.call()).id())).toList();
                yield mine.stream().filter(reply -> reply.code() != 0).findFirst()
                        .map(reply -> (mine.size() > 1
                                ? I18n.get("console.some-wrong", mine.stream().filter(r -> r.code() != 0).count()) + " "
                                : "")
                                + reply.code() + " " + reply.message())
                        .orElse(I18n.get("console.result"));
            }
        };
    }

    private static boolean wrong(Line line) {
        return line.exchange().failed() && (line.call() < 0 || !said(line).equals(I18n.get("console.result")));
    }

    private TreeTableColumn<Line, String> column(String id, double width, Function<Line, String> text) {
        var column = new TreeTableColumn<Line, String>();
        column.setId(id);
        column.textProperty().bind(I18n.text("console.column." + id));
        column.setPrefWidth(dev.thalamus.ui.kit.Look.px(width));
        column.setSortable(false);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().getValue() == null ? "" : text.apply(cell.getValue().getValue())));
        return column;
    }

    private TreeTableColumn<Line, String> outcome() {
        TreeTableColumn<Line, String> column = column("outcome", 190, HistoryPane::said);
        column.setCellFactory(_ -> new TreeTableCell<>() {
            @Override
            protected void updateItem(@Nullable String text, boolean empty) {
                super.updateItem(text, empty);
                Line line = empty || getTableRow() == null ? null : getTableRow().getItem();
                setText(line == null ? null : text);
                getStyleClass().removeAll(Style.DANGER_TEXT, Style.MUTED);
                if (line == null) {
                    setGraphic(null);
                    return;
                }
                boolean wrong = wrong(line);
                getStyleClass().add(wrong ? Style.DANGER_TEXT : Style.MUTED);
                var icon = (wrong
                        ? Icons.REFUSED
                        : line.exchange().outcome().get() instanceof Outcome.Waiting ? Icons.CLOCK : Icons.CHECK).node(14);
                icon.getStyleClass().add(wrong ? Style.DANGER_TEXT : Style.SUCCESS_TEXT);
                setGraphic(icon);
            }
        });
        return column;
    }

    private TreeTableColumn<Line, String> again() {
        TreeTableColumn<Line, String> column = column("again", 72, line -> line.call() < 0 ? I18n.get("console.again") : "");
        column.textProperty().unbind();
        column.setText("");
        column.setCellFactory(_ -> new TreeTableCell<>() {
            private final Hyperlink link = Buttons.link(I18n.text("console.again"), () -> {
                Line line = getTableRow().getItem();
                if (line != null) {
                    console.replay(line.exchange());
                }
            });

            @Override
            protected void updateItem(@Nullable String text, boolean empty) {
                super.updateItem(text, empty);
                setGraphic(empty || text == null || text.isEmpty() ? null : link);
            }
        });
        return column;
    }

    private final class Row extends TreeTableRow<Line> {
        private final ContextMenu menu = new ContextMenu();

        Row() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null && getItem().exchange().calls().size() <= 1) {
                    console.draft().type(pretty(getItem().exchange()));
                }
            });
            setOnContextMenuRequested(event -> {
                if (getItem() != null) {
                    menu.getItems().setAll(Menus.items(actions.apply(getItem().exchange())).toArray(new MenuItem[0]));
                    menu.show(this, event.getScreenX(), event.getScreenY());
                    event.consume();
                }
            });
        }
    }
}
