package dev.thalamus.ui.screen;

import dev.thalamus.ui.kit.Look;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Gives one column the room that the others leave, so that a table is as wide as its place. Confined to the FX thread. */
public final class FlexColumn {
    private static final double SCROLL_BAR = 12;

    private FlexColumn() {}

    /** @param least its smallest width at zoom 100 %; below it the table scrolls sideways */
    public static <R> void follow(TableView<R> table, TableColumn<R, ?> flex, double least) {
        InvalidationListener fit = _ -> {
            double others = table.getVisibleLeafColumns().stream().filter(column -> column != flex).mapToDouble(TableColumn::getWidth)
                    .sum();
            if (table.getWidth() > 0) {
                flex.setPrefWidth(Math.max(Look.px(least), table.getWidth() - others - Look.px(SCROLL_BAR)));
            }
        };
        table.widthProperty().addListener(fit);
        // After the columns, which listened first: this one takes what they leave at the new zoom.
        Look.follow(table, Look.zoomProperty(), () -> fit.invalidated(table.widthProperty()));
        table.getColumns().forEach(column -> {
            if (column != flex) {
                column.widthProperty().addListener(fit);
            }
        });
        table.getVisibleLeafColumns().addListener((ListChangeListener<TableColumn<R, ?>>) _ -> fit.invalidated(table.widthProperty()));
    }
}
