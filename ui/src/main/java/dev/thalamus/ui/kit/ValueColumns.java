package dev.thalamus.ui.kit;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table in which a row has one value that changes as a whole: each column shows a part of it and sorts by it. Confined to the
 * FX thread.
 *
 * <p>Titles are {@code area.column.id}.
 */
public final class ValueColumns<R, V> {
    /** Characters from which on a text may be cut, and is in the tooltip too. */
    private static final int LONG = 16;

    private final TableView<R> table;
    private final String area;
    private final Function<R, ObservableValue<V>> value;

    public ValueColumns(TableView<R> table, String area, Function<R, ObservableValue<V>> value) {
        this.table = table;
        this.area = area;
        this.value = value;
    }

    /** Adds a column with cells of its own; the width is the design's. */
    public TableColumn<R, V> add(String id, double width, Comparator<V> by, Supplier<? extends TableCell<R, V>> cell, String... styles) {
        var column = new TableColumn<R, V>();
        column.setId(id);
        column.textProperty().bind(I18n.text(area + ".column." + id));
        Columns.width(column, width);
        column.getStyleClass().addAll(styles);
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        column.setComparator(by);
        column.setCellFactory(made -> cell.get());
        table.getColumns().add(column);
        return column;
    }

    /** Adds a column of texts. */
    public TableColumn<R, V> text(String id, double width, Comparator<V> by, Function<V, String> text, Function<V, String> tone,
            String... styles) {
        return add(id, width, by, () -> cell(text, tone), styles);
    }

    /** The columns' comparators on values, in the order in which they were clicked. */
    public Comparator<V> order() {
        Comparator<V> order = (_, _) -> 0;
        for (TableColumn<R, ?> column : table.getSortOrder()) {
            @SuppressWarnings("unchecked") // every column here has values
            var by = (Comparator<V>) column.getComparator();
            order = order.thenComparing(column.getSortType() == SortType.ASCENDING ? by : by.reversed());
        }
        return order;
    }

    /** A text in a tone of {@link Style}, or in none when that is empty; a long one is in the tooltip too. */
    public static <R, V> TableCell<R, V> cell(Function<V, String> text, Function<V, String> tone) {
        return cell(text, tone, text);
    }

    /** The same with other words for the tooltip, where these are long. */
    public static <R, V> TableCell<R, V> cell(Function<V, String> text, Function<V, String> tone, Function<V, String> whole) {
        return new Toned<>(text, tone, whole);
    }

    private static final class Toned<R, V> extends TableCell<R, V> {
        private final Function<V, String> text;
        private final Function<V, String> tone;
        private final Function<V, String> whole;
        private String toned = "";

        private Toned(Function<V, String> text, Function<V, String> tone, Function<V, String> whole) {
            this.text = text;
            this.tone = tone;
            this.whole = whole;
        }

        @Override
        protected void updateItem(@Nullable V item, boolean empty) {
            super.updateItem(item, empty);
            boolean none = empty || item == null;
            setText(none ? null : Visible.within(text.apply(item)));
            explain(none ? "" : Visible.within(whole.apply(item)));
            String next = none ? "" : tone.apply(item);
            if (!next.equals(toned)) {
                getStyleClass().remove(toned);
                if (!next.isEmpty())
                    getStyleClass().add(next);
                toned = next;
            }
        }

        private void explain(String words) {
            if (words.length() < LONG)
                setTooltip(null);
            else if (getTooltip() == null)
                setTooltip(new Tooltip(words));
            else
                getTooltip().setText(words);
        }
    }
}
