package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.KeyCap;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All keys on one card. Confined to the FX thread. */
final class KeyHelp {
    private KeyHelp() {}

    /** A card of the screens' numbers, the commands everywhere and those of this screen that have a key. */
    static Node card(List<Command> everywhere, List<Command> here) {
        var left = grid();
        Screens.ALL.forEach(entry -> row(left, Labels.of(entry.title()), KeyCap.of(entry.key())));
        commands(left, here);
        var right = grid();
        commands(right, everywhere);
        row(right, Labels.of(I18n.text("shell.keys-help")), cap("?"));
        row(right, Labels.of(I18n.text("shell.keys-escape")), cap("Esc"));
        var columns = new GridPane();
        columns.getStyleClass().add("key-columns");
        columns.addRow(0, left, right);
        var card = new VBox(Labels.of(I18n.text("shell.cmd.keys"), Style.TITLE), columns);
        card.getStyleClass().addAll(Style.POP_UP, "key-help");
        card.setId("key-help");
        card.setMaxWidth(VBox.USE_PREF_SIZE);
        return card;
    }

    private static void commands(GridPane grid, List<Command> commands) {
        for (Command command : commands) {
            KeyCombination key = command.key();
            if (key != null) {
                row(grid, Labels.of(command.text()), KeyCap.of(key));
            }
        }
    }

    private static Node cap(String key) {
        var cap = new HBox(new KeyCap(key));
        cap.getStyleClass().add("key-caps");
        return cap;
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        var text = new ColumnConstraints();
        text.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(text, new ColumnConstraints());
        return grid;
    }

    private static void row(GridPane grid, Label what, Node keys) { grid.addRow(grid.getRowCount(), what, keys); }
}
