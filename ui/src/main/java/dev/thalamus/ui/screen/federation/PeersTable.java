package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.model.PeerState;
import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.bridge.PeerRow.Values;
import dev.thalamus.ui.kit.Foothold;
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
        Foothold.in(table);
        columns.text("peer", 150, Comparator.comparing(Values::domain), Values::domain, _ -> "strong");
        columns.add("state", 132, Comparator.comparing(row -> row.peer().state().word()), State::new);
        columns.text("forwarding", 92, Comparator.comparing(row -> PeerWords.forwarding(row.peer().state())),
                row -> PeerWords.forwarding(row.peer().state()), row -> PeerWords.text(row.peer().state()));
        TableColumn<PeerRow, Values> reason = columns.text("reason", 150, Comparator.comparing(PeerWords::reason), PeerWords::reason,
                row -> row.peer().state() instanceof PeerState.Blocked ? Style.DANGER_TEXT : "");
        columns.text("rtt", 66, Comparator.comparingLong(row -> row.peer().rttNanos()), row -> PeerWords.rtt(row.peer()), _ -> "",
                Style.RIGHT);
        columns.add("in", 66, Comparator.comparingDouble(Values::inRate), () -> rate(Values::inRate), Style.RIGHT);
        columns.add("out", 66, Comparator.comparingDouble(Values::outRate), () -> rate(Values::outRate), Style.RIGHT);
        columns.text("backlog", 74, Comparator.comparingLong(row -> row.peer().backlog()), row -> Formats.count(row.peer().backlog()),
                row -> row.peer().backlog() == 0 ? Style.SUBTLE : "pending", Style.RIGHT);
        columns.add("error", 86, Comparator.comparingLong(row -> row.peer().lastErrorMillis()),
                () -> ValueColumns.cell(row -> PeerWords.errorTime(row.peer()), _ -> Style.MUTED, row -> PeerWords.error(row.peer())),
                Style.RIGHT);
        columns.text("uptime", 68, Comparator.comparingLong(Values::upMillis),
                row -> row.upMillis() == 0 ? Formats.NONE : Formats.duration(row.uptime()), _ -> Style.MUTED, Style.RIGHT);
        FlexColumn.follow(table, reason, 120).narrow("peer", 128).narrow("in", 62).narrow("out", 62).hide("uptime", "error");
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
