package dev.thalamus.ui.kit;

import dev.thalamus.ui.kit.FilterField.Saved;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/** The filters that were applied or saved, and the menu that brings one back. Confined to the FX thread. */
final class FilterHistory {
    private static final int REMEMBERED = 50;

    private final ObservableList<String> applied = FXCollections.observableArrayList();
    private final ObservableList<Saved> saved = FXCollections.observableArrayList();
    private final Consumer<String> again;

    /** @param again takes the filter that was chosen */
    FilterHistory(Consumer<String> again) { this.again = again; }

    /** The newest first, at most fifty. */
    ObservableList<String> applied() { return applied; }

    ObservableList<Saved> saved() { return saved; }

    void remember(String filter) {
        if (filter.isEmpty())
            return;
        applied.remove(filter);
        applied.addFirst(filter);
        if (applied.size() > REMEMBERED)
            applied.removeLast();
    }

    void show(Node under) {
        var menu = new ContextMenu();
        for (var filter : saved)
            menu.getItems().add(item(filter.name(), filter.text(), Icons.STAR));
        for (var filter : applied)
            menu.getItems().add(item(filter, filter, Icons.HISTORY));
        if (menu.getItems().isEmpty()) {
            var none = new MenuItem(I18n.get("kit.no-history"));
            none.setDisable(true);
            menu.getItems().add(none);
        }
        menu.show(under, Side.BOTTOM, 0, 4);
    }

    private MenuItem item(String name, String filter, Icons icon) {
        var item = new MenuItem(name, icon.node());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> again.accept(filter));
        return item;
    }
}
