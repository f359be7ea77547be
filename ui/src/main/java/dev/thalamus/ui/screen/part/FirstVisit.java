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

/** A sentence about a screen for who sees it for the first time; gone for good when it is closed. Its text is {@code area.first-visit}. */
public final class FirstVisit extends HBox {
    private static final String SEEN = "seen.";

    public FirstVisit(ScreenId screen, UiMemory memory) {
        String key = SEEN + screen.area();
        var words = Labels.wrapped(I18n.text(screen.area() + ".first-visit"), Style.DENSE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var close = Buttons.icon(Icons.CLOSE, I18n.text("shell.understood"), () -> {
            memory.put(key, true);
            show(false);
        }, Style.SMALL);
        close.setId("first-visit-close");
        getStyleClass().add("first-visit");
        getChildren().addAll(Icons.HELP.node(), words, close);
        show(!memory.get(key, false));
    }

    /** The same with a distance to the filter line below it. */
    public FirstVisit aboveFilter() {
        getStyleClass().add("above-filter");
        return this;
    }

    /** Lets every screen say its sentence again the next time it is made. */
    public static void again(UiMemory memory) {
        for (ScreenId screen : ScreenId.values()) {
            memory.put(SEEN + screen.area(), false);
        }
    }

    private void show(boolean on) {
        setVisible(on);
        setManaged(on);
    }
}
