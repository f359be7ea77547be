package dev.thalamus.ui.kit;

import java.util.BitSet;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.SkinBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;

/** One canvas as wide as the table's columns, painted again when it is stale and laid out. Confined to the FX thread. */
final class PaintedRowSkin<R> extends SkinBase<TableRow<R>> {
    private static final double PADDING = 6, EDGE = 16;

    private final PaintedRow<R> row;
    private final RowBrush brush;
    private final Canvas canvas = new Canvas();
    private final BitSet cut = new BitSet();
    private boolean stale = true;

    PaintedRowSkin(PaintedRow<R> row, RowBrush brush) {
        super(row);
        this.row = row;
        this.brush = brush;
        canvas.setMouseTransparent(true);
        getChildren().setAll(canvas);
    }

    /** What it shows is no longer so. */
    void spoil() {
        stale = true;
        row.requestLayout();
    }

    /** Whether the cell of that visible column had no room for all of it. */
    boolean cut(int column) { return cut.get(column); }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) { return width(); }

    @Override
    protected double computeMinWidth(double height, double top, double right, double bottom, double left) { return width(); }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return row.getTableView().getFixedCellSize();
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        double wide = Math.ceil(Math.min(width, width())), tall = Math.ceil(height);
        if (canvas.getWidth() != wide || canvas.getHeight() != tall) {
            canvas.setWidth(wide);
            canvas.setHeight(tall);
            stale = true;
        }
        if (stale) {
            stale = false;
            paint(wide, tall);
        }
    }

    private double width() {
        double sum = 0;
        for (TableColumn<R, ?> column : row.getTableView().getVisibleLeafColumns()) {
            sum += column.getWidth();
        }
        return sum;
    }

    private void paint(double width, double height) {
        var g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        cut.clear();
        R item = row.getItem();
        if (item == null || row.isEmpty()) {
            return;
        }
        brush.row(g, height);
        List<TableColumn<R, ?>> columns = row.getTableView().getVisibleLeafColumns();
        double at = 0;
        for (int i = 0; i < columns.size(); i++) {
            double next = at + columns.get(i).getWidth();
            brush.cell(at + Look.px(i == 0 ? EDGE : PADDING), next - Look.px(PADDING));
            PaintedRow.painter(columns.get(i)).paint(brush, item, row.getIndex());
            cut.set(i, brush.cut());
            at = next;
        }
    }
}
