package dev.thalamus.ui.kit;

import java.util.List;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a painted table are chosen, as ranges of their numbers: Shift and arrows or a click extend it, the shortcut key and a click add or
 * take a row, {@code Shortcut+A} takes all at once. Confined to the FX thread.
 *
 * <p>Rows stand in the order of their numbers. The table's own selection is the row that was chosen last and is shown in detail; its way to select
 * many would visit every row.
 */
public final class RowSelection<R> {
    private final TableView<R> table;
    private final ToLongFunction<R> key;
    private final ReadOnlyObjectWrapper<Ranges> ranges = new ReadOnlyObjectWrapper<>(Ranges.NONE);
    private long anchor;
    private boolean leading;

    /** @param key a row's number, rising from row to row */
    public RowSelection(TableView<R> table, ToLongFunction<R> key) {
        this.table = table;
        this.key = key;
        table.getProperties().put(RowSelection.class, this);
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !leading) {
                anchor = key.applyAsLong(row);
                ranges.set(Ranges.between(anchor, anchor));
            }
        });
        ranges.subscribe(table::refresh);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    @SuppressWarnings("unchecked") // only the constructor puts it there, with the table's own type
    static <R> @Nullable RowSelection<R> of(TableView<R> table) { return (RowSelection<R>) table.getProperties().get(RowSelection.class); }

    public ReadOnlyObjectProperty<Ranges> ranges() { return ranges.getReadOnlyProperty(); }

    public boolean contains(R row) { return ranges.get().contains(key.applyAsLong(row)); }

    /** The row that was chosen last, or null. */
    public @Nullable R lead() { return table.getSelectionModel().getSelectedItem(); }

    /** Chooses every row, also those that are not loaded. */
    public void all() { ranges.set(Ranges.ALL); }

    /** Chooses none. */
    public void clear() {
        table.getSelectionModel().clearSelection();
        ranges.set(Ranges.NONE);
    }

    /** How many of the table's rows are chosen. */
    public int count() {
        return ranges.get().parts().stream().mapToInt(part -> above(part.to()) - below(part.from())).sum();
    }

    /** The chosen ones of the table's rows, in their order. */
    public List<R> rows() {
        List<R> all = table.getItems();
        return ranges.get().parts().stream().flatMap(part -> all.subList(below(part.from()), above(part.to())).stream()).toList();
    }

    /** Runs what may replace, add or take rows; the choice stays with the rows it was made of. */
    public void hold(Runnable change) {
        R lead = table.getSelectionModel().getSelectedItem();
        leading = true;
        try {
            change.run();
            if (lead != null) {
                int at = below(key.applyAsLong(lead));
                boolean there = at < table.getItems().size() && key.applyAsLong(table.getItems().get(at)) == key.applyAsLong(lead);
                if (!there) {
                    table.getSelectionModel().clearSelection();
                } else if (table.getSelectionModel().getSelectedIndex() != at) {
                    table.getSelectionModel().clearAndSelect(at);
                }
            }
        } finally {
            leading = false;
        }
        long[] left = table.getItems().stream().mapToLong(key).filter(ranges.get()::contains).limit(1).toArray();
        if (left.length == 0 && !ranges.get().isAll()) {
            ranges.set(Ranges.NONE);
        }
    }

    /** A click on a row. */
    void press(R row, int index, boolean extend, boolean toggle) {
        if (extend && !ranges.get().isEmpty()) {
            lead(index);
            ranges.set(Ranges.between(anchor, key.applyAsLong(row)));
        } else if (toggle) {
            anchor = key.applyAsLong(row);
            ranges.set((ranges.get().isAll() ? loaded() : ranges.get()).toggled(anchor));
            lead(index);
        } else {
            table.getSelectionModel().clearAndSelect(index);
            anchor = key.applyAsLong(row);
            ranges.set(Ranges.between(anchor, anchor));
        }
    }

    private Ranges loaded() {
        List<R> rows = table.getItems();
        return rows.isEmpty() ? Ranges.NONE : Ranges.between(key.applyAsLong(rows.getFirst()), key.applyAsLong(rows.getLast()));
    }

    private void lead(int index) {
        leading = true;
        try {
            table.getSelectionModel().clearAndSelect(index);
        } finally {
            leading = false;
        }
    }

    private void key(KeyEvent event) {
        int last = table.getItems().size() - 1;
        int at = table.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case A -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                all();
            }
            case UP, DOWN, HOME, END -> {
                if (!event.isShiftDown() || last < 0) {
                    return;
                }
                int next = Math.clamp(switch (event.getCode()) {
                    case UP -> at - 1;
                    case DOWN -> at + 1;
                    case HOME -> 0;
                    default -> last;
                }, 0, last);
                press(table.getItems().get(next), next, true, false);
                if (next < at) {
                    table.scrollTo(Math.max(0, next - 2));
                } else {
                    table.scrollTo(Math.max(0, next - 12));
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** The index of the first row from that number on. */
    private int below(long number) {
        int low = 0;
        int high = table.getItems().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key.applyAsLong(table.getItems().get(middle)) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index behind the last row up to that number. */
    private int above(long number) {
        return number == Long.MAX_VALUE ? table.getItems().size() : below(number + 1);
    }
}
