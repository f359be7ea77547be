package dev.thalamus.ui.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/** The shape of a signal type in its colour, 12 pixels (16 with style class {@code size-16}). Confined to the FX thread. */
public final class SignalGlyph extends Region {
    // The two points keep the outline in its box of 12 by 12: a region stretches a shape to its own size.
    private static final String BOX = "M0 0ZM12 12Z";

    public SignalGlyph(SignalShape type) {
        getStyleClass().add("glyph");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        show(type);
    }

    /** Changes the type; for cells. */
    public void show(SignalShape type) {
        var outline = new SVGPath();
        outline.setContent(BOX + type.path());
        setShape(outline);
        setAccessibleText(type.name());
        getStyleClass().removeIf(name -> name.startsWith("sig-"));
        getStyleClass().add(type.styleClass());
    }
}
