package dev.thalamus.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** English and Spanish say the same, with the same arguments. */
class BundlesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    static Iterable<String> areas() { return Assets.AREAS; }

    @ParameterizedTest
    @MethodSource("areas")
    void everyTextExistsInEveryLanguage(String area) {
        var english = Assets.texts(area, "en");
        for (var language : Assets.LANGUAGES)
            assertThat(Assets.texts(area, language).keySet()).as(area + "_" + language).isEqualTo(english.keySet());
    }

    @ParameterizedTest
    @MethodSource("areas")
    void everyTextTakesTheSameArguments(String area) {
        Assets.texts(area, "en").forEach((key, text) -> {
            for (var language : Assets.LANGUAGES) {
                var other = Assets.texts(area, language).getOrDefault(key, "");
                assertThat(arguments(other)).as(area + "." + key + " in " + language).isEqualTo(arguments(text));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("areas")
    void everyTextIsAPatternThatCanBeFormatted(String area) {
        for (var language : Assets.LANGUAGES)
            Assets.texts(area, language).forEach((key, text) -> {
                var name = area + "." + key + " in " + language;
                assertThat(text).as(name).isNotBlank().doesNotContain("...");
                // MessageFormat eats apostrophes; the hub's own English words are never patterns.
                if (!area.equals("rpc"))
                    assertThat(text).as(name).doesNotContain("'");
                if (!arguments(text).isEmpty())
                    assertThatCode(() -> new MessageFormat(text, Locale.of(language)).format(new Object[]{1, 2, 3, 4, 5, 6})).as(name)
                            .doesNotThrowAnyException();
            });
    }

    @Test
    void theControlsHaveTexts() {
        // The tests above say nothing about bundles that are not found.
        assertThat(Assets.texts("kit", "es")).containsEntry("copy", "Copiar");
        assertThat(Assets.texts("kit", "fr")).isEmpty();
    }

    private static java.util.Set<String> arguments(String text) {
        var found = new TreeSet<String>();
        var argument = ARGUMENT.matcher(text);
        while (argument.find())
            found.add(argument.group(1));
        return found;
    }
}
