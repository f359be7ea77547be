package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.RuleText.Mistake;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told of a rule before the hub is asked. */
class RuleTextTest {
    @Test
    void whatAHubTakesHasNoMistake() {
        assertThat(RuleText.mistake("{}")).isEmpty();
        assertThat(RuleText.mistake(RuleText.standard())).isEmpty();
        assertThat(RuleText.mistake("{\"access\":{\"inbound_from\":[],\"session_types\":{\"accept\":[\"consulting\"]}},"
                + "\"limits\":{\"rate\":{\"per_minute\":60,\"burst\":5},\"task_ttl_default\":\"\",\"inbox\":{\"high_water\":null}}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"limits":{"rate":{"per_minute":-1}}}               | limits.rate.per_minute         | must be at least 0
            {"limits":{"rate":{"burst":-1}}}                    | limits.rate.burst              | must be at least 0
            {"limits":{"max_concurrent_channels":-2}}           | limits.max_concurrent_channels | must be at least 0
            {"limits":{"inbox":{"high_water":-2}}}              | limits.inbox.high_water        | must be at least 0
            {"limits":{"rate":{"per_minute":"many"}}}           | limits.rate.per_minute         | has the wrong type
            {"limits":{"delegation_depth":99999999999}}         | ``                             | has the wrong type
            {"limits":{"inbox":{"overflow":"burn"}}}            | limits.inbox.overflow          | must be reject, drop_oldest or drop_newest
            {"access":{"inbound_from":"ana"}}                   | access.inbound_from            | has the wrong type
            {"access":{"outbound_to":[7]}}                      | access.outbound_to             | has the wrong type
            {"limits":{"speed":7}}                              | limits.speed                   | is no field of a rule
            [1]                                                 | ``                             | must be an object
            {"limits":                                          | ``                             | is not JSON
            """)
    void aMistakeNamesItsField(String json, String path, String why) {
        assertThat(RuleText.mistake(json)).contains(new Mistake(path, why));
    }

    @Test
    void aDurationIsToldHowItIsWritten() {
        assertThat(RuleText.mistake("{\"limits\":{\"channel_ttl_default\":\"soon\"}}")).map(Mistake::path)
                .contains("limits.channel_ttl_default");
        assertThat(RuleText.mistake("{\"limits\":{\"channel_ttl_default\":\"soon\"}}").map(Mistake::why).orElse(""))
                .startsWith("must be a duration such as 30s");
    }

    @Test
    void nothingAtAllIsNoRule() { assertThat(RuleText.mistake("")).isNotEqualTo(Optional.empty()); }

    @Test
    void patternsTakeNamesAsTheGateDoes() {
        assertThat(RuleText.takes(List.of("ana", "ventas-*"), "ventas-2")).isTrue();
        assertThat(RuleText.takes(List.of("ana"), "Ana")).isFalse();
        assertThat(RuleText.takes(List.of(), "ana")).isFalse();
    }
}
