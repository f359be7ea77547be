package dev.thalamus.hub.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said in words is understood again. */
class ClauseTest {
    @ParameterizedTest
    @EnumSource
    void whatIsSaidIsReadAgainWithItsValues(Clause clause) {
        List<String> values = IntStream.range(0, clause.places()).mapToObj(i -> "empresa-" + i + ".com").toList();
        assertThat(Clause.read(clause.of(values.toArray()))).contains(new Clause.Said(clause, values));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aReasonIsNoClause(Reason reason) { assertThat(Clause.read(reason.sentence())).isEmpty(); }

    @Test
    void valuesMayHoldWhatPatternsMeanSomethingBy() {
        assertThat(Clause.read(Clause.READ_FAILED.of("$1 \\E (broken)\npipe"))).get().extracting(Clause.Said::values)
                .isEqualTo(List.of("$1 \\E (broken)\npipe"));
        assertThat(Clause.OTHER_HUB.of("ws://{1}", "b")).isEqualTo("the hub at ws://{1} is b");
    }

    @Test
    void otherWordsAreNoClause() { assertThat(Clause.read("Network is unreachable")).isEmpty(); }
}
