package dev.thalamus.ui.screen;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/**
 * Keeps a table's columns as a person arranged them: order, width, which are shown, sort. Confined to the FX thread.
 *
 * <p>Columns are told apart by {@link TableColumn#getId()}; one that is new in this version keeps its place and width.
 */
public final class TableMemory<R> {
    private final TableView<R> table;
    private final UiMemory memory;
    private final String key;
    private final List<TableColumn<R, ?>> all;

    /** @param name of the table in the kept state, such as {@code agents} */
    public TableMemory(TableView<R> table, UiMemory memory, String name) {
        this.table = table;
        this.memory = memory;
        key = "table." + name + ".";
        all = List.copyOf(table.getColumns());
    }

    /** Arranges the columns as they were left. */
    public void restore() {
        for (TableColumn<R, ?> column : all) {
            column.setPrefWidth(memory.get(key + column.getId() + ".width", column.getPrefWidth(), 10, 4_000));
            column.setVisible(memory.get(key + column.getId() + ".shown", column.isVisible()));
        }
        List<String> order = Arrays.asList(memory.get(key + "order", "").split(",", -1));
        var arranged = new ArrayList<>(all);
        arranged.sort((a, b) -> order.contains(a.getId()) && order.contains(b.getId())
                ? Integer.compare(order.indexOf(a.getId()), order.indexOf(b.getId()))
                : Integer.compare(all.indexOf(a), all.indexOf(b)));
        table.getColumns().setAll(arranged);
        String kept = memory.get(key + "sort", "");
        if (!kept.isEmpty()) {
            table.getSortOrder().clear();
        }
        for (String sort : kept.split(",", -1)) {
            all.stream().filter(column -> sort.equals(column.getId() + "+") || sort.equals(column.getId() + "-")).forEach(column -> {
                column.setSortType(sort.endsWith("+") ? SortType.ASCENDING : SortType.DESCENDING);
                table.getSortOrder().add(column);
            });
        }
    }

    /** Remembers how they are now. */
    public void keep() {
        FlexColumn<R> flex = FlexColumn.of(table);
        memory.put(key + "order", table.getColumns().stream().map(TableColumn::getId).collect(Collectors.joining(",")));
        memory.put(key + "sort",
                table.getSortOrder().stream().map(column -> column.getId() + (column.getSortType() == SortType.ASCENDING ? "+" : "-"))
                        .collect(Collectors.joining(",")));
        for (TableColumn<R, ?> column : all) {
            memory.put(key + column.getId() + ".width", flex == null ? column.getWidth() : flex.width(column));
            memory.put(key + column.getId() + ".shown", flex == null ? column.isVisible() : flex.shown(column));
        }
    }

    /** Fills a menu with one check mark a column that has a title; the menu says how many are hidden for want of room. */
    public void offer(MenuButton menu, ObservableValue<String> title) {
        FlexColumn<R> flex = FlexColumn.of(table);
        menu.textProperty().bind(title);
        if (flex != null) {
            flex.hidden().subscribe(hidden -> {
                menu.textProperty().bind(hidden.isEmpty() ? title : title.map(text -> text + " \u2212" + hidden.size()));
                menu.setTooltip(hidden.isEmpty()
                        ? null
                        : Buttons.tip(I18n.text("kit.columns-hidden",
                                hidden.stream().map(TableColumn::getText).collect(Collectors.joining(", ")))));
            });
        }
        for (TableColumn<R, ?> column : all) {
            if (column.getText() != null && !column.getText().isEmpty()) {
                var item = new CheckMenuItem();
                item.textProperty().bind(Objects.requireNonNull(column.textProperty()));
                item.selectedProperty().bindBidirectional(column.visibleProperty());
                menu.getItems().add(item);
            }
        }
        offerSorting(menu);
    }

    /** Sorting for the keyboard, which does not get to the heads of columns; choosing the first column once more turns its order around. */
    private void offerSorting(MenuButton menu) {
        List<TableColumn<R, ?>> sortable = all.stream()
                .filter(column -> column.isSortable() && column.getText() != null && !column.getText().isEmpty()).toList();
        if (sortable.isEmpty()) {
            return;
        }
        var sorting = new Menu();
        sorting.textProperty().bind(I18n.text("kit.sort-by"));
        sorting.setId("sort-by");
        for (TableColumn<R, ?> column : sortable) {
            var item = new MenuItem();
            item.textProperty().bind(Objects.requireNonNull(column.textProperty()));
            item.setOnAction(_ -> sort(column));
            sorting.getItems().add(item);
        }
        menu.showingProperty().subscribe(() -> {
            for (int i = 0; i < sortable.size(); i++) {
                TableColumn<R, ?> column = sortable.get(i);
                Icons way = column.getSortType() == SortType.ASCENDING ? Icons.ARROW_UP : Icons.ARROW_DOWN;
                sorting.getItems().get(i).setGraphic(isFirst(column) ? way.node() : null);
            }
        });
        menu.getItems().addAll(new SeparatorMenuItem(), sorting);
    }

    private boolean isFirst(TableColumn<R, ?> column) { return table.getSortOrder().indexOf(column) == 0; }

    private void sort(TableColumn<R, ?> column) {
        boolean turned = isFirst(column) && column.getSortType() == SortType.ASCENDING;
        column.setSortType(turned ? SortType.DESCENDING : SortType.ASCENDING);
        table.getSortOrder().setAll(List.of(column));
    }
}
