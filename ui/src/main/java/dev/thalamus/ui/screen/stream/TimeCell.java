package dev.thalamus.ui.screen.stream;

import dev.thalamus.ui.bridge.SignalRow;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** Time as the mode wants it; the row above is asked for differences. Confined to the FX thread. */
final class TimeCell extends TableCell<SignalRow, SignalRow> {
    private final Function<SignalRow, TimeMode> mode;
    private final LongSupplier started;

    TimeCell(Function<SignalRow, TimeMode> mode, LongSupplier started) {
        this.mode = mode;
        this.started = started;
    }

    @Override
    protected void updateItem(@Nullable SignalRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            return;
        }
        int at = getIndex();
        var rows = getTableView().getItems();
        long before = at > 0 && at < rows.size() ? rows.get(at - 1).timeMicros() : 0;
        setText(mode.apply(row).format(row.timeMicros(), before, started.getAsLong()));
    }
}
