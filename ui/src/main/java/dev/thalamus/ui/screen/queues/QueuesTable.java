package dev.thalamus.ui.screen.queues;

import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.bridge.QueueRow;
import dev.thalamus.ui.bridge.QueueRow.Values;
import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.FlexColumn;
import java.util.Comparator;
import java.util.function.Supplier;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** Builds the table of queues. Confined to the FX thread. */
final class QueuesTable {
    private final QueuesModel model;
    private final TableView<QueueRow> table = Columns.table();

    private QueuesTable(QueuesModel model) { this.model = model; }

    static TableView<QueueRow> of(QueuesModel model, Agents agents) { return new QueuesTable(model).build(agents); }

    private TableView<QueueRow> build(Agents agents) {
        table.setId("queues-table");
        table.accessibleTextProperty().bind(I18n.text("queues.title"));
        table.setItems(model.rows());
        add("target", 190, Comparator.comparing((Values row) -> row.queue().name(), String.CASE_INSENSITIVE_ORDER),
                () -> new QueueCells.Target(agents));
        add("state", 128, Comparator.comparing((Values row) -> row.queue().reason()), QueueCells.Waits::new);
        TableColumn<QueueRow, Values> pending = add("pending", 76, Comparator.comparingLong((Values row) -> row.queue().signals()),
                () -> new QueueCells.Plain(row -> Formats.count(row.queue().signals()), _ -> "strong"), Style.RIGHT);
        add("bytes", 76, Comparator.comparingLong((Values row) -> row.queue().bytes()),
                () -> new QueueCells.Plain(row -> Formats.bytes(row.queue().bytes()), _ -> ""), Style.RIGHT);
        add("oldest", 148, Comparator.comparingLong(Values::ageMillis), QueueCells.Age::new, Style.RIGHT);
        add("in", 60, Comparator.comparingDouble(Values::inRate), () -> QueueCells.rate(Values::inRate), Style.RIGHT);
        add("drain", 68, Comparator.comparingDouble(Values::drainRate), () -> QueueCells.rate(Values::drainRate), Style.RIGHT);
        add("expires", 104, Comparator.comparingLong(Values::leftMillis),
                () -> new QueueCells.Plain(row -> I18n.get("queues.in", Formats.duration(row.left())),
                        row -> row.urgent() ? "urgent" : Style.MUTED),
                Style.RIGHT);
        FlexColumn.follow(table, table.getColumns().getFirst(), 150);
        pending.setSortType(SortType.DESCENDING);
        table.getSortOrder().add(pending);
        table.setSortPolicy(_ -> {
            model.order(order());
            return true;
        });
        return table;
    }

    /** The columns' comparators on values, in the order in which they were clicked. */
    private Comparator<Values> order() {
        Comparator<Values> order = (_, _) -> 0;
        for (TableColumn<QueueRow, ?> column : table.getSortOrder()) {
            @SuppressWarnings("unchecked") // every column here has values
            var by = (Comparator<Values>) column.getComparator();
            order = order.thenComparing(column.getSortType() == SortType.ASCENDING ? by : by.reversed());
        }
        return order;
    }

    private TableColumn<QueueRow, Values> add(String id, double width, Comparator<Values> by, Supplier<TableCell<QueueRow, Values>> cell,
            String... styles) {
        var column = new TableColumn<QueueRow, Values>();
        column.setId(id);
        column.textProperty().bind(I18n.text("queues.column." + id));
        column.setPrefWidth(Look.px(width));
        column.getStyleClass().addAll(styles);
        column.setCellValueFactory(row -> row.getValue().values());
        column.setComparator(by);
        column.setCellFactory(_ -> cell.get());
        table.getColumns().add(column);
        return column;
    }
}
