package dev.thalamus.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.SignalQuery.End;
import dev.thalamus.hub.query.SignalQuery.Order;
import dev.thalamus.hub.query.SignalQuery.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SignalQueryTest {
    /** A signal a second, the last of them now; every tenth is GABA. */
    private final ListHistory history = new ListHistory();

    SignalQueryTest() {
        for (int i = 1; i <= 10_000; i++) {
            history.add(Signals.INVOICE.with(i % 10 == 0 ? SignalType.GABA : SignalType.DOPAMINE).at(i, Duration.ofSeconds(10_000 - i))
                    .record());
        }
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        for (Order order : Order.values()) {
            SignalQuery query = query("type:GABA", order);
            List<Long> found = new ArrayList<>();
            Page page;
            do {
                page = query.next(7, 33);
                assertThat(page.progress().scanned()).isLessThanOrEqualTo(33);
                page.signals().forEach(signal -> found.add(signal.sequence()));
            } while (page.progress().end() != End.COMPLETE);
            List<Long> expected = LongStream.rangeClosed(1, 1_000).mapToObj(i -> 10 * i).toList();
            assertThat(found).isEqualTo(order == Order.OLDEST_FIRST ? expected : expected.reversed());
        }
    }

    @Test
    void saysWhyAPageEnded() {
        SignalQuery query = query("type:GABA", Order.NEWEST_FIRST);
        assertThat(query.next(2, 1_000).progress()).isEqualTo(new SignalQuery.Progress(11, 2, 9_989, 0, End.FULL));
        assertThat(query.next(2, 5).progress()).isEqualTo(new SignalQuery.Progress(5, 0, 9_984, 0, End.PAUSED));
        assertThat(query.next(5_000, 100_000).progress()).isEqualTo(new SignalQuery.Progress(9_984, 998, 0, 0, End.COMPLETE));
        assertThat(query.next(5_000, 100_000)).isEqualTo(new Page(List.of(), new SignalQuery.Progress(0, 0, 0, 0, End.COMPLETE)));
        assertThat(query("", Order.NEWEST_FIRST).next(0, 10).progress().end()).isEqualTo(End.FULL);
    }

    @Test
    void aCancelledPageEndsAndStaysEnded() {
        SignalQuery query = query("", Order.OLDEST_FIRST);
        List<Long> seen = new ArrayList<>();
        var progress = query.run(Long.MAX_VALUE, signal -> {
            seen.add(signal.sequence());
            if (seen.size() == 3) {
                query.cancel();
            }
            return true;
        });
        assertThat(progress.end()).isEqualTo(End.CANCELLED);
        assertThat(seen).containsExactly(1L, 2L, 3L);
        assertThat(query.next(5, 5).signals()).isEmpty();
    }

    @Test
    void onlyThePartThatCanMatchIsRead() {
        assertThat(scanned("seq>9990")).isEqualTo(10);
        assertThat(scanned("seq:5")).isEqualTo(1);
        assertThat(scanned("seq>=3 seq<5.5 type:GABA")).isEqualTo(3);
        assertThat(scanned("seq>20000")).isZero();
        assertThat(scanned("since:10s")).as("and an hour of slack for a clock that was set back").isEqualTo(3_611);
        assertThat(scanned("until:9000s")).isEqualTo(4_599);
        assertThat(scanned("time:2026-11-20")).isZero();
        assertThat(scanned("seq:1,2 or seq:4")).as("only what must hold narrows").isEqualTo(10_000);
        assertThat(scanned("-seq:4")).isEqualTo(10_000);
        assertThat(scanned("latency<1s seq!=4")).isEqualTo(10_000);
    }

    @Test
    void narrowingNeverChangesWhatIsFound() {
        for (String filter : List.of("since:10s", "until:9000s", "time:09:40", "time>=09:41", "seq>=3 seq<5.5", "since:1h until:50m",
                "time<8000s")) {
            List<Long> expected = new ArrayList<>();
            var matcher = Signals.filter(filter).matcher(Signals.NOW, Signals.ZONE);
            history.signals.forEach(signal -> {
                if (matcher.test(SignalCursor.of(signal))) {
                    expected.add(signal.sequence());
                }
            });
            assertThat(expected).as(filter).isNotEmpty();
            assertThat(query(filter, Order.OLDEST_FIRST).next(20_000, 20_000).signals()).extracting(SignalRecord::sequence).as(filter)
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatComesLaterIsNotPartOfIt() {
        SignalQuery query = query("", Order.OLDEST_FIRST);
        history.add(Signals.INVOICE.at(10_001, Duration.ZERO).record());
        assertThat(query.next(20_000, 20_000).signals()).hasSize(10_000);
    }

    private long scanned(String filter) { return query(filter, Order.OLDEST_FIRST).next(20_000, 20_000).progress().scanned(); }

    private SignalQuery query(String filter, Order order) {
        return new SignalQuery(history, Signals.filter(filter), order, Signals.NOW, Signals.ZONE);
    }
}
