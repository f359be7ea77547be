package dev.thalamus.ui.screen.federation;

import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.bridge.PeerRow.Values;
import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.StateDot;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.ValueColumns;
import dev.thalamus.ui.screen.FlexColumn;
import java.util.Comparator;
import java.util.function.Function;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Builds the table of links. Confined to the FX thread. */
final class PeersTable {
    private final TableView<PeerRow> table = Columns.table();
    private final ValueColumns<PeerRow, Values> columns = new ValueColumns<>(table, "federation", PeerRow::values);

    private PeersTable() {}

    static TableView<PeerRow> of(javafx.collections.ObservableList<PeerRow> rows) { return new PeersTable().build(rows); }

    private TableView<PeerRow> build(javafx.collections.ObservableList<PeerRow> rows) {
        table.setId("peers-table");
        table.accessibleTextProperty().bind(I18n.text("federation.links"));
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        columns.text("peer", 112, Comparator.comparing(Values::domain), Values::domain, _ -> "strong");
        columns.add("state", 112, Comparator.comparing(row -> row.peer().state().word()), State::new);
        columns.text("forwarding", 92, Comparator.comparing(row -> PeerWords.forwarding(row.peer().state())),
                row -> PeerWords.forwarding(row.peer().state()), row -> PeerWords.text(row.peer().state()));
        TableColumn<PeerRow, Values> reason = columns.text("reason", 150, Comparator.comparing(row -> PeerWords.reason(row.peer())),
                row -> PeerWords.reason(row.peer()), _ -> "");
        columns.text("rtt", 66, Comparator.comparingLong(row -> row.peer().rttNanos()), row -> PeerWords.rtt(row.peer()), _ -> "",
                Style.RIGHT);
        columns.add("in", 56, Comparator.comparingDouble(Values::inRate), () -> rate(Values::inRate), Style.RIGHT);
        columns.add("out", 56, Comparator.comparingDouble(Values::outRate), () -> rate(Values::outRate), Style.RIGHT);
        columns.text("backlog", 66, Comparator.comparingLong(row -> row.peer().backlog()), row -> Formats.count(row.peer().backlog()),
                row -> row.peer().backlog() == 0 ? Style.SUBTLE : "pending", Style.RIGHT);
        columns.text("error", 90, Comparator.comparing(row -> row.peer().lastError()),
                row -> row.peer().lastError().isEmpty() ? Formats.NONE : row.peer().lastError(), _ -> Style.MUTED);
        columns.text("uptime", 68, Comparator.comparingLong(Values::upMillis),
                row -> row.upMillis() == 0 ? Formats.NONE : Formats.duration(row.uptime()), _ -> Style.MUTED, Style.RIGHT);
        FlexColumn.follow(table, reason, 96);
        table.getSortOrder().add(table.getColumns().getFirst());
        return table;
    }

    private static TableCell<PeerRow, Values> rate(Function<Values, Double> of) {
        return ValueColumns.cell(row -> Formats.rate(of.apply(row)), row -> of.apply(row) == 0 ? Style.SUBTLE : "");
    }

    private static final class State extends TableCell<PeerRow, Values> {
        private final StateDot dot = new StateDot(StateDot.State.OFF, "");
        private final Label word = new Label();
        private final HBox box = new HBox(dot, word);

        State() { box.getStyleClass().addAll(Style.GAP_8, "line"); }

        @Override
        protected void updateItem(@Nullable Values values, boolean empty) {
            super.updateItem(values, empty);
            if (empty || values == null) {
                setGraphic(null);
                return;
            }
            dot.show(PeerWords.dot(values.peer().state()), "");
            word.setText(PeerWords.state(values.peer().state()));
            word.getStyleClass().setAll("label", PeerWords.text(values.peer().state()));
            setGraphic(box);
        }
    }
}
