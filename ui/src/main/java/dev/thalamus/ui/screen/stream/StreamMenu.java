package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.PaintedRow;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.part.FilterLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;

/** The menu on any value: ask for it, leave it out, and what can be done with the signal it is of. Confined to the FX thread. */
final class StreamMenu {
    private final FilterLine<SignalCursor> filter;
    private final StreamActions actions;
    private final StreamMarks marks;
    private final ContextMenu menu = new ContextMenu();

    StreamMenu(FilterLine<SignalCursor> filter, StreamActions actions, StreamMarks marks) {
        this.filter = filter;
        this.actions = actions;
        this.marks = marks;
        menu.setId("stream-menu");
    }

    /** Opens on every right click and on the menu key. */
    void on(TableView<SignalRow> table) {
        table.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            List<String> values = event.isKeyboardTrigger()
                    ? chosen(table)
                    : PaintedRow.at(table, event.getScreenX(), event.getScreenY())
                            .map(cell -> SignalValues.of(cell.row(), cell.column().getId())).orElse(List.of());
            menu.getItems().setAll(asking(values));
            menu.getItems().addAll(Menus.items(List.of(actions.conversation, actions.resend, actions.diff, marks.mark, marks.note)));
            menu.getItems().addAll(new SeparatorMenuItem(), copies(), Menus.item(actions.exportSelection));
            menu.show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        table.addEventFilter(javafx.scene.input.MouseEvent.MOUSE_PRESSED, _ -> menu.hide());
    }

    /** No key points at a cell: what the chosen row can be asked for by. */
    private static List<String> chosen(TableView<SignalRow> table) {
        SignalRow row = table.getSelectionModel().getSelectedItem();
        return row == null
                ? List.of()
                : Stream.of("pair", "type", "conversation", "outcome").flatMap(column -> SignalValues.of(row, column).stream()).toList();
    }

    /** The lines for a value of a payload. */
    List<MenuItem> of(JsonItem item) {
        return asking(List.of(SignalValues.of(item))).stream().filter(MenuItem::isVisible).toList();
    }

    private List<MenuItem> asking(List<String> values) {
        var items = new ArrayList<MenuItem>();
        for (String value : values) {
            items.add(item("stream.filter-by", Icons.FILTER, value, () -> filter.narrow(value)));
        }
        for (String value : values) {
            items.add(item("stream.leave-out", Icons.EYE, value, () -> filter.exclude(value)));
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        return items;
    }

    private Menu copies() {
        var copies = new Menu();
        copies.textProperty().bind(I18n.text("stream.copy-as"));
        copies.setGraphic(Icons.COPY.node());
        for (Command command : List.of(actions.copyJson, actions.copyCsv, actions.copySnippet, actions.copyFilter)) {
            copies.getItems().add(Menus.item(command));
        }
        return copies;
    }

    private static MenuItem item(String key, Icons icon, String value, Runnable action) {
        var item = new MenuItem(I18n.get(key, value.length() > 60 ? value.substring(0, 60) + "…" : value), icon.node());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
