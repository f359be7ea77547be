package dev.thalamus.ui.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;

/** A trend without axes: a line over a soft area, or bars. Confined to the FX thread. */
public final class Sparkline extends Canvased {
    /** How the values are drawn. */
    public enum Form {
        AREA, BARS
    }

    private final int series;
    private final Form form;
    private double[] values = {};

    /** @param series the colour: 1 (in) or 2 (out) */
    public Sparkline(int series) { this(series, Form.AREA); }

    public Sparkline(int series, Form form) {
        this.series = series;
        this.form = form;
        getStyleClass().add("sparkline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /** Shows these values, oldest first, from zero to their largest; the array is not copied and must not change afterwards. */
    public void show(double[] newest) {
        values = newest;
        setAccessibleText(I18n.get("kit.sparkline", newest.length == 0 ? Formats.NONE : Formats.significant(newest[newest.length - 1])));
        repaint();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height, Palette colors) {
        var color = colors.data(series);
        double max = 0;
        for (double value : values)
            max = Math.max(max, value);
        g.setFill(color.deriveColor(0, 1, 1, form == Form.BARS ? 1 : 0.18));
        g.setStroke(color.deriveColor(0, 1, 1, max == 0 ? 0.4 : 1));
        g.setLineWidth(1);
        double room = height - 2;
        if (max == 0 || values.length < 2) {
            g.strokeLine(0, height - 0.5, width, height - 0.5);
            return;
        }
        if (form == Form.BARS) {
            double step = width / values.length;
            for (int i = 0; i < values.length; i++) {
                double tall = Math.max(1, Math.rint(values[i] / max * height));
                g.fillRect(Math.rint(i * step), height - tall, Math.max(1, Math.floor(step) - 2), tall);
            }
            return;
        }
        double step = (width - 1) / (values.length - 1);
        g.beginPath();
        for (int i = 0; i < values.length; i++)
            g.lineTo(i * step + 0.5, 1 + room * (1 - values[i] / max));
        g.stroke();
        g.lineTo(width, height);
        g.lineTo(0, height);
        g.closePath();
        g.fill();
    }
}
