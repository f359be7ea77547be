package dev.thalamus.hub.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.core.Fate;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SendReceipt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnsettledSignalsTest {
    private static final SignalKey KEY = new SignalKey(1, 2, 3);
    private static final SendReceipt QUEUED = new SendReceipt(Outcome.QUEUED, Reason.OFFLINE, "", 0, "", 0);

    private final List<String> told = new ArrayList<>();
    private final List<Fate> routed = new ArrayList<>();
    private final UnsettledSignals unsettled = new UnsettledSignals((key, receipt) -> told.add("remembered"));

    @Test
    void whoAsksAgainBeforeTheCommitIsToldAfterItAndEverybodyElseToo() {
        unsettled.route(KEY, receipt -> told.add("first " + receipt.outcome()), routed::add);
        assertThat(unsettled.asksAgain(KEY, receipt -> told.add("again " + receipt.outcome()))).isTrue();
        assertThat(told).isEmpty();
        routed.getFirst().settled(QUEUED);
        assertThat(told).containsExactly("remembered", "first QUEUED", "again QUEUED");
        assertThat(unsettled.asksAgain(KEY, receipt -> {})).isFalse();
        assertThat(unsettled.size()).isZero();
    }

    @Test
    void whoAsksWithoutEndCostsNoMoreThanABatch() {
        unsettled.route(KEY, receipt -> told.add("the first"), routed::add);
        for (int i = 0; i < 3 * UnsettledSignals.MOST_ASK; i++) {
            int asker = i;
            unsettled.asksAgain(KEY, receipt -> told.add("" + asker));
        }
        routed.getFirst().settled(QUEUED);
        assertThat(told).hasSize(1 + UnsettledSignals.MOST_ASK).endsWith("" + (3 * UnsettledSignals.MOST_ASK - 1));
    }
}
