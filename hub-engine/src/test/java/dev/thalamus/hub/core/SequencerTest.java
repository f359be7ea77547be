package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.store.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequencerTest {
    private static final long MINUTE = 60_000;

    private final ManualClock clock = new ManualClock();
    private final Sequencer sequencer = new Sequencer(clock);
    private final List<Answer<String>> started = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    private void ask() { sequencer.<String>run((value, problem) -> answers.add(value == null ? "busy" : value), started::add); }

    @Test
    void theNextBeginsWhenTheOneBeforeWasAnswered() {
        ask();
        ask();
        assertThat(started).hasSize(1);
        started.getFirst().done("one", null);
        assertThat(started).hasSize(2);
        started.getLast().done("two", null);
        assertThat(answers).containsExactly("one", "two");
    }

    @Test
    void tooManyAreToldSo() {
        for (int i = 0; i < 66; i++) {
            ask();
        }
        assertThat(answers).containsExactly("busy");
        assertThat(started).hasSize(1);
    }

    @Test
    void oneThatNeverAnswersIsGivenUpAndItsLateAnswerEndsNobodyElse() {
        clock.pass(10 * MINUTE);
        ask();
        ask();
        ask();
        clock.pass(MINUTE / 2);
        sequencer.tick();
        assertThat(started).hasSize(1);
        clock.pass(MINUTE);
        sequencer.tick();
        assertThat(started).hasSize(2);
        started.getFirst().done("late", null);
        assertThat(started).as("the second still runs alone").hasSize(2);
        started.get(1).done("second", null);
        assertThat(started).hasSize(3);
        assertThat(answers).containsExactly("late", "second");
    }
}
