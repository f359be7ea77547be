package dev.thalamus.ui.kit;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A line of text with suggestions under it: while typing, by the arrow down and by Ctrl+Space. Confined to the FX thread. */
public final class Completed {
    private final TextField line;
    private final Function<String, List<Suggestion>> suggests;
    private final CompletionPopup popup;
    private boolean typing;

    private Completed(TextField line, Function<String, List<Suggestion>> suggests, Consumer<Suggestion> accept) {
        this.line = line;
        this.suggests = suggests;
        popup = new CompletionPopup(accept);
        line.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        // Enter, Tab and Escape are typed too; what they did has been done.
        line.addEventFilter(KeyEvent.KEY_TYPED, event -> typing = event.getCharacter().matches("[^\\p{Cntrl}]+|[\b\u007f]"));
        line.textProperty().addListener((at, was, is) -> {
            if (typing && line.isFocused())
                suggest();
            typing = false;
        });
        line.focusedProperty().subscribe(focused -> {
            if (!focused)
                popup.hide();
        });
    }

    /** @param suggests what a text may become, in the order of the list */
    public static void attach(TextField line, Function<String, List<Suggestion>> suggests, Consumer<Suggestion> accept) {
        var _ = new Completed(line, suggests, accept);
    }

    private void key(KeyEvent event) {
        boolean asked = event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.SPACE && event.isControlDown();
        if (!event.isShortcutDown() && popup.handle(event)) {
            event.consume();
        } else if (asked) {
            suggest();
            event.consume();
        }
    }

    private void suggest() {
        var bounds = line.localToScreen(line.getBoundsInLocal());
        if (bounds != null)
            popup.show(line, bounds, suggests.apply(line.getText()));
    }
}
