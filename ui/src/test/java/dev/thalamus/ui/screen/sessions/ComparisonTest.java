package dev.thalamus.ui.screen.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.ui.screen.sessions.Comparison.Kind;
import dev.thalamus.ui.screen.sessions.Comparison.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two sessions have in common, and at what pace one is replayed. */
class ComparisonTest {
    private static final Instant BEGAN = Instant.parse("2026-11-21T09:41:17.155Z");

    /** Lines such as {@code "ana: hello"}, a second apart. */
    private static List<Line> lines(String... said) {
        var all = new ArrayList<Line>();
        for (String one : said) {
            String[] parts = one.split(": ");
            all.add(new Line(new SessionEntry(all.size(), "e" + all.size(), parts[0], List.of(), "ag2.msg.text", parts[1],
                    BEGAN.plusSeconds(all.size()).toString(), "", "{}"), null));
        }
        return all;
    }

    private static List<Kind> kinds(List<Line> left, List<Line> right) {
        return Comparison.of(left, right).pairs().stream().map(Pair::kind).toList();
    }

    @Test
    void aReplayStaysAtItsLineWhenEarlierOnesAreLoaded() {
        List<Line> all = lines("ana: a", "ana: b", "ana: c", "ana: d", "ana: e");
        var replay = new Replay();
        replay.over(all.subList(2, 5));
        replay.to(2);
        replay.over(all);
        assertThat(replay.at().get()).as("the line d").isEqualTo(4);
        replay.over(all.subList(1, 5));
        assertThat(replay.at().get()).as("the oldest one was dropped").isEqualTo(3);
        replay.over(all.subList(4, 5));
        assertThat(replay.at().get()).as("its own line was dropped").isEqualTo(1);
    }

    @Test
    void equalSessionsAreTheSameLineByLine() {
        assertThat(kinds(lines("ana: a", "luis: b"), lines("ana: a", "luis: b"))).containsExactly(Kind.SAME, Kind.SAME);
        assertThat(kinds(List.of(), List.of())).isEmpty();
    }

    @Test
    void whatOnlyOneHasStandsAloneAndTheRestStaysTogether() {
        assertThat(kinds(lines("ana: a", "luis: b", "ana: c"), lines("ana: a", "ana: c", "luis: d"))).containsExactly(Kind.SAME,
                Kind.ONLY_LEFT, Kind.SAME, Kind.ONLY_RIGHT);
        assertThat(kinds(List.of(), lines("ana: a"))).containsExactly(Kind.ONLY_RIGHT);
    }

    @Test
    void otherWordsOfTheSameSpeakerAreADifference() {
        assertThat(kinds(lines("ana: 12", "luis: b"), lines("ana: 13", "luis: b"))).containsExactly(Kind.CHANGED, Kind.SAME);
        assertThat(kinds(lines("ana: x", "ana: y"), lines("ana: y"))).as("rather the same line than one that is alike")
                .containsExactly(Kind.ONLY_LEFT, Kind.SAME);
    }

    @Test
    void theTimesAreThoseSinceEachSessionsFirstLine() {
        Pair last = Comparison.of(lines("ana: a", "luis: b"), lines("ana: a", "ana: c", "luis: b")).pairs().getLast();
        assertThat(last.leftAt()).isNotEqualTo(last.rightAt());
        assertThat(last.leftAt()).startsWith("+1");
        assertThat(last.rightAt()).startsWith("+2");
    }

    @Test
    void longSessionsAreComparedAsFarAsTheBoundAndSayIt() {
        List<Line> longer = new ArrayList<>(Collections.nCopies(Comparison.MOST + 1, lines("ana: a").getFirst()));
        assertThat(Comparison.of(longer, longer)).satisfies(both -> {
            assertThat(both.pairs()).hasSize(Comparison.MOST);
            assertThat(both.cut()).isTrue();
        });
        assertThat(Comparison.of(longer.subList(1, longer.size()), longer.subList(1, longer.size())).cut()).isFalse();
    }

    @Test
    void aReplayKeepsThePaceButNoLongSilence() {
        List<Line> lines = new ArrayList<>(lines("ana: a", "luis: b"));
        assertThat(Replay.until(lines, 0)).isZero();
        assertThat(Replay.until(lines, 1)).isEqualTo(Duration.ofSeconds(1));
        lines.add(new Line(new SessionEntry(2, "e2", "ana", List.of(), "ag2.msg.text", "c", BEGAN.plusSeconds(3_600).toString(), "", "{}"),
                null));
        assertThat(Replay.until(lines, 2)).isEqualTo(Replay.LONGEST);
        Collections.reverse(lines);
        assertThat(Replay.until(lines, 1)).as("a clock that was put back").isZero();
    }
}
