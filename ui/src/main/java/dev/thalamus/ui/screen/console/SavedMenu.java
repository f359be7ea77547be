package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.Dialogs;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.console.SavedRequests.Saved;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The requests that a person kept: save the draft under a name, take one up again, remove one. Confined to the FX thread. */
final class SavedMenu extends MenuButton {
    private final Workbench bench;
    private final Draft draft;
    private final SavedRequests saved;
    private final Consumer<String> load;
    private final Command save;

    /** @param load takes up the text of a request */
    SavedMenu(Workbench bench, Draft draft, BooleanExpression sound, Consumer<String> load) {
        this.bench = bench;
        this.draft = draft;
        this.load = load;
        saved = SavedRequests.of(bench.memory());
        save = Command.of("console.save", Icons.BOOKMARK, this::save).key("Shortcut+S").enabledWhen(sound);
        setId("console-saved");
        setGraphic(Icons.BOOKMARK.node());
        textProperty().bind(Bindings.createStringBinding(() -> I18n.get("console.saved", saved.all().size()), saved.all(),
                I18n.localeProperty()));
        setOnShowing(_ -> fill());
        fill();
    }

    /** Keeps the draft under a name. */
    Command saving() { return save; }

    void keep() { saved.keep(bench.memory()); }

    private void fill() {
        var items = new ArrayList<MenuItem>();
        items.add(Menus.item(save));
        var remove = new Menu(I18n.get("console.saved-remove"), Icons.DELETE.node());
        for (Saved one : saved.all()) {
            items.add(item(new MenuItem(one.name(), Icons.BOOKMARK.node()), () -> load.accept(one.text())));
            remove.getItems().add(item(new MenuItem(one.name()), () -> remove(one)));
        }
        if (!saved.all().isEmpty()) {
            items.add(1, new SeparatorMenuItem());
            items.add(new SeparatorMenuItem());
            items.add(remove);
        }
        getItems().setAll(items);
    }

    private static MenuItem item(MenuItem item, Runnable chosen) {
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> chosen.run());
        return item;
    }

    private void save() {
        Dialogs.ask(bench.desk().window(), I18n.get("console.save-title"), I18n.text("console.save-label"), draft.call().method(),
                I18n.get("console.save-do")).ifPresent(this::saveAs);
    }

    private void saveAs(String name) {
        try {
            Set<String> secrets = saved.save(name, JsonItem.read(draft.text().get()));
            bench.desk().say(Toast.notice(Icons.BOOKMARK, secrets.isEmpty()
                    ? I18n.text("console.saved-as", name)
                    : I18n.text("console.saved-without", name, String.join(", ", secrets))));
        } catch (JsonItem.Wrong wrong) {
            bench.desk().say(Toast.failure(I18n.text("shell.failed"), I18n.text("kit.json-wrong", String.valueOf(wrong.getMessage()))));
        }
    }

    private void remove(Saved one) {
        saved.remove(one);
        bench.desk().say(Toast.undoable(Icons.DELETE, I18n.text("console.saved-removed", one.name()),
                I18n.text("console.saved-removed-next"), () -> saved.restore(one), null));
    }
}
