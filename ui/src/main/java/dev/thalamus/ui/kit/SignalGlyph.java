package dev.thalamus.ui.kit;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;

/** The shape of a signal type in its colour, 12 pixels (16 with style class {@code size-16}). Confined to the FX thread. */
public final class SignalGlyph extends Region {
    // The two points keep the outline in its box of 12 by 12: a region stretches a shape to its own size.
    private static final String BOX = "M0 0ZM12 12Z";
    private static final List<SVGPath> OUTLINES = SignalShape.all().stream().map(SignalGlyph::outline).toList();

    private @Nullable SignalShape shown;

    public SignalGlyph(SignalShape type) {
        getStyleClass().add("glyph");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
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
        setShape(OUTLINES.get(type.ordinal()));
        setAccessibleText(type.name());
    }

    /** Shared by all glyphs of a type: an outline never changes. */
    private static SVGPath outline(SignalShape type) {
        var outline = new SVGPath();
        outline.setContent(BOX + type.path());
        return outline;
    }
}
