package dev.thalamus.ui.kit;

import javafx.scene.control.Label;

/** A signal type's glyph with the protocol's name beside it, both in its colour. Confined to the FX thread. */
public final class SignalTypeLabel extends Label {
    private final SignalGlyph glyph;

    public SignalTypeLabel(SignalShape type) {
        glyph = new SignalGlyph(type);
        getStyleClass().add("signal-type");
        setGraphic(glyph);
        show(type);
    }

    /** Changes the type; for cells. */
    public void show(SignalShape type) {
        if (type.name().equals(getText()))
            return;
        glyph.show(type);
        setText(type.name());
        getStyleClass().removeIf(name -> name.startsWith("sig-"));
        getStyleClass().add(type.styleClass());
    }
}
