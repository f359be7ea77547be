package dev.thalamus.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterErrorTest {
    /** The part between the brackets is what the error must point at. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            [fron]:ventas                  | UNKNOWN_FIELD_NEAR
            a [https]://x.y                | UNKNOWN_FIELD
            [from:]                        | MISSING_VALUE
            [from:] ) x                    | MISSING_VALUE
            [type:DOPAMINE,]               | MISSING_VALUE
            x [$.a>]                       | MISSING_VALUE
            a [or]                         | MISSING_OPERAND
            a [and] )                      | MISSING_OPERAND
            [or] a                         | MISSING_OPERAND
            a or [or] b                    | MISSING_OPERAND
            [-]                            | MISSING_OPERAND
            (a [not])                      | MISSING_OPERAND
            a [:]b                         | STRAY
            a[,]b                          | STRAY
            [>]5                           | STRAY
            a ["b                          | OPEN_QUOTE
            from:["b                       | OPEN_QUOTE
            [~/a                           | OPEN_REGEX
            x [(]a                         | OPEN_GROUP
            a[)]                           | STRAY_CLOSE
            from>[x]                       | BAD_OPERATOR
            type<=[GABA]                   | BAD_OPERATOR
            [size>4k,5k]                   | LIST_ORDER
            $.a>[x*]                       | PATTERN_ORDER
            size:[~/a/]                    | PATTERN_NUMBER
            size>[4*]                      | PATTERN_NUMBER
            seq:[abc]                      | BAD_NUMBER
            size>[4q]                      | BAD_SIZE
            latency>[5]                    | BAD_DURATION
            latency>[5k]                   | BAD_DURATION
            since:[gestern]                | BAD_TIME
            time>[25:00]                   | BAD_TIME
            time>[2026-13-01]              | BAD_TIME
            type:[DOPAMIN]                 | BAD_CHOICE_NEAR
            type:GABA,[nonsense]           | BAD_CHOICE
            type:[x*]                      | BAD_CHOICE
            from:[~/(/]                    | BAD_REGEX
            [$]                            | BAD_PATH
            [$]5                           | BAD_PATH
            [$.]                           | BAD_PATH
            [$.a.]                         | BAD_PATH
            """, delimiter = '|')
    void pointsAtWhatIsWrong(String marked, String problem) {
        int start = marked.indexOf('[');
        int end = marked.indexOf(']') < 0 ? marked.length() - 1 : marked.indexOf(']') - 1;
        FilterError error = Signals.error(marked.replace("[", "").replace("]", ""));
        assertThat(error.problem()).isEqualTo(Problem.valueOf(problem));
        assertThat(error.start()).as("start").isEqualTo(start);
        assertThat(error.end()).as("end").isEqualTo(end);
    }

    @Test
    void brackets() {
        assertThat(Signals.error("~/[/").problem()).isEqualTo(Problem.BAD_REGEX);
        assertThat(Signals.error("x $.a[x]")).extracting(FilterError::start, FilterError::problem).containsExactly(2, Problem.BAD_PATH);
        assertThat(Signals.error("$.a[9999999999]").problem()).isEqualTo(Problem.BAD_PATH);
        assertThat(Signals.error("$[\"a").problem()).isEqualTo(Problem.OPEN_QUOTE);
    }

    @Test
    void saysWhatToDo() {
        assertThat(Signals.error("fron:ventas").sentence()).isEqualTo("there is no field “fron”; did you mean “from”?");
        assertThat(Signals.error("type:DOPAMIN").sentence()).isEqualTo("“DOPAMIN” is no value of this field; did you mean “DOPAMINE”?");
        assertThat(Signals.error("latency>5").sentence()).isEqualTo("“5” is not a duration, such as 200us, 5ms or 2s");
        assertThat(Arrays.stream(Problem.values()).map(Problem::key)).allMatch(key -> key.matches("filter\\.problem\\.[a-z_]+"))
                .doesNotHaveDuplicates();
    }

    @Test
    void limitsAreErrorsToo() {
        assertThat(Signals.error("a ".repeat(5_000)).problem()).isEqualTo(Problem.TOO_LONG);
        assertThat(Signals.error("a ".repeat(600)).problem()).isEqualTo(Problem.TOO_MANY);
        assertThat(Signals.error("(".repeat(100) + "a" + ")".repeat(100)).problem()).isEqualTo(Problem.TOO_DEEP);
        assertThat(Signals.error("~/" + "a".repeat(600) + "/").problem()).isEqualTo(Problem.BAD_REGEX);
    }

    @Test
    void rowsWithoutPayloadHaveNoPaths() {
        var queues = SnapshotSchemas.queues(java.util.List::of);
        assertThat(Filter.parse("pending>3 $.a:1", queues)).isInstanceOfSatisfying(Parsed.Bad.class,
                bad -> assertThat(bad.error().problem()).isEqualTo(Problem.NO_PAYLOAD));
    }
}
