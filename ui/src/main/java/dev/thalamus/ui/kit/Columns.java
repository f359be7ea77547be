package dev.thalamus.ui.kit;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Builders of table columns with the kit's cells. Confined to the FX thread.
 *
 * <p>The value of a column is what it sorts by; the cell shows it. Widths are the design's, at zoom 100 %. A row that never changes gives its
 * value, one with FX properties gives an observable one ({@code live…}).
 */
public final class Columns {
    private static final String FIRST = "first";

    private Columns() {}

    /** A table with rows of 32 pixels, or 24 with {@link Style#ROWS_24}. */
    public static <R> TableView<R> table(String... styles) {
        var table = new TableView<R>();
        table.getStyleClass().addAll(styles);
        I18n.follow(table, table::refresh);
        // The style sheet tells the height of a row after the rows were placed by a guess: without this they stay where the guess put them.
        table.fixedCellSizeProperty().addListener(_ -> table.scrollTo(firstRow(table)));
        table.getVisibleLeafColumns().addListener((ListChangeListener<TableColumn<R, ?>>) _ -> markFirst(table.getVisibleLeafColumns()));
        return table;
    }

    private static int firstRow(TableView<?> table) {
        IndexedCell<?> first = table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow.getFirstVisibleCell() : null;
        return first == null ? 0 : first.getIndex();
    }

    /** The first column begins where the screen's title does: style sheets cannot tell which one that is. */
    private static <R> void markFirst(List<TableColumn<R, ?>> columns) {
        for (int i = 0; i < columns.size(); i++) {
            List<String> styles = columns.get(i).getStyleClass();
            if (i > 0)
                styles.remove(FIRST);
            else if (!styles.contains(FIRST))
                styles.add(FIRST);
        }
    }

    /** Text at the left. */
    public static <R> TableColumn<R, String> text(ObservableValue<String> title, double width, Function<R, String> value,
            String... styles) {
        return live(title, width, row -> new ReadOnlyObjectWrapper<>(value.apply(row)), Visible::within, styles);
    }

    /** A whole number at the right; zero is subtle. */
    public static <R> TableColumn<R, Long> number(ObservableValue<String> title, double width, Function<R, Long> value,
            Function<Long, String> format) {
        return liveNumber(title, width, row -> new ReadOnlyObjectWrapper<>(value.apply(row)), format);
    }

    /** A number that changes, at the right; zero is subtle. */
    public static <R, N extends Number> TableColumn<R, N> liveNumber(ObservableValue<String> title, double width,
            Function<R, ObservableValue<N>> value, Function<N, String> format) {
        var column = live(title, width, value, format, Style.RIGHT);
        column.setCellFactory(made -> new FormatCell<>(format, "zero"));
        return column;
    }

    /** Anything that has a text and changes. */
    public static <R, T> TableColumn<R, T> live(ObservableValue<String> title, double width, Function<R, ObservableValue<T>> value,
            Function<T, String> format, String... styles) {
        var column = new TableColumn<R, T>();
        column.textProperty().bind(title);
        width(column, width);
        column.getStyleClass().addAll(styles);
        column.setCellValueFactory(cell -> value.apply(cell.getValue()));
        column.setCellFactory(made -> new FormatCell<>(format, null));
        return column;
    }

    /** A cell with a node of its own, made once a cell and filled for each row. */
    public static <R, T, N extends Node> TableColumn<R, T> node(ObservableValue<String> title, double width,
            Function<R, ObservableValue<T>> value,
            Supplier<N> make, BiConsumer<N, T> fill, String... styles) {
        var column = live(title, width, value, Object::toString, styles);
        column.setCellFactory(made -> new NodeCell<>(make.get(), fill));
        return column;
    }

    /** Gives a column its width of the design, and keeps what a person made of it in step with the zoom. */
    public static void width(TableColumnBase<?, ?> column, double width) {
        column.setPrefWidth(Look.px(width));
        ChangeListener<Number> listener = (at, was, is) -> column
                .setPrefWidth(Math.rint(column.getWidth() * is.doubleValue() / was.doubleValue()));
        column.getProperties().put(Columns.class, listener);
        Look.zoomProperty().addListener(new WeakChangeListener<>(listener));
    }

    private static final class FormatCell<R, T> extends TableCell<R, T> {
        private final Function<T, String> format;
        private final @Nullable String zero;

        private FormatCell(Function<T, String> format, @Nullable String zero) {
            this.format = format;
            this.zero = zero;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : format.apply(item));
            if (zero == null)
                return;
            boolean nothing = item instanceof Number number && number.doubleValue() == 0;
            if (nothing == getStyleClass().contains(zero))
                return;
            if (nothing)
                getStyleClass().add(zero);
            else
                getStyleClass().remove(zero);
        }
    }

    private static final class NodeCell<R, T, N extends Node> extends TableCell<R, T> {
        private final N node;
        private final BiConsumer<N, T> fill;

        private NodeCell(N node, BiConsumer<N, T> fill) {
            this.node = node;
            this.fill = fill;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            fill.accept(node, item);
            setGraphic(node);
        }
    }
}
