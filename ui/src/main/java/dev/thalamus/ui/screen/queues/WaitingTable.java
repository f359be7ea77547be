package dev.thalamus.ui.screen.queues;

import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.bridge.QueueFeed;
import dev.thalamus.ui.bridge.WaitingRow;
import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.FlexColumn;
import dev.thalamus.ui.screen.part.SignalCells;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The table of the signals that wait for one name, in the order in which they will be delivered. Confined to the FX thread. */
final class WaitingTable {
    private final QueueFeed feed;
    private final LongSupplier now;
    private final TableView<WaitingRow> table = Columns.table(Style.ROWS_24);

    /** @param now the hub's wall clock, milliseconds since 1970 */
    WaitingTable(QueueFeed feed, Agents agents, LongSupplier now) {
        this.feed = feed;
        this.now = now;
        table.setId("waiting-table");
        table.accessibleTextProperty().bind(I18n.text("queues.waiting"));
        table.setItems(feed.rows());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        add("check", 36, Tick::new, "center");
        add("place", 52, () -> text(row -> row.place() == 0 ? Formats.NONE : Formats.count(row.place())), Style.RIGHT, Style.MUTED);
        add("queued", 92, () -> text(row -> Formats.timeMillis(Instant.ofEpochMilli(row.signal().timeMicros() / 1_000))), Style.RIGHT);
        add("age", 68, () -> text(row -> duration(now.getAsLong() - row.signal().timeMicros() / 1_000)), Style.RIGHT, Style.MUTED);
        add("left", 76, () -> text(row -> duration(row.expiresAtMillis() - now.getAsLong())), Style.RIGHT, Style.MUTED);
        add("from", 120, () -> new SignalCells.From<>(agents, WaitingRow::signal));
        add("type", 142, () -> new SignalCells.Type<>(WaitingRow::signal));
        add("conversation", 72, () -> text(row -> row.signal().conversation()), Style.CODE_SMALL, Style.MUTED);
        add("size", 52, () -> text(row -> Formats.bytesShort(row.signal().size())), Style.RIGHT);
        add("preview", 200, () -> text(row -> row.signal().preview()), Style.CODE_SMALL, Style.MUTED);
        table.getColumns().getFirst().setResizable(false);
        FlexColumn.follow(table, table.getColumns().getLast(), 100);
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            // One range, because the table's own way selects row by row and takes seconds for thousands.
            if (event.getCode() == KeyCode.A && event.isShortcutDown()) {
                table.getSelectionModel().selectRange(0, feed.rows().size());
                event.consume();
            }
        });
    }

    TableView<WaitingRow> view() { return table; }

    /** The times have moved on. */
    void refresh() { table.refresh(); }

    /** Runs something that may replace the rows, and selects again what was selected. */
    void keepingSelection(Runnable change) {
        Set<Long> chosen = new HashSet<>();
        table.getSelectionModel().getSelectedItems().stream().filter(row -> row != null).forEach(row -> chosen.add(row.id()));
        List<WaitingRow> before = List.copyOf(feed.rows());
        change.run();
        if (!chosen.isEmpty() && !before.equals(feed.rows())) {
            int[] again = java.util.stream.IntStream.range(0, feed.rows().size()).filter(i -> chosen.contains(feed.rows().get(i).id()))
                    .toArray();
            table.getSelectionModel().clearSelection();
            if (again.length > 0) {
                table.getSelectionModel().selectIndices(again[0], again);
            }
        }
    }

    private static String duration(long millis) { return Formats.duration(Duration.ofSeconds(Math.max(0, millis) / 1_000)); }

    private static SignalCells.TextCell<WaitingRow> text(java.util.function.Function<WaitingRow, String> text) {
        return new SignalCells.TextCell<>(text);
    }

    private void add(String id, double width, Supplier<TableCell<WaitingRow, WaitingRow>> cell, String... styles) {
        var column = new TableColumn<WaitingRow, WaitingRow>();
        column.setId(id);
        if (!id.equals("check")) {
            column.textProperty().bind(I18n.text("queues.column." + id));
        }
        column.setPrefWidth(Look.px(width));
        column.setSortable(false); // the order is that of delivery
        column.getStyleClass().addAll(styles);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        table.getColumns().add(column);
    }

    /** A box that shows whether the row is selected, and with a click adds or takes it without letting go of the others. */
    private static final class Tick extends TableCell<WaitingRow, WaitingRow> {
        private final CheckBox box = new CheckBox();

        Tick() {
            box.setMouseTransparent(true);
            box.setFocusTraversable(false);
            box.accessibleTextProperty().bind(I18n.text("queues.selected"));
            tableRowProperty().flatMap(row -> row.selectedProperty()).orElse(false).subscribe(box::setSelected);
            addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
                var model = getTableView().getSelectionModel();
                if (isEmpty() || event.isShiftDown() || !event.isPrimaryButtonDown()) {
                    return;
                }
                if (model.isSelected(getIndex())) {
                    model.clearSelection(getIndex());
                } else {
                    model.select(getIndex());
                }
                getTableView().requestFocus();
                event.consume();
            });
        }

        @Override
        protected void updateItem(@Nullable WaitingRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : box);
        }
    }
}
