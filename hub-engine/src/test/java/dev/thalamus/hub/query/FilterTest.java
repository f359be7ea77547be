package dev.thalamus.hub.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\'', textBlock = """
            src:ventas AND not x;                    from:ventas -x
            ( a  or (b or c) );                      a or b or c
            (a b) c;                                 a b c
            a or (b c);                              a or (b c)
            --a;                                     a
            size > 4k;                               size>4k
            from: ventas , soporte;                  from:ventas,soporte
            from~/a\\/b/i;                           from:~/a\\/b/i
            $["a"][ 0;                               -
            $["a"]["b c"]:1;                         $.a["b c"]:1
            TYPE:Dopamine;                           type:Dopamine
            "or";                                    "or"
            """)
    void theCanonicalTextIsOneSpelling(String text, String canonical) {
        if (canonical.equals("-")) {
            assertThat(Signals.error(text).problem()).isEqualTo(Problem.BAD_PATH);
        } else {
            assertThat(Signals.filter(text).text()).isEqualTo(canonical);
        }
    }

    @Test
    void filtersByAValueAndExcludesIt() {
        Filter<SignalCursor> filter = Filter.all(SignalSchema.plain()).and(Node.field("from", "ventas"))
                .and(Node.field("to", "Café Ñandú"));
        assertThat(filter.text()).isEqualTo("from:ventas to:\"Café Ñandú\"");
        assertThat(filter.and(Node.field("from", "ventas"))).isSameAs(filter);
        assertThat(filter.without(Node.field("type", "GABA")).text()).isEqualTo("from:ventas to:\"Café Ñandú\" -type:GABA");
        assertThat(Signals.filter("a or b").and(Node.field("conversation", "a*c")).text()).isEqualTo("(a or b) conversation:\"a*c\"");
        JsonPath path = new JsonPath(List.of(new JsonPath.Member("lineas"), new JsonPath.Index(0), new JsonPath.Member("sku")));
        assertThat(Filter.of(SignalSchema.plain(), Node.path(path, "SEN-T4", true)).text()).isEqualTo("$.lineas[0].sku:\"SEN-T4\"");
        assertThat(Filter.of(SignalSchema.plain(), Node.path(path, "12.5", false)).text()).isEqualTo("$.lineas[0].sku:12.5");
        assertThat(Filter.all(SignalSchema.plain()).isAll()).isTrue();
        assertThatThrownBy(() -> Filter.all(SignalSchema.plain()).and(Node.field("nofield", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nofield");
    }

    @Test
    void coloursTellFieldsValuesAndSigns() {
        assertThat(Filter.parse("(from:ventas or -$.monto>=100) \"x\" ~/y/ type:A*", SignalSchema.plain()).spans()).extracting(Span::kind)
                .containsExactly(
                        Span.Kind.GROUP, Span.Kind.FIELD, Span.Kind.OPERATOR, Span.Kind.WORD, Span.Kind.KEYWORD, Span.Kind.KEYWORD,
                        Span.Kind.PATH,
                        Span.Kind.OPERATOR, Span.Kind.NUMBER, Span.Kind.GROUP, Span.Kind.TEXT, Span.Kind.PATTERN, Span.Kind.FIELD,
                        Span.Kind.OPERATOR,
                        Span.Kind.PATTERN);
        assertThat(Filter.parse("from:ventas size>", SignalSchema.plain())).isInstanceOf(Parsed.Bad.class)
                .extracting(parsed -> parsed.spans().size())
                .isEqualTo(5);
    }

    @Test
    void twoFieldsOfOneNameAreAMistake() {
        assertThatThrownBy(() -> Schema.<String>of("x").text("a", "", text -> text).text("a", "", text -> text).build())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
