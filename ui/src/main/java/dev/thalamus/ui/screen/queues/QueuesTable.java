package dev.thalamus.ui.screen.queues;

import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.bridge.QueueRow;
import dev.thalamus.ui.bridge.QueueRow.Values;
import dev.thalamus.ui.kit.Foothold;
import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.ValueColumns;
import dev.thalamus.ui.screen.FlexColumn;
import java.util.Comparator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** Builds the table of queues. Confined to the FX thread. */
final class QueuesTable {
    private final QueuesModel model;
    private final TableView<QueueRow> table = Columns.table();
    private final ValueColumns<QueueRow, Values> columns = new ValueColumns<>(table, "queues", QueueRow::values);

    private QueuesTable(QueuesModel model) { this.model = model; }

    static TableView<QueueRow> of(QueuesModel model, Agents agents) { return new QueuesTable(model).build(agents); }

    private TableView<QueueRow> build(Agents agents) {
        table.setId("queues-table");
        table.accessibleTextProperty().bind(I18n.text("queues.title"));
        table.setItems(model.rows());
        Foothold.in(table);
        columns.add("target", 190, Comparator.comparing((Values row) -> row.queue().name(), String.CASE_INSENSITIVE_ORDER),
                () -> new QueueCells.Target(agents));
        columns.add("state", 128, Comparator.comparing((Values row) -> row.queue().reason()), QueueCells.Waits::new);
        TableColumn<QueueRow, Values> pending = columns.text("pending", 76, Comparator.comparingLong((Values row) -> row.queue().signals()),
                row -> Formats.count(row.queue().signals()), _ -> "strong", Style.RIGHT);
        columns.text("bytes", 76, Comparator.comparingLong((Values row) -> row.queue().bytes()),
                row -> Formats.bytes(row.queue().bytes()), _ -> "", Style.RIGHT);
        columns.add("oldest", 148, Comparator.comparingLong(Values::ageMillis), QueueCells.Age::new, Style.RIGHT);
        columns.add("in", 60, Comparator.comparingDouble(Values::inRate), () -> QueueCells.rate(Values::inRate), Style.RIGHT);
        columns.add("drain", 68, Comparator.comparingDouble(Values::drainRate), () -> QueueCells.rate(Values::drainRate), Style.RIGHT);
        columns.text("expires", 104, Comparator.comparingLong(Values::leftMillis),
                row -> I18n.get("queues.in", Formats.duration(row.left())),
                row -> row.urgent() ? "urgent" : Style.MUTED, Style.RIGHT);
        FlexColumn.follow(table, table.getColumns().getFirst(), 150);
        pending.setSortType(SortType.DESCENDING);
        table.getSortOrder().add(pending);
        table.setSortPolicy(_ -> {
            model.order(columns.order());
            return true;
        });
        return table;
    }
}
