package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.MenuKey;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Menus;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
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

    private final Console console;
    private final TreeTableView<HistoryLine> table = new TreeTableView<>();
    private final HistoryTree tree = new HistoryTree(this::fill);
    private final SegmentedControl<Which> which = new SegmentedControl<>(Which.ALL);
    private final Label summary = Labels.of("", Style.DENSE, Style.MUTED);
    private final Function<Exchange, List<Command>> actions;
    private final ContextMenu menu = new ContextMenu();
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
        columns();
        table.setPlaceholder(Labels.of(I18n.text("console.history-empty"), Style.DENSE, Style.MUTED));
        table.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (!filling && item != null) {
                console.chosen().set(item.getValue().exchange());
            }
        });
        table.setRowFactory(_ -> new Row());
        MenuKey.opens(table, () -> {
            TreeItem<HistoryLine> item = table.getSelectionModel().getSelectedItem();
            return item == null ? null : menu(item.getValue());
        });
        table.setOnKeyPressed(event -> {
            TreeItem<HistoryLine> item = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && item != null) {
                console.draft().type(item.getValue().pretty());
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

    private void columns() {
        add("time", 118, HistoryLine::time).getStyleClass().add("first");
        table.setTreeColumn(add("method", 190, HistoryLine::method));
        add("what", 330, HistoryLine::what);
        add("target", 150, HistoryLine::target);
        add("outcome", 190, HistoryLine::said).setCellFactory(_ -> new OutcomeCell());
        add("took", 84, HistoryLine::took).getStyleClass().add(Style.RIGHT);
        add("id", 74, HistoryLine::id);
        TreeTableColumn<HistoryLine, String> again = add("again", 72, line -> line.whole() ? I18n.get("console.again") : "");
        again.textProperty().unbind();
        again.setText("");
        again.setCellFactory(_ -> new AgainCell());
    }

    private TreeTableColumn<HistoryLine, String> add(String id, double width, Function<HistoryLine, String> text) {
        var column = new TreeTableColumn<HistoryLine, String>();
        column.setId(id);
        column.textProperty().bind(I18n.text("console.column." + id));
        Columns.width(column, width);
        column.setSortable(false);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().getValue() == null ? "" : text.apply(cell.getValue().getValue())));
        table.getColumns().add(column);
        return column;
    }

    private void fill() {
        filling = true;
        List<Exchange> all = console.log().exchanges();
        long errors = all.stream().filter(Exchange::failed).count();
        long forgotten = console.log().forgotten().get();
        summary.setText(
                I18n.get("console.summary", all.size(), errors) + (forgotten == 0 ? "" : " · " + I18n.get("console.forgotten", forgotten)));
        table.setRoot(tree.over(all, exchange -> which.valueProperty().get() == Which.ALL || exchange.failed()));
        filling = false;
        select(console.chosen().get());
    }

    private void select(@Nullable Exchange exchange) {
        TreeItem<HistoryLine> item = tree.of(exchange);
        if (item != null && !filling) {
            filling = true;
            for (TreeItem<HistoryLine> up = item.getParent(); up != null && up.getValue() != null; up = up.getParent()) {
                up.setExpanded(true);
            }
            table.getSelectionModel().select(item);
            filling = false;
        }
    }

    /** What came of a line, with its sign. */
    private static final class OutcomeCell extends TreeTableCell<HistoryLine, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            HistoryLine line = empty || getTableRow() == null ? null : getTableRow().getItem();
            setText(line == null ? null : text);
            getStyleClass().removeAll(Style.DANGER_TEXT, Style.MUTED);
            if (line == null) {
                setGraphic(null);
                return;
            }
            String tone = line.wrong() ? Style.DANGER_TEXT : Style.MUTED;
            getStyleClass().add(tone);
            var icon = (line.wrong() ? Icons.REFUSED : line.waiting() ? Icons.CLOCK : Icons.CHECK).node(14);
            icon.getStyleClass().add(line.wrong() ? Style.DANGER_TEXT : Style.SUCCESS_TEXT);
            setGraphic(icon);
        }
    }

    /** Sends the line's request once more. */
    private final class AgainCell extends TreeTableCell<HistoryLine, String> {
        private final Hyperlink link = Buttons.link(I18n.text("console.again"), () -> {
            HistoryLine line = getTableRow().getItem();
            if (line != null) {
                console.replay(line.exchange());
            }
        });

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setGraphic(empty || text == null || text.isEmpty() ? null : link);
        }
    }

    private ContextMenu menu(HistoryLine line) {
        menu.getItems().setAll(Menus.items(actions.apply(line.exchange())).toArray(new MenuItem[0]));
        return menu;
    }

    private final class Row extends TreeTableRow<HistoryLine> {
        Row() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null && getItem().exchange().calls().size() <= 1) {
                    console.draft().type(getItem().pretty());
                }
            });
            setOnContextMenuRequested(event -> {
                if (getItem() != null) {
                    menu(getItem()).show(this, event.getScreenX(), event.getScreenY());
                    event.consume();
                }
            });
        }
    }
}
