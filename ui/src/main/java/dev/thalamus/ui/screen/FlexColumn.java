package dev.thalamus.ui.screen;

import dev.thalamus.ui.kit.Look;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table as wide as its place: one column takes the room that the others leave, and where there is too little, others give way. Confined to the
 * FX thread.
 *
 * <p>What gave way is no choice of a person: it comes back as soon as there is room, and is not remembered. A column that a person shows or resizes
 * meanwhile gives way no more.
 */
public final class FlexColumn<R> {
    private static final double SCROLL_BAR = 12;

    private record Step<R>(TableColumn<R, ?> column, double narrowest) {}

    private final TableView<R> table;
    private final TableColumn<R, ?> flex;
    private final double least;
    private final List<Step<R>> steps = new ArrayList<>();
    private final Map<TableColumn<R, ?>, Double> narrowed = new HashMap<>();
    private final Set<TableColumn<R, ?>> settled = new HashSet<>();
    private final ReadOnlyObjectWrapper<List<TableColumn<R, ?>>> hidden = new ReadOnlyObjectWrapper<>(List.of());
    private boolean fitting;
    private double zoom = Look.zoomProperty().get();

    private FlexColumn(TableView<R> table, TableColumn<R, ?> flex, double least) {
        this.table = table;
        this.flex = flex;
        this.least = least;
    }

    /** @param least its smallest width at zoom 100 %; below it others give way, and then the table scrolls sideways */
    public static <R> FlexColumn<R> follow(TableView<R> table, TableColumn<R, ?> flex, double least) {
        var follower = new FlexColumn<>(table, flex, least);
        table.getProperties().put(FlexColumn.class, follower);
        follower.install();
        return follower;
    }

    /** The one that arranges this table, if any. */
    @SuppressWarnings("unchecked") // follow() alone puts it there, with the table's own type
    static <R> @Nullable FlexColumn<R> of(TableView<R> table) { return (FlexColumn<R>) table.getProperties().get(FlexColumn.class); }

    /** Next of all, the column becomes as narrow as that many pixels at zoom 100 %. */
    public FlexColumn<R> narrow(String id, double narrowest) {
        steps.add(new Step<>(column(id), narrowest));
        return this;
    }

    /** Next of all, these columns are hidden, the first one first. */
    public FlexColumn<R> hide(String... ids) {
        for (String id : ids) {
            steps.add(new Step<>(column(id), 0));
        }
        return this;
    }

    /** The columns that are hidden for want of room. */
    public ReadOnlyObjectProperty<List<TableColumn<R, ?>>> hidden() {
        return hidden.getReadOnlyProperty();
    }

    /** The width that a person wants it to have. */
    double width(TableColumn<R, ?> column) {
        return narrowed.getOrDefault(column, column.getWidth());
    }

    /** Whether a person wants to see it. */
    boolean shown(TableColumn<R, ?> column) {
        return column.isVisible() || hidden.get().contains(column);
    }

    private TableColumn<R, ?> column(String id) {
        return table.getColumns().stream().filter(column -> id.equals(column.getId())).findFirst().orElseThrow();
    }

    private void install() {
        table.widthProperty().addListener(_ -> fit());
        // After the columns, which listened first: this one takes what they leave at the new zoom.
        Look.follow(table, Look.zoomProperty(), this::rescale);
        table.getColumns().forEach(column -> {
            if (column != flex) {
                column.widthProperty().addListener(_ -> resized(column));
            }
        });
        table.getVisibleLeafColumns().addListener((ListChangeListener<TableColumn<R, ?>>) _ -> {
            if (!fitting) {
                var still = new ArrayList<>(hidden.get());
                still.removeIf(column -> column.isVisible() && settled.add(column));
                hidden.set(List.copyOf(still));
                fit();
            }
        });
    }

    private void resized(TableColumn<R, ?> column) {
        if (fitting || zoom != Look.zoomProperty().get()) {
            return;
        }
        if (table.getWidth() > 0 && narrowed.remove(column) != null) {
            settled.add(column);
        }
        fit();
    }

    private void rescale() {
        double by = Look.zoomProperty().get() / zoom;
        zoom = Look.zoomProperty().get();
        narrowed.replaceAll((_, width) -> Math.rint(width * by));
        fit();
    }

    private void fit() {
        if (fitting || table.getWidth() <= 0) {
            return;
        }
        fitting = true;
        try {
            double over = Look.px(least + SCROLL_BAR) - table.getWidth();
            for (TableColumn<R, ?> column : table.getColumns()) {
                over += column != flex && shown(column) ? width(column) : 0;
            }
            giveWay(over);
            double others = table.getVisibleLeafColumns().stream().filter(column -> column != flex).mapToDouble(TableColumn::getWidth)
                    .sum();
            flex.setPrefWidth(Math.max(Look.px(least), table.getWidth() - others - Look.px(SCROLL_BAR)));
        } finally {
            fitting = false;
        }
    }

    private void giveWay(double over) {
        var none = new ArrayList<TableColumn<R, ?>>();
        for (Step<R> step : steps) {
            TableColumn<R, ?> column = step.column;
            if (settled.contains(column) || !shown(column)) {
                continue;
            }
            double own = width(column);
            if (step.narrowest > 0) {
                double gives = Math.clamp(over, 0, Math.max(0, own - Look.px(step.narrowest)));
                if (gives > 0) {
                    narrowed.put(column, own);
                } else {
                    narrowed.remove(column);
                }
                column.setPrefWidth(own - gives);
                over -= gives;
            } else if (over > 0) {
                none.add(column);
                over -= own;
            }
        }
        var before = hidden.get();
        hidden.set(List.copyOf(none));
        before.forEach(column -> column.setVisible(!none.contains(column)));
        none.forEach(column -> column.setVisible(false));
    }
}
