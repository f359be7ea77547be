package dev.thalamus.ui.screen.queues;

import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.bridge.QueueFeed;
import dev.thalamus.ui.bridge.WaitingRow;
import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.PaintedRow;
import dev.thalamus.ui.kit.PaintedRow.Painter;
import dev.thalamus.ui.kit.RowBrush;
import dev.thalamus.ui.kit.RowSelection;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.FlexColumn;
import dev.thalamus.ui.screen.part.SignalCells;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The table of the signals that wait for one name, in the order in which they will be delivered. Confined to the FX thread. */
final class WaitingTable {
    private final TableView<WaitingRow> table = Columns.table(Style.ROWS_24);
    private final RowSelection<WaitingRow> selection;

    /** @param now the hub's wall clock, milliseconds since 1970 */
    WaitingTable(QueueFeed feed, Agents agents, LongSupplier now) {
        table.setId("waiting-table");
        table.accessibleTextProperty().bind(I18n.text("queues.waiting"));
        table.setItems(feed.rows());
        selection = new RowSelection<>(table, WaitingRow::id);
        feed.around(selection::hold);
        PaintedRow.in(table);
        PaintedRow.ticks(add("check", 36, new Tick(selection)));
        figure("place", 52, (_, at) -> feed.found().get().scope().filter().isEmpty() ? Formats.count(at + 1L) : Formats.NONE, true);
        figure("queued", 92, (row, _) -> Formats.timeMillis(Instant.ofEpochMilli(row.signal().timeMicros() / 1_000)), false);
        figure("age", 68, (row, _) -> duration(now.getAsLong() - row.signal().timeMicros() / 1_000), true);
        figure("left", 76, (row, _) -> duration(row.expiresAtMillis() - now.getAsLong()), true);
        add("from", 128, new SignalCells.From(agents).of(WaitingRow::signal));
        add("type", 142, new SignalCells.SignalTypes().of(WaitingRow::signal));
        add("conversation", 72, new SignalCells.Code<WaitingRow>(row -> row.signal().conversation()));
        figure("size", 52, (row, _) -> Formats.bytesShort(row.signal().size()), false);
        add("preview", 200, new SignalCells.Code<WaitingRow>(row -> row.signal().preview()));
        table.getColumns().getFirst().setResizable(false);
        FlexColumn.follow(table, table.getColumns().getLast(), 100);
    }

    TableView<WaitingRow> view() { return table; }

    RowSelection<WaitingRow> selection() { return selection; }

    private static String duration(long millis) { return Formats.duration(Duration.ofSeconds(Math.max(0, millis) / 1_000)); }

    private void figure(String id, double width, BiFunction<WaitingRow, Integer, String> words, boolean muted) {
        add(id, width, new SignalCells.Figure<>(words, muted)).getStyleClass().add(Style.RIGHT);
    }

    private TableColumn<WaitingRow, WaitingRow> add(String id, double width, Painter<WaitingRow> painter) {
        var column = new TableColumn<WaitingRow, WaitingRow>();
        column.setId(id);
        if (!id.equals("check")) {
            column.textProperty().bind(I18n.text("queues.column." + id));
        }
        Columns.width(column, width);
        column.setSortable(false); // the order is that of delivery
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        PaintedRow.painted(column, painter);
        table.getColumns().add(column);
        return column;
    }

    /** A box that shows whether the row is chosen. */
    private record Tick(RowSelection<WaitingRow> selection) implements Painter<WaitingRow> {
        @Override
        public void paint(RowBrush brush, WaitingRow row, int index) {
            boolean on = selection.contains(row);
            brush.icon(on ? Icons.CHECKBOX_CHECKED : Icons.CHECKBOX, on ? brush.colors().accent() : brush.colors().fgSubtle());
        }

        @Override
        public String text(WaitingRow row, int index) { return selection.contains(row) ? I18n.get("queues.selected") : ""; }
    }
}
