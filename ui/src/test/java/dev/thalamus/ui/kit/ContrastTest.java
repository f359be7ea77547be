package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.assets.Assets;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is told from its ground by people who see little: WCAG 2's 4.5 to 1 for words, 3 to 1 for signs that stand beside their word. */
class ContrastTest {
    private static final double WORDS = 4.5, SIGNS = 3;
    /** Rows, cards, bars, fields and buttons: any tone may stand on each. */
    private static final List<String> GROUNDS = List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-inset", "-color-bg-overlay",
            "-th-card-bg", "-th-row-hover", "-th-row-selected", "-th-row-stripe", "-th-control-bg", "-th-control-hover");
    private static final List<String> TONES = List.of("-color-fg-default", "-color-fg-muted", "-color-fg-subtle", "-color-accent-fg",
            "-color-success-fg", "-color-warning-fg", "-color-danger-fg");
    private static final List<String> EDITORS = List.of("-color-bg-default", "-color-bg-subtle", "-th-card-bg", "-th-field-valid-bg",
            "-th-field-invalid-bg");
    private static final List<String> SYNTAX = List.of("key", "string", "number", "word");
    private static final List<String> SIGNALS = Stream.of(SignalShape.values()).map(SignalShape::token).toList();
    private static final Pattern RULE = Pattern.compile("\\{([^}]*)}");
    private static final Pattern TEXT = Pattern.compile("-fx-text-fill:\\s*(-[a-z0-9-]+)\\s*;");
    private static final Pattern GROUND = Pattern.compile("-fx-background-color:[^;]*?(-(?:color|th)-[a-z0-9-]+)\\s*;");

    private record Pair(String text, String ground, double least) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTextStandsOutFromItsGround(boolean dark) throws IOException {
        Palette colors = Palette.read(dark);
        List<Pair> pairs = pairs(colors);
        assertThat(pairs).hasSizeGreaterThan(GROUNDS.size() * TONES.size());
        assertThat(pairs).allSatisfy(pair -> assertThat(ratio(colors.get(pair.text), colors.get(pair.ground))).as(pair.toString())
                .isGreaterThanOrEqualTo(pair.least));
    }

    private static List<Pair> pairs(Palette colors) throws IOException {
        var pairs = new ArrayList<Pair>();
        each(TONES, GROUNDS, WORDS, pairs);
        each(SYNTAX.stream().map(kind -> "-th-syntax-" + kind).toList(), EDITORS, WORDS, pairs);
        each(SIGNALS.stream().map(type -> "-th-sig-" + type + "-fg").toList(), GROUNDS, WORDS, pairs);
        SIGNALS.forEach(type -> pairs.add(new Pair("-th-sig-" + type + "-fg", "-th-sig-" + type + "-bg", WORDS)));
        SIGNALS.forEach(type -> pairs.add(new Pair("-th-sig-" + type + "-fill", "-color-bg-default", SIGNS)));
        // Letters in an agent's square, whose name stands beside it.
        List<String> agents = IntStream.range(0, 12).mapToObj(at -> "-th-agent-" + at).toList();
        agents.forEach(agent -> pairs.add(new Pair("-th-agent-on", agent, WORDS)));
        each(agents, GROUNDS, SIGNS, pairs);
        // What was found is marked, what is chosen in a field has its ground.
        pairs.add(new Pair("-color-fg-default", "-color-warning-muted", WORDS));
        pairs.add(new Pair("-color-fg-default", "-color-accent-muted", WORDS));
        for (URL sheet : Assets.sheets()) {
            written(sheet, colors, pairs);
        }
        return pairs;
    }

    private static void each(List<String> texts, List<String> grounds, double least, List<Pair> into) {
        texts.forEach(text -> grounds.forEach(ground -> into.add(new Pair(text, ground, least))));
    }

    /** The rules of a style sheet that give both a text and the ground under it. */
    private static void written(URL sheet, Palette colors, List<Pair> into) throws IOException {
        try (var in = sheet.openStream()) {
            var rules = RULE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (rules.find()) {
                var text = TEXT.matcher(rules.group(1));
                var ground = GROUND.matcher(rules.group(1));
                if (text.find() && ground.find() && colors.colors().containsKey(text.group(1))
                        && colors.colors().containsKey(ground.group(1))) {
                    into.add(new Pair(text.group(1), ground.group(1), WORDS));
                }
            }
        }
    }

    private static double ratio(Color one, Color other) {
        double a = luminance(one), b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) { return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4); }
}
