package dev.thalamus.ui.screen.graph.paint;

import java.util.ArrayList;
import java.util.List;

/** Rectangles of the screen that are taken, found quickly. Confined to one thread. */
final class Boxes {
    private static final double CELL = 96;

    private record Box(double left, double top, double right, double bottom) {}

    private List<List<Box>> cells = List.of();
    private int columns;
    private int rows;

    void clear(double width, double height) {
        columns = (int) Math.ceil(width / CELL) + 2;
        rows = (int) Math.ceil(height / CELL) + 2;
        var fresh = new ArrayList<List<Box>>();
        for (int i = 0; i < columns * rows; i++) {
            fresh.add(new ArrayList<>(4));
        }
        cells = fresh;
    }

    void add(double left, double top, double right, double bottom) {
        var box = new Box(left, top, right, bottom);
        for (int row = row(top); row <= row(bottom); row++) {
            for (int column = column(left); column <= column(right); column++) {
                cells.get(row * columns + column).add(box);
            }
        }
    }

    boolean free(double left, double top, double right, double bottom) {
        for (int row = row(top); row <= row(bottom); row++) {
            for (int column = column(left); column <= column(right); column++) {
                for (Box box : cells.get(row * columns + column)) {
                    if (box.left < right && left < box.right && box.top < bottom && top < box.bottom) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private int column(double x) { return (int) Math.clamp(x / CELL + 1, 0, columns - 1); }

    private int row(double y) { return (int) Math.clamp(y / CELL + 1, 0, rows - 1); }
}
