package dev.thalamus.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two themes define the same colours, the sheets use no others, and text can be read on every ground it stands on. */
class ColorsTest {
    private static final Pattern DEFINITION = Pattern.compile("(?m)^\\s*(-[a-z][a-z0-9-]*)\\s*:\\s*([^;]+);");
    private static final List<String> GROUNDS = List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-inset", "-color-bg-overlay");
    private static final List<String> TYPES = List.of("action-potential", "dopamine", "serotonin", "norepinephrine", "gaba", "glutamate");

    @Test
    void bothThemesDefineTheSameNames() { assertThat(tokens(true).keySet()).isEqualTo(tokens(false).keySet()); }

    @Test
    void sheetsUseOnlyColoursThatAreDefined() {
        var defined = new TreeSet<>(tokens(false).keySet());
        var used = new TreeSet<String>();
        for (var sheet : Assets.sheets()) {
            var css = read(sheet).replaceAll("/\\*[\\s\\S]*?\\*/", "");
            // Names that a component defines for its own parts, AtlantaFX's way.
            Pattern.compile("[{;\\s](-(?:color|th)-[a-z0-9-]+)\\s*:").matcher(css).results().forEach(found -> defined.add(found.group(1)));
            Pattern.compile("(?<![\\w-])(-(?:color|th)-[a-z0-9-]+)").matcher(css).results().forEach(found -> used.add(found.group(1)));
        }
        used.removeAll(defined);
        assertThat(used).isEmpty();
    }

    @Test
    void coloursAreWrittenInTheTokensOnly() {
        for (var sheet : Assets.sheets())
            assertThat(read(sheet)).as(sheet.getPath()).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");
    }

    @Test
    void everyBraceIsClosed() {
        for (var sheet : Assets.sheets()) {
            var css = read(sheet);
            assertThat(css.chars().filter(c -> c == '{').count()).as(sheet.getPath()).isEqualTo(css.chars().filter(c -> c == '}').count());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textHasAContrastOfFourAndAHalf(boolean dark) {
        var colors = tokens(dark);
        var failing = new ArrayList<String>();
        for (var ground : GROUNDS) {
            for (var text : List.of("-color-fg-default", "-color-fg-muted", "-color-fg-subtle", "-color-accent-fg", "-color-success-fg",
                    "-color-warning-fg",
                    "-color-danger-fg"))
                check(colors, text, ground, 4.5, failing);
            for (var type : TYPES) {
                check(colors, "-th-sig-" + type + "-fg", ground, 4.5, failing);
                check(colors, "-th-sig-" + type + "-fill", ground, 3, failing);
            }
        }
        for (var row : List.of("-th-row-hover", "-th-row-selected", "-th-row-stripe", "-th-control-bg", "-th-control-hover",
                "-th-card-bg")) {
            for (var text : List.of("-color-fg-default", "-color-fg-muted", "-color-fg-subtle", "-color-accent-fg"))
                check(colors, text, row, 4.5, failing);
        }
        for (var role : List.of("accent", "success", "warning", "danger")) {
            check(colors, "-color-" + role + "-fg", "-color-" + role + "-subtle", 4.5, failing);
            check(colors, "-color-fg-emphasis", "-color-" + role + "-emphasis", 4.5, failing);
        }
        for (var syntax : List.of("key", "string", "number", "word"))
            for (var ground : GROUNDS)
                check(colors, "-th-syntax-" + syntax, ground, 4.5, failing);
        for (int agent = 0; agent < 12; agent++)
            check(colors, "-th-agent-on", "-th-agent-" + agent, 4.5, failing);
        for (var type : TYPES)
            check(colors, "-th-sig-" + type + "-fg", "-th-sig-" + type + "-bg", 4.5, failing);
        check(colors, "-color-fg-default", "-th-field-valid-bg", 4.5, failing);
        check(colors, "-color-success-fg", "-th-field-valid-bg", 4.5, failing);
        check(colors, "-color-danger-fg", "-th-field-invalid-bg", 4.5, failing);
        check(colors, "-color-fg-muted", "-color-neutral-muted", 4.5, failing);
        assertThat(failing).isEmpty();
    }

    private static void check(Map<String, String> colors, String text, String ground, double least, List<String> failing) {
        double one = luminance(colors, text), other = luminance(colors, ground);
        double contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (contrast < least)
            failing.add("%s on %s: %.2f".formatted(text, ground, contrast));
    }

    /** Relative luminance of WCAG 2. */
    private static double luminance(Map<String, String> colors, String token) {
        var value = colors.get(token);
        assertThat(value).as(token).matches("#[0-9a-f]{6}");
        int rgb = Integer.parseInt(String.valueOf(value).substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static Map<String, String> tokens(boolean dark) {
        var found = new LinkedHashMap<String, String>();
        DEFINITION.matcher(read(Assets.tokens(dark))).results().forEach(token -> found.put(token.group(1), token.group(2)));
        return found;
    }

    private static String read(URL url) {
        try (var in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
