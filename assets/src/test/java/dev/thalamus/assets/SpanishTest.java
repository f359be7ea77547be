package dev.thalamus.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Spanish of the window: usted throughout, one word for one thing, and Spanish punctuation. */
class SpanishTest {
    private record Entry(String key, String text) {
        boolean has(String pattern) { return Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS).matcher(text).find(); }
    }

    private static Stream<Entry> texts() {
        return Assets.AREAS.stream().flatMap(area -> Assets.texts(area, "es").entrySet().stream()
                .map(text -> new Entry(area + "." + text.getKey(), text.getValue())));
    }

    @Test
    void whoReadsItIsUsted() {
        String you = "(?i)\\b(tú|tus?|te|ti|contigo|tienes|puedes|quieres|debes|les? das|dal[ao]s?|guárdal[ao]s?|escríbel[ao]|inícial[ao])\\b";
        String commands = "(^|\\. )(Cambia|Quita|Exporta|Elige|Busca|Pon|Haz|Guarda|Copia|Escribe|Abre) ";
        assertThat(texts().filter(text -> text.has(you) || text.has(commands))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"carpeta, (?i)\\bdirectorio", "equipo, (?i)\\b(ordenador|computadora|máquina)", "esperar a, (?i)\\besperan? por\\b",
            "iniciar y detener, (?i)\\b(arranqu?[ea]\\w*l[oa]|arránqu\\w+|paró|se paran|está parado)\\b", "evento, (?i)\\bsucesos?\\b",
            "Señales, (?i)\\bel flujo\\b", "secreto, (?i)\\b(un|el|los|las|necesitan?|su) tokens?\\b", "desviar, (?i)\\bredirig",
            "enseguida, (?i)\\ben seguida\\b"})
    void oneThingHasOneWord(String word, String others) {
        assertThat(texts().filter(text -> text.has(others))).as("instead of: " + word).isEmpty();
    }

    @Test
    void questionsExclamationsAndQuotationsOpenAndClose() {
        assertThat(texts().filter(text -> text.has("\\?(?!\\w+=)") != text.has("¿"))).isEmpty();
        assertThat(texts().filter(text -> text.has("!(?!=)") != text.has("¡"))).isEmpty();
        assertThat(texts().filter(text -> text.has("[“”‘’]") || text.has("«") != text.has("»"))).isEmpty();
    }

    @Test
    void oneIsNotCountedInThePlural() {
        // A number at the beginning that a plural follows, without a choice between one and several.
        assertThat(texts().filter(text -> text.has("^\\{0,number} \\w+[ao]s( |$)"))).isEmpty();
    }

    @Test
    void noneIsNotCountedAsOne() {
        // A choice gives everything below its first limit the first text; where English chooses from one on too, none never comes.
        var fromOneOn = Pattern.compile("\\{\\d,choice,(?!0#)");
        assertThat(Assets.AREAS).allSatisfy(area -> assertThat(Assets.texts(area, "es")).allSatisfy((key, text) -> {
            String english = Assets.texts(area, "en").getOrDefault(key, "");
            assertThat(fromOneOn.matcher(text).results().map(MatchResult::group)).allMatch(choice -> english.contains(choice + "1#"));
        }));
    }
}
