package dev.thalamus.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.textfield.CustomTextField;

/** A field to search in: its sign at the left, at the right a button that empties it; Escape does the same. Confined to the FX thread. */
public final class SearchField extends CustomTextField {
    public SearchField(ObservableValue<String> name) {
        getStyleClass().add("search-field");
        promptTextProperty().bind(name);
        accessibleTextProperty().bind(name);
        var sign = Icons.SEARCH.node();
        sign.getStyleClass().add(Style.SUBTLE);
        setLeft(sign);
        var empty = Buttons.icon(Icons.CLOSE, I18n.text("kit.clear"), this::clear, Style.SMALL);
        // Keyboards have Escape for it.
        empty.setFocusTraversable(false);
        empty.visibleProperty().bind(textProperty().isNotEmpty());
        setRight(empty);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
    }
}
