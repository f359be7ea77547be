package dev.thalamus.ui.kit;

import dev.thalamus.assets.Assets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/**
 * The colours of one theme for what is painted on a canvas, read from the style sheet that the controls use too. Immutable.
 *
 * @param dark whether this is the dark theme
 * @param colors by the style sheet's name, such as {@code -color-fg-muted} or {@code -th-agent-3}
 */
public record Palette(boolean dark, Map<String, Color> colors) {
    private static final Pattern TOKEN = Pattern.compile("(-[a-z][a-z0-9-]*)\\s*:\\s*(#[0-9a-f]{6}|rgba\\([^)]*\\))\\s*;");

    public Palette {
        colors = Map.copyOf(colors);
    }

    /** Reads the palette of the light or the dark theme. */
    public static Palette read(boolean dark) {
        try (var in = Assets.tokens(dark).openStream()) {
            var colors = new HashMap<String, Color>();
            var tokens = TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (tokens.find())
                colors.put(tokens.group(1), Color.web(tokens.group(2)));
            return new Palette(dark, colors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The colour with that name in the style sheet. */
    public Color get(String token) {
        var color = colors.get(token);
        if (color == null)
            throw new IllegalArgumentException("no colour is called " + token);
        return color;
    }

    public Color bg() { return get("-color-bg-default"); }

    public Color bgSubtle() { return get("-color-bg-subtle"); }

    /** The ground of canvases. */
    public Color bgInset() { return get("-color-bg-inset"); }

    public Color bgOverlay() { return get("-color-bg-overlay"); }

    public Color fg() { return get("-color-fg-default"); }

    public Color fgMuted() { return get("-color-fg-muted"); }

    public Color fgSubtle() { return get("-color-fg-subtle"); }

    public Color border() { return get("-color-border-default"); }

    public Color borderMuted() { return get("-color-border-muted"); }

    public Color track() { return get("-color-neutral-muted"); }

    public Color accent() { return get("-color-accent-fg"); }

    public Color accentMuted() { return get("-color-accent-muted"); }

    public Color success() { return get("-color-success-fg"); }

    public Color warning() { return get("-color-warning-fg"); }

    public Color danger() { return get("-color-danger-fg"); }

    /** The ground of what was searched and found; text on it is {@link #fg}. */
    public Color found() { return get("-color-warning-muted"); }

    public Color selected() { return get("-th-row-selected"); }

    /** A data series: 1 (in) or 2 (out). */
    public Color data(int series) { return get("-th-data-" + series); }

    /** Text in the colour of a signal type. */
    public Color text(SignalShape type) { return get("-th-sig-" + type.token() + "-fg"); }

    /** Glyphs, dots and chart areas of a signal type. */
    public Color fill(SignalShape type) {
        return get("-th-sig-" + type.token() + "-fill");
    }

    /** The ground of a tile with a signal type's glyph. */
    public Color ground(SignalShape type) {
        return get("-th-sig-" + type.token() + "-bg");
    }

    /** An agent's colour; {@code index} is 0 to 11. */
    public Color agent(int index) { return get("-th-agent-" + index); }

    /** The letter on an agent's colour. */
    public Color onAgent() { return get("-th-agent-on"); }
}
