package dev.thalamus.hub.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchAnswerTest {
    private final List<String> sent = new ArrayList<>();
    private final BatchAnswer batch = new BatchAnswer(answer -> sent.add(new String(answer, UTF_8)));

    private static byte[] json(String text) { return text.getBytes(UTF_8); }

    @Test
    void answersComeTogetherInTheOrderOfTheCallsHoweverLate() {
        var first = batch.slot();
        var second = batch.slot();
        var third = batch.slot();
        second.fill(json("2"));
        assertThat(batch.complete()).isTrue();
        third.fill(json("3"));
        assertThat(sent).isEmpty();
        first.fill(json("1"));
        assertThat(sent).containsExactly("[1, 2, 3]");
    }

    @Test
    void nothingIsSentBeforeAllCallsWereMade() {
        batch.slot().fill(json("1"));
        assertThat(sent).isEmpty();
        batch.slot().fill(json("2"));
        assertThat(sent).isEmpty();
        batch.complete();
        assertThat(sent).containsExactly("[1, 2]");
    }

    @Test
    void notificationsHaveNoPlaceInIt() {
        var call = batch.slot();
        batch.slot().drop();
        batch.complete();
        call.fill(json("1"));
        assertThat(sent).containsExactly("[1]");
    }

    @Test
    void notificationsAloneAreNotAnswered() {
        batch.slot().drop();
        batch.slot().drop();
        assertThat(batch.complete()).isFalse();
        assertThat(sent).isEmpty();
    }
}
