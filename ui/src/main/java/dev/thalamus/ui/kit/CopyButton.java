package dev.thalamus.ui.kit;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Copies a text and says so: its icon is a check mark for two seconds. Confined to the FX thread. */
public final class CopyButton extends Button {
    private final PauseTransition back = new PauseTransition(Duration.seconds(2));

    /** Only the icon; {@code name} says what is copied. */
    public CopyButton(Supplier<String> text, ObservableValue<String> name) {
        getStyleClass().addAll(Style.ICON_ONLY, Style.FLAT, Style.SMALL);
        accessibleTextProperty().bind(name);
        setTooltip(Buttons.tip(name));
        wire(text, null);
    }

    /** Icon and word, as a small or full button by its styles. */
    public CopyButton(Supplier<String> text, ObservableValue<String> word, String... styles) {
        getStyleClass().addAll(styles);
        setMinWidth(USE_PREF_SIZE);
        wire(text, word);
    }

    private void wire(Supplier<String> text, @Nullable ObservableValue<String> word) {
        int size = getStyleClass().contains(Style.SMALL) ? 14 : 16;
        setGraphic(Icons.COPY.node(size));
        if (word != null)
            textProperty().bind(word);
        back.setOnFinished(event -> {
            setGraphic(Icons.COPY.node(size));
            if (word != null)
                textProperty().bind(word);
        });
        setOnAction(event -> {
            Clip.copy(text.get());
            setGraphic(Icons.CHECK.node(size));
            if (word != null)
                textProperty().bind(I18n.text("kit.copied"));
            back.playFromStart();
        });
    }
}
