package dev.thalamus.ui.screen;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Numbers in a table that lead to the rows behind them by a click. Confined to the FX thread.
 *
 * <p>Columns are told by {@link TableColumn#getId()}. For the keyboard the same places are in the menu of the row.
 */
public final class NumberLinks<R> {
    private static final String STYLE = "leads";

    private final TableView<R> table;
    private final Desk desk;
    private final Map<String, Way<R>> ways = new HashMap<>();

    private record Way<R>(ToDoubleFunction<R> number, Function<R, Destination> behind) {}

    public NumberLinks(TableView<R> table, Desk desk) {
        this.table = table;
        this.desk = desk;
        // Not a click: pressing a row opens the inspector, and what was under the pointer is elsewhere when it is let go.
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    }

    /** Lets the numbers of a column lead to what is behind them; a zero leads nowhere. */
    public NumberLinks<R> on(String column, ToDoubleFunction<R> number, Function<R, Destination> behind) {
        ways.put(column, new Way<>(number, behind));
        table.getColumns().stream().filter(one -> column.equals(one.getId())).forEach(one -> one.getStyleClass().add(STYLE));
        return this;
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && !event.isShiftDown() && !event.isShortcutDown()
                && event.getTarget() instanceof Node target) {
            cell(target).flatMap(this::way).ifPresent(place -> {
                event.consume();
                desk.go(place);
            });
        }
    }

    private static Optional<TableCell<?, ?>> cell(Node target) {
        for (Node at = target; at != null; at = at.getParent()) {
            if (at instanceof TableCell<?, ?> cell) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }

    private Optional<Destination> way(TableCell<?, ?> cell) {
        int at = cell.getIndex();
        Way<R> way = cell.getTableColumn() == null ? null : ways.get(cell.getTableColumn().getId());
        if (way == null || cell.isEmpty() || at < 0 || at >= table.getItems().size()) {
            return Optional.empty();
        }
        R row = table.getItems().get(at);
        return way.number.applyAsDouble(row) == 0 ? Optional.empty() : Optional.of(way.behind.apply(row));
    }
}
