package dev.thalamus.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.query.Histories;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who was asked and answered when, told from signals alone. */
class AnswersTest {
    private final Histories signals = new Histories();
    private final Answers answers = new Answers();
    private int millis;

    private AnswersTest at(int now) {
        millis = now;
        return this;
    }

    private void says(String from, String to) { says(from, to, ""); }

    private void says(String from, String to, String conversation) {
        signals.signal(from, to, Duration.ofMillis(millis),
                conversation.isEmpty() ? "{}" : "{\"conversation\": \"" + conversation + "\"}", Outcome.DELIVERED);
    }

    private Answered of(String name) {
        answers.read(signals.history(), 1_000_000);
        return answers.all().getOrDefault(name, Answered.NOTHING);
    }

    @Test
    void theMedianIsThatOfAllAnswersAndNotTheLast() {
        int[] latencies = {10, 1_000, 20, 30, 40};
        for (int i = 0; i < latencies.length; i++) {
            at(i * 10_000).says("ana", "luis");
            at(i * 10_000 + latencies[i]).says("luis", "ana");
        }
        assertThat(of("luis").asked()).isEqualTo(5);
        assertThat(of("luis").answered()).isEqualTo(5);
        assertThat(of("luis").medianMicros()).contains(30_000L);
        assertThat(of("ana")).as("who only asks was not asked").isEqualTo(Answered.NOTHING);
    }

    @Test
    void whatNobodyAnswersIsAskedAllTheSame() {
        at(0).says("ana", "luis");
        at(1).says("ana", "luis");
        at(2).says("luis", "eva");
        assertThat(of("luis").asked()).isEqualTo(2);
        assertThat(of("luis").answered()).isZero();
        assertThat(of("luis").medianMicros()).isEmpty();
    }

    @Test
    void answersBelongToTheirConversation() {
        at(0).says("ana", "luis", "one");
        at(100).says("ana", "luis", "two");
        at(150).says("luis", "ana", "two");
        at(1_000).says("luis", "ana", "one");
        assertThat(of("luis").answered()).isEqualTo(2);
        assertThat(of("luis").medianMicros()).contains((50_000L + 1_000_000L) / 2);
        at(2_000).says("luis", "ana", "three");
        assertThat(of("ana").asked()).as("a word in another conversation asks").isOne();
    }

    @Test
    void withoutAConversationTheOldestIsAnsweredFirst() {
        at(0).says("ana", "luis");
        at(10).says("ana", "luis");
        at(30).says("luis", "ana", "named only in the answer");
        at(50).says("luis", "ana");
        assertThat(of("luis").medianMicros()).contains((30_000L + 40_000L) / 2);
    }

    @Test
    void aWaitInTheStoreIsNotTheAnswerersTime() {
        signals.signal("ana", "luis", Duration.ZERO, "{}", Outcome.QUEUED);
        at(60_000).says("luis", "ana");
        assertThat(of("luis").answered()).isOne();
        assertThat(of("luis").medianMicros()).isEmpty();
    }

    @Test
    void refusalsBroadcastsAndWordsToOneselfAskNobody() {
        signals.signal("ana", "luis", Duration.ZERO, "{}", Outcome.REFUSED);
        at(1).says("ana", "");
        at(2).says("luis", "luis");
        assertThat(of("luis")).isEqualTo(Answered.NOTHING);
    }

    @Test
    void itIsReadOnlyOnceAndInPieces() {
        for (int i = 0; i < 100; i++) {
            at(10 * i).says("ana", "luis");
            at(10 * i + 3).says("luis", "ana");
        }
        assertThat(answers.read(signals.history(), 150)).as("there is more").isTrue();
        assertThat(answers.read(signals.history(), 150)).isFalse();
        assertThat(of("luis").asked()).isEqualTo(100);
        assertThat(of("luis").medianMicros()).contains(3_000L);
    }

    @Test
    void manyNamesAndUnansweredAsksAreBounded() {
        for (int i = 0; i < 10_500; i++) {
            at(i).says("ana", "b" + i);
        }
        for (int i = 0; i < 300; i++) {
            at(20_000 + i).says("ana", "luis");
        }
        for (int i = 0; i < 300; i++) {
            at(30_000 + i).says("luis", "ana");
        }
        assertThat(of("luis").asked()).isEqualTo(300);
        assertThat(of("luis").answered()).as("the oldest were given up").isEqualTo(100);
        assertThat(answers.all()).hasSize(10_000).doesNotContainKey("b0");
    }
}
