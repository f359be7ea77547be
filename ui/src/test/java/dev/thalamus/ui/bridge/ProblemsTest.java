package dev.thalamus.ui.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.HubEvent.Severity;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.model.Totals;
import dev.thalamus.ui.bridge.Problem.Cause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final StoreHealth WELL = new StoreHealth(StoreHealth.State.OK, "", 0, 0);

    private final Problems problems = new Problems();

    @Test
    void repetitionsAreOneProblemWithACount() {
        refused(1_000, 3);
        refused(2_000, 4);
        problems.publish();
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.count()).isEqualTo(7);
            assertThat(problem.firstMillis()).isEqualTo(1_000);
            assertThat(problem.lastMillis()).isEqualTo(2_000);
        });
    }

    @Test
    void whatIsQuietForLongIsOver() {
        refused(1_000, 1);
        problems.update(snapshot(1_000 + Problems.FADES_AFTER.toMillis(), WELL, List.of()));
        assertThat(problems.list()).hasSize(1);
        problems.update(snapshot(1_001 + Problems.FADES_AFTER.toMillis(), WELL, List.of()));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void whatStandsIsThereAsLongAsItIsTrueAndCannotBeDismissed() {
        var full = new StoreHealth(StoreHealth.State.STALLED, "the disk is full", 0, 0);
        problems.update(snapshot(1_000, full, List.of(queue(2_000))));
        assertThat(problems.list()).extracting(Problem::severity).containsExactly(Severity.ERROR, Severity.WARNING);
        problems.dismiss();
        assertThat(problems.list()).hasSize(2);
        problems.update(snapshot(1_500, full, List.of(queue(2_000))));
        assertThat(problems.list()).allMatch(problem -> problem.firstMillis() == 1_000);
        problems.update(snapshot(3_000, WELL, List.of()));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void aHubThatDidNotStartStaysSaidWhenTheHubIsForgotten() {
        problems.notStarted("the folder is read-only", 1_000);
        refused(1_000, 1);
        problems.reset();
        assertThat(problems.list()).singleElement().satisfies(problem -> assertThat(problem.cause()).isInstanceOf(Cause.NotStarted.class));
        problems.notStarted("", 2_000);
        problems.publish();
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void keepsNoMoreThanItsLimit() {
        for (int i = 0; i < 3 * Problems.LIMIT; i++) {
            problems.happened(new HubEvent.Fault(i, "somewhere", "fault " + i));
        }
        problems.publish();
        assertThat(problems.list()).hasSize(Problems.LIMIT);
        assertThat(problems.list().getFirst().lastMillis()).isEqualTo(3 * Problems.LIMIT - 1);
    }

    private void refused(long at, long count) {
        problems.happened(new HubEvent.SignalsRefused(at, "ventas", "nadie", Reason.UNKNOWN_TARGET, count));
    }

    private static QueueView queue(long expires) { return new QueueView("eco", 1, 80, 0, expires, Reason.OFFLINE, 1, 0); }

    private static HubSnapshot snapshot(long now, StoreHealth store, List<QueueView> queues) {
        return new HubSnapshot(now, 0, new Totals(0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, 0, new long[6], 0, 0, 0, 0, 0), List.of(), queues,
                List.of(),
                store);
    }
}
