package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is counted, and what of it is told. */
class RefusalsTest {
    private final EventBus events = new EventBus();
    private final Refusals refusals = new Refusals(events);

    private List<HubEvent> told(long now) {
        try (var seen = events.subscribe(1_000)) {
            refusals.publish(now);
            var all = new ArrayList<HubEvent>();
            seen.drain(1_000, all::add);
            return all;
        }
    }

    @Test
    void aFloodOfOneKindIsOneEvent() {
        for (int i = 0; i < 1_000; i++) {
            refusals.note("ana", "luis", Reason.RATE_LIMITED);
        }
        refusals.note("ana", "luis", Reason.QUEUE_FULL);
        assertThat(told(7)).containsExactlyInAnyOrder(new HubEvent.SignalsRefused(7, "ana", "luis", Reason.RATE_LIMITED, 1_000),
                new HubEvent.SignalsRefused(7, "ana", "luis", Reason.QUEUE_FULL, 1));
        assertThat(told(8)).as("each is told once").isEmpty();
    }

    @Test
    void beyondSomeKindsTheRestIsToldTogether() {
        for (int i = 0; i < 300; i++) {
            refusals.note("stranger " + i, "x", Reason.UNKNOWN_TARGET);
        }
        refusals.note("stranger 0", "x", Reason.UNKNOWN_TARGET);
        assertThat(told(7)).hasSize(257).contains(new HubEvent.SignalsRefused(7, "stranger 0", "x", Reason.UNKNOWN_TARGET, 2),
                new HubEvent.SignalsRefused(7, "", "", Reason.NONE, 44));
    }

    @Test
    void refusalsAreCountedByReason() {
        var counters = new Counters();
        assertThat(counters.refused()).isEmpty();
        counters.refused(Reason.RULE, 2);
        counters.refused(Reason.RULE, 1);
        counters.refused(Reason.OPERATOR, 5);
        assertThat(counters.refused()).isEqualTo(Map.of(Reason.RULE, 3L, Reason.OPERATOR, 5L));
        assertThat(counters.refusedTotal()).isEqualTo(8);
    }

    @Test
    void latenciesAreCountedByPowersOfTwo() {
        var counters = new Counters();
        for (long nanos : new long[]{1, 2, 3, 1_023, 1_024, Long.MAX_VALUE / 2 + 1}) {
            counters.latency(nanos);
        }
        counters.byOutcome[Outcome.DELIVERED.ordinal()] = 6;
        Meters meters = counters.meters();
        assertThat(meters.latency()).hasSize(64).satisfies(buckets -> assertThat(List.of(buckets[0], buckets[1], buckets[2], buckets[10],
                buckets[11], buckets[63])).containsExactly(0L, 1L, 2L, 1L, 1L, 1L));
        assertThat(meters.latencySumNanos()).isEqualTo(1 + 2 + 3 + 1_023 + 1_024 + Long.MAX_VALUE / 2 + 1);
        assertThat(meters.byOutcome()[Outcome.DELIVERED.ordinal()]).isEqualTo(6);
    }
}
