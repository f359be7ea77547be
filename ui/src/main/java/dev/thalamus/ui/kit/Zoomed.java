package dev.thalamus.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Style sheets with every length multiplied by the zoom. Immutable.
 *
 * <p>Why not {@code em}: in JavaFX it is relative to the font of the node or its parent, so one chip would have another size in a table than in
 * a header, and AtlantaFX mixes both units. Multiplying keeps whole pixels at 100 % and scales everything alike elsewhere.
 */
final class Zoomed {
    private static final Pattern LENGTH = Pattern.compile("(-fx-font-size:\\s*)?(?<![\\w.])(-?\\d*\\.?\\d+)px");

    private Zoomed() {}

    /** The address to give to JavaFX: {@code plain} at 100 %, else the multiplied sheet as data. */
    static String sheet(@Nullable URL source, String plain, double zoom) {
        if (zoom == 1 || source == null)
            return plain;
        try (var in = source.openStream()) {
            var css = multiply(new String(in.readAllBytes(), StandardCharsets.UTF_8), zoom);
            return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Font sizes keep two decimals; other lengths of a pixel or more become whole ones so that lines stay sharp. */
    static String multiply(String css, double zoom) {
        return LENGTH.matcher(css).replaceAll(length -> {
            double value = Double.parseDouble(length.group(2)) * zoom;
            if (length.group(1) != null)
                return length.group(1) + String.format(Locale.ROOT, "%.2fpx", value);
            if (Math.abs(Double.parseDouble(length.group(2))) < 2)
                return length.group();
            return (long) Math.rint(value) + "px";
        });
    }
}
