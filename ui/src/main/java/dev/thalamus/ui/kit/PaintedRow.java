package dev.thalamus.ui.kit;

import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Skin;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A row whose cells are painted on one canvas, for tables that are filled anew many times a second. Confined to the FX thread.
 *
 * <p>A row of ten cells is some thirty nodes, and styling and laying out those of all rows in sight takes longer than a pulse may; a canvas takes a
 * tenth of it. Header, columns, widths, selection and keys stay those of the table.
 *
 * @param <R> what a row shows
 */
public final class PaintedRow<R> extends TableRow<R> {
    /** How one column's cells are painted. */
    public interface Painter<R> {
        /** Paints the cell of {@code row}, which stands at {@code index}. */
        void paint(RowBrush brush, R row, int index);

        /** The cell in words, for screen readers and for fitting a column to its content. */
        String text(R row, int index);

        /** The cell with nothing left out: a tooltip tells it where the cell is cut or says less. */
        default String whole(R row, int index) {
            return text(row, index);
        }

        /** The same for rows that hold what this one paints. */
        default <Q> Painter<Q> of(Function<Q, R> held) {
            return new Painter<>() {
                @Override
                public void paint(RowBrush brush, Q row, int index) { Painter.this.paint(brush, held.apply(row), index); }

                @Override
                public String text(Q row, int index) { return Painter.this.text(held.apply(row), index); }

                @Override
                public String whole(Q row, int index) { return Painter.this.whole(held.apply(row), index); }
            };
        }
    }

    private static final String PAINTER = "thalamus.painter", TICKS = "thalamus.ticks";
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final RowBrush brush;
    private @Nullable Tooltip whole;
    private @Nullable PaintedRowSkin<R> skin;

    private PaintedRow(RowBrush brush) {
        this.brush = brush;
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        // A filter: the tooltip that it sets is shown by the handlers of the same event.
        addEventFilter(MouseEvent.MOUSE_MOVED, moved -> tell(moved.getX()));
    }

    /** Makes a table paint its rows. */
    public static <R> void in(TableView<R> table) {
        var brush = new RowBrush();
        table.getProperties().put(RowBrush.class, brush);
        table.setRowFactory(_ -> new PaintedRow<>(brush));
        I18n.follow(table, table::refresh);
        Look.paletteProperty().addListener(new javafx.beans.WeakInvalidationListener(repaint(table)));
    }

    private static javafx.beans.InvalidationListener repaint(TableView<?> table) {
        javafx.beans.InvalidationListener listener = _ -> table.refresh();
        table.getProperties().put(PaintedRow.class, listener);
        return listener;
    }

    /** Marks a text wherever names and code in the rows say it, in whatever case; empty for nothing. */
    public static void seek(TableView<?> table, String text) {
        if (table.getProperties().get(RowBrush.class) instanceof RowBrush brush) {
            brush.seek(text);
            table.refresh();
        }
    }

    /** Says how a column's cells are painted. */
    public static <R> void painted(TableColumn<R, R> column, Painter<R> painter) {
        column.getProperties().put(PAINTER, painter);
        column.setCellFactory(_ -> new javafx.scene.control.TableCell<>() {
            @Override
            protected void updateItem(@Nullable R row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : painter.text(row, getIndex()));
            }
        });
        column.widthProperty().addListener(_ -> {
            if (column.getTableView() != null) {
                column.getTableView().refresh();
            }
        });
    }

    /** Lets a click in that column add or take the row, as with the shortcut key, in a table with a {@link RowSelection}. */
    public static void ticks(TableColumn<?, ?> column) {
        column.getProperties().put(TICKS, true);
    }

    /** A cell of a table of painted rows. */
    public record Cell<R>(R row, TableColumn<R, ?> column) {}

    /** The cell under a place of the screen; empty where there is none. */
    @SuppressWarnings("unchecked") // a row of this table has this table's type
    public static <R> Optional<Cell<R>> at(TableView<R> table, double screenX, double screenY) {
        for (Node node : table.lookupAll(".table-row-cell")) {
            if (node instanceof PaintedRow<?> any && !any.isEmpty() && any.isVisible()) {
                Point2D within = any.screenToLocal(screenX, screenY);
                var row = (PaintedRow<R>) any;
                if (within != null && any.contains(within) && row.getItem() != null) {
                    R item = row.getItem();
                    return row.columnAt(within.getX()).map(column -> new Cell<>(item, column));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void updateIndex(int index) {
        super.updateIndex(index);
        stale();
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        stale();
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        skin = new PaintedRowSkin<>(this, brush);
        return skin;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        R row = getItem();
        if (attribute != AccessibleAttribute.TEXT || row == null || isEmpty()) {
            return super.queryAccessibleAttribute(attribute, parameters);
        }
        var words = new StringJoiner(", ");
        for (TableColumn<R, ?> column : getTableView().getVisibleLeafColumns()) {
            words.add(painter(column).text(row, getIndex()));
        }
        return words.toString();
    }

    /** Tells in a tooltip all of the cell under a place within the row, where the cell is cut or says less. */
    private void tell(double x) {
        R row = getItem();
        TableColumn<R, ?> column = isEmpty() || row == null ? null : columnAt(x).orElse(null);
        if (row == null || column == null || skin == null) {
            setTooltip(null);
            return;
        }
        Painter<R> painter = painter(column);
        String all = painter.whole(row, getIndex());
        boolean less = skin.cut(getTableView().getVisibleLeafColumns().indexOf(column)) || !all.equals(painter.text(row, getIndex()));
        if (all.isEmpty() || !less) {
            setTooltip(null);
            return;
        }
        Tooltip tip = whole == null ? new Tooltip() : whole;
        whole = tip;
        tip.setWrapText(true);
        tip.setMaxWidth(Look.px(560));
        tip.setText(all);
        setTooltip(tip);
    }

    private void stale() {
        setTooltip(null); // it would tell of another row
        R row = getItem();
        RowSelection<R> selection = getTableView() == null ? null : RowSelection.of(getTableView());
        pseudoClassStateChanged(CHOSEN, selection != null && row != null && !isEmpty() && selection.contains(row));
        if (skin != null) {
            skin.spoil();
        }
    }

    private void pressed(MouseEvent event) {
        if (isEmpty() || event.getButton() == MouseButton.MIDDLE) {
            return;
        }
        TableView<R> table = getTableView();
        var selection = table.getSelectionModel();
        table.requestFocus();
        RowSelection<R> chosen = RowSelection.of(table);
        R row = getItem();
        if (chosen != null && row != null) {
            if (event.getButton() == MouseButton.PRIMARY || !chosen.contains(row)) {
                chosen.press(row, getIndex(), event.isShiftDown(), event.isShortcutDown() || inTicks(event.getX()));
            }
            return;
        }
        if (event.getButton() == MouseButton.PRIMARY || !selection.isSelected(getIndex())) {
            selection.clearAndSelect(getIndex());
        }
    }

    private boolean inTicks(double x) { return columnAt(x).filter(column -> column.getProperties().containsKey(TICKS)).isPresent(); }

    /** The column under a place within the row. */
    private Optional<TableColumn<R, ?>> columnAt(double x) {
        double right = 0;
        for (TableColumn<R, ?> column : getTableView().getVisibleLeafColumns()) {
            right += column.getWidth();
            if (x < right) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked") // painted() alone puts it there, with the column's own type
    static <R> Painter<R> painter(TableColumn<R, ?> column) {
        Object painter = column.getProperties().get(PAINTER);
        if (painter == null) {
            throw new IllegalStateException("the column " + column.getId() + " has no painter");
        }
        return (Painter<R>) painter;
    }
}
