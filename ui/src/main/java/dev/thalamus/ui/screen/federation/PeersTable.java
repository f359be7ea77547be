package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.model.PeerState;
import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.bridge.PeerRow.Values;
import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.StateDot;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.FlexColumn;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Builds the table of links. Confined to the FX thread. */
final class PeersTable {
    private final TableView<PeerRow> table = Columns.table();

    private PeersTable() {}

    static TableView<PeerRow> of(javafx.collections.ObservableList<PeerRow> rows) { return new PeersTable().build(rows); }

    private TableView<PeerRow> build(javafx.collections.ObservableList<PeerRow> rows) {
        table.setId("peers-table");
        table.accessibleTextProperty().bind(I18n.text("federation.links"));
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        add("peer", 150, Comparator.comparing(Values::domain), () -> text(Values::domain, _ -> "strong"));
        add("state", 132, Comparator.comparing(row -> row.peer().state().word()), State::new);
        add("forwarding", 92, Comparator.comparing(row -> PeerWords.forwarding(row.peer().state())),
                () -> text(row -> PeerWords.forwarding(row.peer().state()), row -> PeerWords.text(row.peer().state())));
        TableColumn<PeerRow, Values> reason = add("reason", 150, Comparator.comparing(PeerWords::reason),
                () -> text(PeerWords::reason, row -> row.peer().state() instanceof PeerState.Blocked ? Style.DANGER_TEXT : ""));
        add("rtt", 66, Comparator.comparingLong(row -> row.peer().rttNanos()), () -> text(row -> PeerWords.rtt(row.peer()), _ -> ""),
                Style.RIGHT);
        add("in", 66, Comparator.comparingDouble(Values::inRate), () -> rate(Values::inRate), Style.RIGHT);
        add("out", 66, Comparator.comparingDouble(Values::outRate), () -> rate(Values::outRate), Style.RIGHT);
        add("backlog", 74, Comparator.comparingLong(row -> row.peer().backlog()), () -> text(row -> Formats.count(row.peer().backlog()),
                row -> row.peer().backlog() == 0 ? Style.SUBTLE : "pending"), Style.RIGHT);
        add("error", 86, Comparator.comparingLong(row -> row.peer().lastErrorMillis()),
                () -> new Plain(row -> PeerWords.errorTime(row.peer()), _ -> Style.MUTED, row -> PeerWords.error(row.peer())), Style.RIGHT);
        add("uptime", 68, Comparator.comparingLong(Values::upMillis),
                () -> text(row -> row.upMillis() == 0 ? Formats.NONE : Formats.duration(row.uptime()), _ -> Style.MUTED), Style.RIGHT);
        FlexColumn.follow(table, reason, 120);
        table.getSortOrder().add(table.getColumns().getFirst());
        return table;
    }

    private TableColumn<PeerRow, Values> add(String id, double width, Comparator<Values> by, Supplier<TableCell<PeerRow, Values>> cell,
            String... styles) {
        var column = new TableColumn<PeerRow, Values>();
        column.setId(id);
        column.textProperty().bind(I18n.text("federation.column." + id));
        column.setPrefWidth(Look.px(width));
        column.getStyleClass().addAll(styles);
        column.setCellValueFactory(row -> row.getValue().values());
        column.setComparator(by);
        column.setCellFactory(_ -> cell.get());
        table.getColumns().add(column);
        return column;
    }

    private static TableCell<PeerRow, Values> rate(Function<Values, Double> of) {
        return text(row -> Formats.rate(of.apply(row)), row -> of.apply(row) == 0 ? Style.SUBTLE : "");
    }

    private static TableCell<PeerRow, Values> text(Function<Values, String> text, Function<Values, String> tone) {
        return new Plain(text, tone, text);
    }

    /** A text in a colour; what may be cut is in its tooltip. */
    private static final class Plain extends TableCell<PeerRow, Values> {
        private final Function<Values, String> text;
        private final Function<Values, String> tone;
        private final Function<Values, String> whole;
        private String toned = "";

        /** @param whole what the tooltip says */
        Plain(Function<Values, String> text, Function<Values, String> tone, Function<Values, String> whole) {
            this.text = text;
            this.tone = tone;
            this.whole = whole;
        }

        @Override
        protected void updateItem(@Nullable Values values, boolean empty) {
            super.updateItem(values, empty);
            boolean none = empty || values == null;
            setText(none ? null : text.apply(values));
            String more = none || values == null ? "" : whole.apply(values);
            setTooltip(more.length() < 16 ? null : new Tooltip(more));
            String next = none ? "" : tone.apply(values);
            if (!next.equals(toned)) {
                getStyleClass().remove(toned);
                if (!next.isEmpty()) {
                    getStyleClass().add(next);
                }
                toned = next;
            }
        }
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
