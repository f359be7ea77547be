package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
    @ParameterizedTest
    @ValueSource(strings = {"ventas", "ventas del sur", "ñandú_9@empresa-b.com", "продажи", "販売", "ventas🛒", "", "a·b", "½",
            "می\u200Cخواهم", "क्\u200Dष", "👩\u200D🚀", "👩🏽\u200D🚀", "🏳\uFE0F\u200D🌈", "❤\uFE0F"})
    void whatCanBeSeenStaysAsItIs(String name) { assertThat(Visible.of(name)).isSameAs(name); }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', ignoreLeadingAndTrailingWhitespace = false, value = {"ventas\u200B,ventas‹U+200B›",
            "\u202Eventas,‹U+202E›ventas", "ven\u00ADtas,ven‹U+00AD›tas", " ventas,‹U+0020›ventas", "ventas ,ventas‹U+0020›",
            "a  b,a‹U+0020›‹U+0020›b", "a\u00A0b,a‹U+00A0›b", "a\tb,a‹U+0009›b", "\uFEFF,‹U+FEFF›", "\u3164,‹U+3164›", " ,‹U+0020›",
            "a\u180Eb,a‹U+180E›b", "ventas\uFE0F,ventas‹U+FE0F›", "1\uFE0F,1‹U+FE0F›", "🛒\uFE0F,🛒‹U+FE0F›", "ven\u034Ftas,ven‹U+034F›tas",
            "販\uDB40\uDD00売,販‹U+E0100›売", "ven\u200Dtas,ven‹U+200D›tas", "می\u200C,می‹U+200C›", "🛒\u200D,🛒‹U+200D›",
            "می\u200C\u200Cخ,می‹U+200C›‹U+200C›خ"})
    void whatCannotBeSeenIsSpelled(String name, String shown) { assertThat(Visible.of(name)).isEqualTo(shown); }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', ignoreLeadingAndTrailingWhitespace = false, value = {"1\u00A0234\u202F567 s,1\u00A0234\u202F567 s",
            "a  b ,a  b ", "eva\u202E no,eva‹U+202E› no", "ven\u00ADtas,ven‹U+00AD›tas", "a\u0000b,a‹U+0000›b", "line\u2028,line‹U+2028›"})
    void aSentenceKeepsItsSpaces(String sentence, String shown) { assertThat(Visible.within(sentence)).isEqualTo(shown); }

    @Test
    void aSentenceKeepsItsLines() { assertThat(Visible.within("a\nb\u202E")).isEqualTo("a\nb‹U+202E›"); }

    @Test
    void halfACharacterIsSpelledToo() { assertThat(Visible.of("a\uD83D")).isEqualTo("a‹U+D83D›"); }
}
