package dev.thalamus.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
    private static final Schema<SignalCursor> SCHEMA = SignalSchema.with(
            () -> List.of("ventas", "facturacion", "Café Ñandú", "a*b", "inventario"),
            () -> List.of("a07c", "b5d0"), () -> List.of("$.monto", "$.lineas[*].sku"));

    /** The caret is at the bar; the first suggestion gives the second text. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', delimiter = ';', textBlock = """
            |;                     from:
            f|;                    from:
            ty|;                   type:
            -ou|;                  -outcome:
            (a or la|);            (a or latency:)
            come|;                 outcome:
            o|;                    outcome:
            from|;                 from:
            from:|;                from:ventas
            from:v|;               from:ventas
            from:VEN|;             from:ventas
            from:ven|xyz to:a;     from:ventas to:a
            from: |;               from: ventas
            from:a,fac|;           from:a,facturacion
            from:a, fac|;          from:a, facturacion
            from:ña|;              from:"Café Ñandú"
            from:"caf|;            from:"Café Ñandú"
            from:a*|;              from:"a*b"
            x type:do|pe y;        x type:DOPAMINE y
            type!=gaba,glu|;       type!=gaba,GLUTAMATE
            outcome:q|;            outcome:queued
            src:ven|;              src:ventas
            conversation:b|;       conversation:b5d0
            $.m|;                  $.monto
            a $|;                  a $.monto
            $.sku|;                $.sku|
            size>4|;               size>4k
            size > 4|;             size > 4k
            latency<|;             latency<100us
            since:10|;             since:10m
            a an|;                 a and
            """)
    void proposes(String marked, String expected) {
        int caret = marked.indexOf('|');
        String text = marked.replace("|", "");
        Completion completion = SCHEMA.complete(text, caret);
        if (expected.endsWith("|")) {
            assertThat(completion.suggestions()).isEmpty();
        } else {
            assertThat(completion.apply(text, completion.suggestions().getFirst())).isEqualTo(expected);
        }
    }

    @Test
    void anEmptyLineProposesAllFieldsInTheirOrder() {
        assertThat(SCHEMA.complete("", 0).suggestions()).extracting(Suggestion::text).containsExactlyElementsOf(
                SCHEMA.fields().stream().map(field -> field.name() + ":").toList());
    }

    @Test
    void aCompleteFieldProposesItsOperators() {
        assertThat(SCHEMA.complete("size", 4).suggestions()).extracting(Suggestion::text).containsExactly("size:", "size=", "size!=",
                "size>",
                "size>=", "size<", "size<=");
        assertThat(SCHEMA.complete("type", 4).suggestions()).extracting(Suggestion::text).containsExactly("type:", "type=", "type!=");
    }

    @Test
    void nothingIsProposedInsideFreeText() {
        assertThat(SCHEMA.complete("\"fro", 4).suggestions()).isEmpty();
        assertThat(SCHEMA.complete("~/fro", 5).suggestions()).isEmpty();
        assertThat(SCHEMA.complete("$.monto>1", 9).suggestions()).isEmpty();
        assertThat(SCHEMA.complete("nofield:x", 9).suggestions()).isEmpty();
        assertThat(SCHEMA.complete("from:~/x", 8).suggestions()).isEmpty();
    }

    @Test
    void everyProposedValueIsAFilter() {
        for (Field<SignalCursor> field : SCHEMA.fields()) {
            String text = field.name() + ":";
            for (Suggestion suggestion : SCHEMA.complete(text, text.length()).suggestions()) {
                assertThat(Filter.parse(text + suggestion.text(), SCHEMA)).as(text + suggestion.text()).isInstanceOf(Parsed.Good.class);
            }
        }
    }

    @Property(tries = 2_000)
    void proposesSomethingSaneForWhateverIsTyped(@ForAll @Chars({'a', 'f', ':', '"', '~', '/', ' ', '$', '.', ',', '>', '!', '=', '-', '(',
            ')', '\\', 'ñ'}) @StringLength(max = 20) String text, @ForAll @IntRange(min = -1, max = 21) int caret) {
        Completion completion = SCHEMA.complete(text, caret);
        assertThat(completion.start()).isBetween(0, text.length());
        assertThat(completion.end()).isBetween(completion.start(), text.length());
        assertThat(Math.clamp(caret, 0, text.length())).isBetween(completion.start(), completion.end());
    }
}
