package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Desk;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Two signals side by side, what differs on a ground of its own. Confined to the FX thread. */
final class DiffCard {
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");

    private DiffCard() {}

    static void open(Desk desk, SignalRecord one, SignalRecord other) {
        SignalDiff diff = SignalDiff.of(one, other);
        var lines = new FilteredList<>(FXCollections.observableArrayList(diff.lines()));
        TableView<SignalDiff.Line> table = Columns.table(Style.ROWS_24);
        table.setId("diff-table");
        table.setItems(lines);
        table.getColumns().add(Columns.text(I18n.text("stream.diff-place"), 200, SignalDiff.Line::place, Style.CODE_SMALL, Style.MUTED));
        table.getColumns()
                .add(Columns.text(I18n.text("shell.signal-number", one.sequence()), 330, SignalDiff.Line::left, Style.CODE_SMALL));
        table.getColumns()
                .add(Columns.text(I18n.text("shell.signal-number", other.sequence()), 330, SignalDiff.Line::right, Style.CODE_SMALL));
        table.setRowFactory(_ -> new Row());
        var only = new CheckBox();
        only.textProperty().bind(I18n.text("stream.diff-only"));
        only.setId("diff-only");
        only.selectedProperty().subscribe(on -> lines.setPredicate(line -> !on || line.differs()));
        var overlay = new Desk.Overlay[1];
        var close = Buttons.text(I18n.text("kit.close"), () -> overlay[0].close());
        var buttons = new HBox(only, Labels.spacer(), close);
        buttons.getStyleClass().add("card-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(Labels.of(I18n.text("stream.diff-title", diff.differing()), Style.TITLE), table, buttons);
        card.getStyleClass().addAll(Style.POP_UP, "diff-card");
        card.setId("diff");
        overlay[0] = desk.lay(card);
        table.requestFocus();
    }

    private static final class Row extends TableRow<SignalDiff.Line> {
        @Override
        protected void updateItem(SignalDiff.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(DIFFERS, !empty && line != null && line.differs());
        }
    }
}
