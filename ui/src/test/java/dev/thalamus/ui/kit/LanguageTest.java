package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Colours of snippets. */
class LanguageTest {
    @Test
    void pythonIsRead() {
        assertThat(styles(Language.PYTHON, "async def main(): # go\n  x = Ventas(port=8765, name=\"a # b\")")).isEqualTo(
                "word(async) word(def) key(main) comment(# go) key(port) number(8765) key(name) string(\"a # b\")");
    }

    @Test
    void jsonTellsKeysFromStrings() {
        assertThat(styles(Language.JSON, "{\"a\": \"b\", \"c\": [1.5e3, -2, true, null]}")).isEqualTo(
                "key(\"a\") string(\"b\") key(\"c\") number(1.5e3) number(-2) word(true) word(null)");
    }

    @Test
    void shellKnowsOptionsAndVariables() {
        assertThat(styles(Language.SHELL, "curl -s \"$URL\" --max-time 5 # ask"))
                .isEqualTo("word(curl) key(-s) string(\"$URL\") key(--max-time) number(5) comment(# ask)");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void partsAreInOrderAndDoNotOverlap(Language language) {
        var text = "class A { // \"x\" \n let s = 'a' + `b` + \"c\"; @Over def f(x=1) # end \"unfinished\n} \"k\": 1, \"\"\"doc\"\"\" $V --opt";
        int at = 0;
        for (var span : language.spans(text)) {
            assertThat(span.from()).isGreaterThanOrEqualTo(at);
            assertThat(span.to()).isBetween(span.from() + 1, text.length());
            at = span.to();
        }
    }

    private static String styles(Language language, String text) {
        var found = new StringBuilder();
        for (var span : language.spans(text)) {
            if (!found.isEmpty())
                found.append(' ');
            found.append(span.style()).append('(').append(text, span.from(), span.to()).append(')');
        }
        return found.toString();
    }
}
