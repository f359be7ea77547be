package dev.thalamus.ui.screen.part;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.UiMemory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One line that says what a screen is for, until it is closed for ever; its text is {@code AREA.hint}. Confined to the FX thread. */
public final class FirstVisit extends HBox {
    public FirstVisit(UiMemory memory, ScreenId screen) {
        String key = "hint." + screen.area();
        getStyleClass().add("first-visit");
        setId(screen.area() + "-hint");
        var text = Labels.wrapped(I18n.text(screen.area() + ".hint"), Style.DENSE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(Icons.HELP.node(), text, Buttons.icon(Icons.CLOSE, I18n.text("kit.close"), () -> {
            memory.put(key, false);
            show(false);
        }, Style.SMALL));
        show(memory.get(key, true));
    }

    private void show(boolean on) {
        setVisible(on);
        setManaged(on);
    }
}
