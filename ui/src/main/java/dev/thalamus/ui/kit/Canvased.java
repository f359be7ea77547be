package dev.thalamus.ui.kit;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A region that is painted on a canvas of its own size, again whenever size, theme, zoom or data change. Confined to the FX thread.
 *
 * <p>Painting happens in the layout pass: however often {@link #repaint} is called between two pulses, it paints once.
 */
public abstract class Canvased extends Region {
    private final Canvas canvas = new Canvas();
    // Held here, as the palette's property holds it weakly.
    private @Nullable InvalidationListener themed;
    private boolean stale = true;

    @SuppressWarnings("this-escape") // the children of a region are its own
    protected Canvased() {
        getChildren().add(canvas);
        canvas.setMouseTransparent(true);
    }

    /** Paints what the control shows onto an empty canvas; lengths are in pixels of the screen. */
    protected abstract void paint(GraphicsContext g, double width, double height, Palette colors);

    /** Asks for a new painting in the next pulse. */
    protected final void repaint() {
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.ceil(getWidth()), height = Math.ceil(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            stale = true;
        }
        if (themed == null) {
            themed = property -> repaint();
            Look.paletteProperty().addListener(new WeakInvalidationListener(themed));
            Look.zoomProperty().addListener(new WeakInvalidationListener(themed));
        }
        if (!stale || width <= 0 || height <= 0)
            return;
        stale = false;
        var g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        paint(g, width, height, Look.palette());
    }
}
