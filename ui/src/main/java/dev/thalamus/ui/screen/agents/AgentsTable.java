package dev.thalamus.ui.screen.agents;

import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.StateDot;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.agents.AgentLine.Rank;
import dev.thalamus.ui.screen.agents.AgentLine.Values;
import dev.thalamus.ui.screen.FlexColumn;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Builds the table of agents. Confined to the FX thread. */
final class AgentsTable {
    private final AgentsModel model;
    private final Supplier<String> ownDomain;
    private final Consumer<String> openQueue;
    private final TableView<AgentLine> table = Columns.table();

    private AgentsTable(AgentsModel model, Supplier<String> ownDomain, Consumer<String> openQueue) {
        this.model = model;
        this.ownDomain = ownDomain;
        this.openQueue = openQueue;
    }

    /** @param openQueue shows what waits for a name */
    static TableView<AgentLine> of(AgentsModel model, Supplier<String> ownDomain, Consumer<String> openQueue) {
        return new AgentsTable(model, ownDomain, openQueue).build();
    }

    private TableView<AgentLine> build() {
        table.setId("agents-table");
        table.setItems(model.lines());
        table.getColumns().add(state());
        table.getColumns().add(name());
        table.getColumns().add(text("kind", 74, values -> I18n.get("shell.kind." + values.kind().name().toLowerCase(Locale.ROOT)),
                Comparator.comparing(Values::kind)));
        table.getColumns().add(text("protocol", 80, values -> values.agent().protocol().label(),
                Comparator.comparing(values -> values.agent().protocol())));
        table.getColumns().add(text("domain", 130, this::domain, Comparator.comparing(this::domain)));
        table.getColumns().add(seen());
        table.getColumns().add(rate("in", true, Comparator.comparingDouble(Values::inRate)));
        table.getColumns().add(rate("out", false, Comparator.comparingDouble(Values::outRate)));
        table.getColumns().add(pending());
        table.getColumns().add(errors());
        FlexColumn.follow(table, table.getColumns().get(4), 92);
        table.getSortOrder().add(table.getColumns().get(1));
        table.setSortPolicy(_ -> {
            model.order(table.getComparator() == null ? null : this.order());
            return true;
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            AgentLine line = table.getSelectionModel().getSelectedItem();
            boolean opens = event.getCode() == KeyCode.RIGHT;
            if (line != null && line.rank() == Rank.GROUP && (opens || event.getCode() == KeyCode.LEFT)
                    && model.isOpen(line.key()) != opens) {
                model.fold(line.key());
                event.consume();
            }
        });
        return table;
    }

    /** The columns' comparators on values, in the order in which they were clicked. */
    @SuppressWarnings("unchecked")
    private Comparator<Values> order() {
        Comparator<Values> order = (_, _) -> 0;
        for (TableColumn<AgentLine, ?> column : table.getSortOrder()) {
            var by = (Comparator<Values>) column.getComparator();
            order = order.thenComparing(column.getSortType() == SortType.ASCENDING ? by : by.reversed());
        }
        return order;
    }

    private String domain(Values values) {
        String domain = values.agent().domain();
        return domain == null ? ownDomain.get() : domain;
    }

    private TableColumn<AgentLine, Values> column(String id, double width, Comparator<Values> by,
            Supplier<TableCell<AgentLine, Values>> cell, String... styles) {
        var column = new TableColumn<AgentLine, Values>();
        column.setId(id);
        column.textProperty().bind(I18n.text("agents.column." + id));
        column.setPrefWidth(Look.px(width));
        column.getStyleClass().addAll(styles);
        column.setCellValueFactory(line -> line.getValue().values());
        column.setComparator(by);
        column.setCellFactory(_ -> cell.get());
        return column;
    }

    private TableColumn<AgentLine, Values> text(String id, double width, Function<Values, String> text, Comparator<Values> by) {
        return column(id, width, by, () -> new TextCell(text, values -> values.gone() ? Style.SUBTLE : ""));
    }

    private TableColumn<AgentLine, Values> state() {
        TableColumn<AgentLine, Values> column = column("state", 36, Comparator.comparing(Values::state), DotCell::new);
        column.textProperty().unbind();
        column.setText("");
        column.setResizable(false);
        return column;
    }

    private TableColumn<AgentLine, Values> name() {
        return column("name", 162, Comparator.comparing(values -> values.agent().name(), String.CASE_INSENSITIVE_ORDER),
                () -> new AgentCells.Name(model::fold));
    }

    private TableColumn<AgentLine, Values> seen() {
        return column("seen", 74, Comparator.comparingLong(Values::agoMillis),
                () -> new TextCell(values -> Formats.ago(Duration.ofMillis(values.agoMillis() < 2_000 ? 0 : values.agoMillis())),
                        values -> values.gone() ? Style.SUBTLE : values.agoMillis() > 30_000 ? Style.WARNING_TEXT : Style.MUTED),
                Style.RIGHT);
    }

    private TableColumn<AgentLine, Values> rate(String id, boolean in, Comparator<Values> by) {
        return column(id, 92, by, () -> new AgentCells.Rate(in), Style.RIGHT);
    }

    private TableColumn<AgentLine, Values> pending() {
        return column("pending", 62, Comparator.comparingLong(Values::pending),
                () -> {
                    var cell = new TextCell(values -> Formats.count(values.pending()),
                            values -> values.pending() == 0 ? Style.SUBTLE : "pending");
                    cell.setOnMouseClicked(_ -> {
                        if (cell.getItem() != null && cell.getItem().pending() > 0) {
                            openQueue.accept(cell.getItem().agent().name());
                        }
                    });
                    return cell;
                }, Style.RIGHT);
    }

    private TableColumn<AgentLine, Values> errors() {
        return column("errors", 58, Comparator.comparingLong(Values::errors), AgentCells.Errors::new, Style.RIGHT);
    }

    private static final class TextCell extends TableCell<AgentLine, Values> {
        private final Function<Values, String> text;
        private final Function<Values, String> tone;
        private String toned = "";

        TextCell(Function<Values, String> text, Function<Values, String> tone) {
            this.text = text;
            this.tone = tone;
        }

        @Override
        protected void updateItem(@Nullable Values values, boolean empty) {
            super.updateItem(values, empty);
            setText(empty || values == null ? null : text.apply(values));
            String next = empty || values == null ? "" : tone.apply(values);
            if (!next.equals(toned)) {
                getStyleClass().remove(toned);
                if (!next.isEmpty()) {
                    getStyleClass().add(next);
                }
                toned = next;
            }
        }
    }

    private static final class DotCell extends TableCell<AgentLine, Values> {
        private final StateDot dot = new StateDot(StateDot.State.OFF, "");

        @Override
        protected void updateItem(@Nullable Values values, boolean empty) {
            super.updateItem(values, empty);
            if (empty || values == null) {
                setGraphic(null);
                return;
            }
            dot.show(AgentCells.dot(values.state()), AgentCells.word(values.state()));
            setGraphic(dot);
        }
    }
}
