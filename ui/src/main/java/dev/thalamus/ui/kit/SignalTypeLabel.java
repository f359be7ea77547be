package dev.thalamus.ui.kit;

import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** A signal type's glyph with the protocol's name beside it, both in its colour. Confined to the FX thread. */
public final class SignalTypeLabel extends Label {
    private final SignalGlyph glyph;
    private @Nullable SignalShape shown;

    public SignalTypeLabel(SignalShape type) {
        glyph = new SignalGlyph(type);
        getStyleClass().add("signal-type");
        setGraphic(glyph);
        show(type);
    }

    /** Changes the type; for cells. */
    public void show(SignalShape type) {
        if (type == shown)
            return;
        if (shown != null)
            pseudoClassStateChanged(shown.pseudoClass(), false);
        shown = type;
        pseudoClassStateChanged(type.pseudoClass(), true);
        glyph.show(type);
        setText(type.name());
    }
}
