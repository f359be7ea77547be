package dev.thalamus.ui.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalCursor.Part;
import dev.thalamus.ui.fake.FakeHub;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryFeedTest {
    private static final long TURN = 150_000_000;

    private final FakeHub hub = new FakeHub();
    private final HistoryFeed feed = new HistoryFeed();
    private long now = System.nanoTime();

    @BeforeEach
    void twoAgents() {
        hub.join("a1", "ventas");
        hub.join("b1", "facturacion");
    }

    @Test
    void showsWhatWasThereAndWhatComes() {
        emit(10);
        turn(hub);
        assertThat(sequences()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        emit(2);
        turn(hub);
        assertThat(sequences()).endsWith(11L, 12L).hasSize(12);
        assertThat(feed.rows().getLast().source()).isEqualTo("ventas");
        assertThat(feed.rows().getLast().preview()).isEqualTo("{\"n\":11}");
    }

    @Test
    void frozenRowsStayAndWhatWaitsIsCountedWithoutAGap() {
        emit(5);
        turn(hub);
        feed.freeze(true);
        turn(hub);
        emit(20);
        turn(hub);
        assertThat(feed.rows()).hasSize(5);
        assertThat(feed.progress().get().waiting()).isEqualTo(20);
        feed.freeze(false);
        turn(hub);
        assertThat(sequences()).hasSize(25).isSorted().endsWith(25L);
        assertThat(feed.progress().get().waiting()).isZero();
        assertThat(feed.progress().get().notShown()).isZero();
    }

    @Test
    void afterALongPauseItGoesOnAtTheNewestWithoutAGap() {
        emit(5);
        turn(hub);
        feed.freeze(true);
        turn(hub);
        emit(HistoryScan.BEHIND + 1_000);
        feed.freeze(false);
        turnUntilQuiet();
        assertThat(feed.rows().getLast().sequence()).isEqualTo(HistoryScan.BEHIND + 1_005);
        assertThat(feed.rows()).hasSize(HistoryScan.BEHIND + 1_005);
        assertThat(feed.progress().get().notShown()).isZero();
    }

    @Test
    void aFloodSkipsToTheNewestAndCountsWhatItDidNotShow() {
        turn(hub);
        emit(HistoryScan.BEHIND + 10_000);
        turn(hub);
        turn(hub);
        long shown = feed.rows().size();
        assertThat(shown).isEqualTo(HistoryScan.FORWARD);
        assertThat(feed.progress().get().skipped()).isEqualTo(HistoryScan.BEHIND + 10_000 - shown);
        assertThat(feed.rows().getLast().sequence()).isEqualTo(HistoryScan.BEHIND + 10_000);
    }

    @Test
    void holdsNoMoreRowsThanItsBound() {
        turn(hub);
        for (int i = 0; i < 10; i++) {
            emit(HistoryScan.FORWARD - 100);
            turn(hub);
        }
        assertThat(feed.rows()).hasSize(HistoryFeed.CAPACITY);
        assertThat(feed.progress().get().notShown()).isZero();
        assertThat(feed.progress().get().total()).isEqualTo(10L * (HistoryScan.FORWARD - 100));
    }

    @Test
    void aFilterFindsTheNewestFirstAndCountsAll() {
        emit(3_000);
        feed.filter(signal -> signal.type() == SignalType.GABA.code());
        turnUntilQuiet();
        long expected = hub.recorded().read(1, 3_000).stream().filter(signal -> signal.type() == SignalType.GABA).count();
        assertThat(feed.progress().get().matched()).isEqualTo(expected).isPositive();
        assertThat(feed.progress().get().complete()).isTrue();
        assertThat(feed.rows()).hasSize((int) expected).allMatch(row -> row.type() == SignalType.GABA);
        assertThat(sequences()).isSorted();
        feed.filter(null);
        turnUntilQuiet();
        assertThat(feed.rows()).hasSize(3_000);
    }

    @Test
    void whatAFilterCouldNotDecideIsTold() {
        emit(10);
        long[] undecided = {0};
        feed.filter(signal -> signal.sequence() > 3 || undecided[0]++ < 0, () -> undecided[0]);
        turnUntilQuiet();
        assertThat(sequences()).hasSize(7);
        assertThat(feed.progress().get().undecided()).isEqualTo(3);
    }

    @Test
    void whatAFilterCouldNotDecideCountsOnceHoweverOftenItIsTested() {
        emit(10);
        long[] undecided = {0};
        feed.filter(signal -> signal.sequence() % 10 > 3 || undecided[0]++ < 0, () -> undecided[0]);
        turnUntilQuiet();
        feed.around(5);
        turnUntilQuiet();
        assertThat(feed.progress().get().undecided()).as("looked at again").isEqualTo(4);
        emit(10);
        turnUntilQuiet();
        assertThat(feed.progress().get().undecided()).as("while they wait").isEqualTo(8);
        feed.freeze(false);
        turnUntilQuiet();
        assertThat(feed.progress().get().undecided()).as("when they are read").isEqualTo(8);
    }

    @Test
    void readsOnBetweenTwoStepsAndShowsWhatItFoundAtTheNext() {
        emit(3_000);
        feed.filter(signal -> signal.sequence() % 100 == 0);
        now -= 1_000_000_000_000L; // its time for looking is over at once, so that each look is short
        turn(hub);
        assertThat(feed.hungry()).isTrue();
        int first = feed.rows().size();
        int looks = 0;
        while (feed.hungry()) {
            assertThat(feed.gather(hub, now)).isFalse();
            assertThat(++looks).isLessThan(100);
        }
        assertThat(feed.rows()).hasSize(first);
        turn(hub);
        assertThat(feed.rows()).hasSize(30);
        assertThat(sequences()).isSorted().startsWith(100L).endsWith(3_000L);
        assertThat(feed.progress().get().complete()).isTrue();
    }

    @Test
    void frozenWithAFilterOnlyMatchesWait() {
        feed.filter(HistoryFeedTest::even);
        turn(hub);
        feed.freeze(true);
        turn(hub);
        emit(100);
        turnUntilQuiet();
        assertThat(feed.progress().get().waiting()).isEqualTo(50);
        assertThat(feed.progress().get().matched()).isEqualTo(50);
        feed.freeze(false);
        turnUntilQuiet();
        assertThat(feed.progress().get().matched()).isEqualTo(50);
        assertThat(feed.rows()).hasSize(50);
    }

    @Test
    void showsTheSurroundingsOfAnOldSignal() {
        emit(20_000);
        turnUntilQuiet();
        feed.around(7_000);
        turnUntilQuiet();
        assertThat(sequences()).contains(7_000L).hasSizeLessThanOrEqualTo(1_000);
        assertThat(feed.progress().get().waiting()).isGreaterThan(12_000);
    }

    @Test
    void anotherHubAndNoHubBeginAnew() {
        emit(5);
        turn(hub);
        turn(null);
        assertThat(feed.rows()).isEmpty();
        var other = new FakeHub();
        other.join("z", "eco");
        other.signal("z", "z", SignalType.GABA, "{}");
        turn(other);
        assertThat(feed.rows()).hasSize(1);
    }

    @Test
    void whatWasReadOfAHubThatStoppedIsNotShownAnyMore() {
        emit(3_000);
        feed.filter(signal -> signal.sequence() % 100 == 0);
        now -= 1_000_000_000_000L; // its time for looking is over at once, so that each look is short
        turn(hub);
        assertThat(feed.gather(hub, now)).as("between two steps").isFalse();
        turn(null);
        assertThat(feed.rows()).isEmpty();
    }

    @Test
    void previewsAreOneLineAndNeverHalfACharacter() {
        hub.signal("a1", "b1", SignalType.GABA, "{\n\t\"x\":\"\u0001" + "ñ".repeat(200) + "\"}");
        turn(hub);
        assertThat(feed.rows().getFirst().preview()).startsWith("{  \"x\":\"\u0001ñ").endsWith("ñ").doesNotContain("\n", "\uFFFD");
    }

    private static boolean even(SignalCursor signal) { return signal.sequence() % 2 == 0 && signal.length(Part.PAYLOAD) > 0; }

    private void emit(int count) {
        for (int i = 0; i < count; i++) {
            hub.signal("a1", "b1", SignalType.values()[i * 7 % 6], "{\"n\":" + (hub.recorded().nextSequence() - 1) + "}");
        }
    }

    private void turn(@Nullable Hub current) {
        now += TURN;
        if (feed.gather(current, now)) {
            feed.apply();
        }
    }

    private void turnUntilQuiet() {
        for (int i = 0; i < 1_000; i++) {
            now = Math.max(now + TURN, System.nanoTime());
            if (!feed.gather(hub, now)) {
                return;
            }
            feed.apply();
        }
        throw new AssertionError("still not quiet: " + feed.progress().get());
    }

    private List<Long> sequences() { return feed.rows().stream().map(SignalRow::sequence).toList(); }
}
