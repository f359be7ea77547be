package dev.thalamus.ui.screen.agents;

import dev.thalamus.ui.kit.Foothold;
import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.StateDot;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.ValueColumns;
import dev.thalamus.ui.screen.agents.AgentLine.Rank;
import dev.thalamus.ui.screen.agents.AgentLine.Values;
import dev.thalamus.ui.screen.FlexColumn;
import dev.thalamus.ui.screen.part.EventText;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
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
    private final ValueColumns<AgentLine, Values> columns = new ValueColumns<>(table, "agents", AgentLine::values);

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
        Foothold.in(table);
        TableColumn<AgentLine, Values> state = columns.add("state", 36, Comparator.comparing(Values::state), DotCell::new);
        state.textProperty().unbind();
        state.setText("");
        state.setResizable(false);
        columns.add("name", 162, Comparator.comparing(values -> values.agent().name(), String.CASE_INSENSITIVE_ORDER),
                () -> new AgentCells.Name(model::fold));
        columns.text("kind", 74, Comparator.comparing(Values::kind),
                values -> I18n.get("shell.kind." + values.kind().name().toLowerCase(Locale.ROOT)), AgentsTable::tone);
        columns.text("protocol", 80, Comparator.comparing(values -> values.agent().protocol()),
                values -> EventText.protocol(values.agent().protocol()),
                AgentsTable::tone);
        TableColumn<AgentLine, Values> domain = columns.text("domain", 130, Comparator.comparing(this::domain), this::domain,
                AgentsTable::tone);
        columns.text("seen", 74, Comparator.comparingLong(Values::agoMillis),
                values -> Formats.ago(Duration.ofMillis(values.agoMillis() < 2_000 ? 0 : values.agoMillis())),
                values -> values.gone() ? Style.SUBTLE : values.agoMillis() > 30_000 ? Style.WARNING_TEXT : Style.MUTED, Style.RIGHT);
        columns.add("in", 92, Comparator.comparingDouble(Values::inRate), () -> new AgentCells.Rate(true), Style.RIGHT);
        columns.add("out", 92, Comparator.comparingDouble(Values::outRate), () -> new AgentCells.Rate(false), Style.RIGHT);
        columns.add("pending", 62, Comparator.comparingLong(Values::pending), this::pending, Style.RIGHT);
        columns.add("errors", 58, Comparator.comparingLong(Values::errors), AgentCells.Errors::new, Style.RIGHT);
        FlexColumn.follow(table, domain, 108).narrow("name", 132).hide("protocol", "kind");
        table.getSortOrder().add(table.getColumns().get(1));
        table.setSortPolicy(_ -> {
            model.order(table.getComparator() == null ? null : columns.order());
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

    private String domain(Values values) {
        String domain = values.agent().domain();
        return domain == null ? ownDomain.get() : domain;
    }

    private static String tone(Values values) { return values.gone() ? Style.SUBTLE : ""; }

    private TableCell<AgentLine, Values> pending() {
        TableCell<AgentLine, Values> cell = ValueColumns.cell(values -> Formats.count(values.pending()),
                values -> values.pending() == 0 ? Style.SUBTLE : "pending");
        cell.setOnMouseClicked(_ -> {
            if (cell.getItem() != null && cell.getItem().pending() > 0) {
                openQueue.accept(cell.getItem().agent().name());
            }
        });
        return cell;
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
