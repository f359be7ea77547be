package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.KeyCap;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.ScreenId;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rail at the left: one item a screen, folding to icons. Confined to the FX thread. */
final class Rail extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final BooleanProperty collapsed = new SimpleBooleanProperty();
    private final Map<ScreenId, Item> items = new EnumMap<>(ScreenId.class);
    private final Item fold;

    Rail(Consumer<ScreenId> open, Command toggle) {
        getStyleClass().add("rail");
        setId("rail");
        Screens.Group group = Screens.Group.MAIN;
        for (Screens.Entry entry : Screens.ALL) {
            if (entry.group() != group) {
                getChildren().add(entry.group() == Screens.Group.FOOT ? Labels.spacer() : line());
                group = entry.group();
            }
            var item = new Item(entry.icon(), entry.title(), entry.key(), () -> open.accept(entry.id()));
            items.put(entry.id(), item);
            getChildren().add(item);
        }
        if (group != Screens.Group.FOOT) {
            getChildren().add(Labels.spacer());
        }
        fold = new Item(Icons.PANE_CLOSE, toggle.text(), toggle.key(), toggle::run);
        getChildren().add(fold);
        collapsed.subscribe(this::lay);
    }

    BooleanProperty collapsed() { return collapsed; }

    void select(ScreenId id) { items.forEach((screen, item) -> item.select(screen == id)); }

    /** A small number beside a screen's name; empty for none. */
    void count(ScreenId id, String text) {
        Item item = items.get(id);
        if (item != null) {
            item.count.setText(text);
        }
    }

    private void lay(boolean folded) {
        getStyleClass().remove("collapsed");
        if (folded) {
            getStyleClass().add("collapsed");
        }
        items.values().forEach(item -> item.lay(folded));
        fold.lay(folded);
        fold.icon(folded ? Icons.PANE_OPEN : Icons.PANE_CLOSE);
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("rail-line");
        VBox.setMargin(line, new javafx.geometry.Insets(8));
        return line;
    }

    /** One line of the rail. */
    private static final class Item extends HBox {
        private final Icons icon;
        private final Label word;
        private final Label count = Labels.of("", "count");
        private final Tooltip tip = new Tooltip();

        Item(Icons icon, ObservableValue<String> text, @Nullable KeyCombination key, Runnable action) {
            this.icon = icon;
            getStyleClass().add("rail-item");
            accessibleTextProperty().bind(text);
            word = Labels.of(text, "word");
            word.setMinWidth(0);
            getChildren().addAll(icon.node(20), word, Labels.spacer(), count);
            tip.textProperty().bind(text);
            if (key != null) {
                tip.setGraphic(KeyCap.of(key));
                tip.setContentDisplay(ContentDisplay.RIGHT);
            }
            Buttons.pressable(this, action);
        }

        void select(boolean on) {
            pseudoClassStateChanged(SELECTED, on);
            getChildren().set(0, on ? icon.filled(20) : icon.node(20));
        }

        void icon(Icons now) { getChildren().set(0, now.node(20)); }

        void lay(boolean folded) {
            word.setManaged(!folded);
            word.setVisible(!folded);
            count.setManaged(!folded);
            count.setVisible(!folded);
            setAlignment(folded ? Pos.CENTER : Pos.CENTER_LEFT);
            getChildren().get(2).setManaged(!folded);
            Tooltip.uninstall(this, tip);
            if (folded) {
                Tooltip.install(this, tip);
            }
        }
    }
}
