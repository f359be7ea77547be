package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** A painted row cuts what has no room, and tells all of it where the mouse is. */
class PaintedRowTest extends WindowTest {
    private @Nullable TableView<String> made;

    @Override
    protected Node control() {
        made = Columns.table(Style.ROWS_24);
        TableView<String> table = table();
        PaintedRow.in(table);
        column(60, new Words(false));
        column(200, new Words(false));
        column(200, new Words(true));
        table.getItems().add("rechazada (suplantada)");
        return table;
    }

    /** A text, and with {@code more} a tooltip that says more. */
    private record Words(boolean more) implements PaintedRow.Painter<String> {
        @Override
        public void paint(RowBrush brush, String row, int index) { brush.text(row, RowBrush.Type.TEXT, brush.colors().fg()); }

        @Override
        public String text(String row, int index) { return row; }

        @Override
        public String whole(String row, int index) { return more ? "the whole sentence" : row; }
    }

    private void column(double width, Words words) {
        var column = new TableColumn<String, String>();
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        PaintedRow.painted(column, words);
        table().getColumns().add(column);
    }

    private TableView<String> table() { return Objects.requireNonNull(made); }

    private TableRow<?> row() { return (TableRow<?>) table().lookup(".table-row-cell"); }

    private @Nullable String told(double x) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> row() != null && row().getWidth() > 400 && !row().isEmpty());
        Point2D at = row().localToScreen(x, 12);
        robot.moveTo(Objects.requireNonNull(at));
        WaitForAsyncUtils.waitForFxEvents();
        return row().getTooltip() == null ? null : row().getTooltip().getText();
    }

    @Test
    void aCellThatIsCutTellsAllOfIt() throws Exception {
        assertThat(told(30)).isEqualTo("rechazada (suplantada)");
        assertThat(told(160)).isNull();
        assertThat(told(360)).isEqualTo("the whole sentence");
    }

    @Test
    void nothingIsToldOfARowThatIsGone() throws Exception {
        assertThat(told(30)).isNotNull();
        robot.interact(() -> table().getItems().set(0, "a"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(row().getTooltip()).isNull();
    }
}
