package dev.thalamus.ui.kit;

import java.util.Arrays;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * How wide text of one font is, from the advances of its characters, each measured once. Confined to the FX thread.
 *
 * <p>Kerning is left out: good for cutting a line to its place, thousands of times a second, not for setting type.
 */
final class TextWidths {
    private static final String ELLIPSIS = "…";

    private final Font font;
    private final float[] advances = new float[Character.MAX_VALUE + 1];
    private final Text probe = new Text();

    TextWidths(Font font) {
        this.font = font;
        Arrays.fill(advances, -1);
        probe.setFont(font);
    }

    Font font() { return font; }

    /** Width in pixels; the halves of a surrogate pair count one em together. */
    double of(String text) {
        double sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += advance(text.charAt(i));
        }
        return sum;
    }

    /** The text, cut with an ellipsis where it is wider than {@code room}; empty when not even that has room. */
    String fit(String text, double room) {
        double sum = 0;
        double cut = room - advance(ELLIPSIS.charAt(0));
        int kept = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += advance(text.charAt(i));
            if (sum <= cut) {
                kept = i + 1;
            }
            if (sum > room) {
                kept -= kept > 0 && Character.isHighSurrogate(text.charAt(kept - 1)) ? 1 : 0;
                return cut < 0 ? "" : text.substring(0, kept) + ELLIPSIS;
            }
        }
        return text;
    }

    private float advance(char c) {
        float known = advances[c];
        if (known >= 0) {
            return known;
        }
        float measured;
        if (Character.isSurrogate(c)) {
            measured = (float) font.getSize() / 2;
        } else {
            probe.setText(Character.toString(c));
            measured = (float) probe.getLayoutBounds().getWidth();
        }
        advances[c] = measured;
        return measured;
    }
}
