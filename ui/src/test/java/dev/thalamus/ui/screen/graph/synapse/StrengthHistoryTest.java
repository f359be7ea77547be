package dev.thalamus.ui.screen.graph.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.screen.graph.synapse.StrengthHistory.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrengthHistoryTest {
    private Synapse synapse = Synapse.fresh("a", "b", 0);
    private final List<SignalRow> rows = new ArrayList<>();

    @Test
    void theWholeRecordRetracesEveryStepOfTheHub() {
        var strengths = new ArrayList<Double>();
        for (char fate : "++-++++--+-+".toCharArray()) {
            pass(fate);
            strengths.add(synapse.strength());
        }
        var history = StrengthHistory.of(synapse, rows);
        assertThat(history.whole()).isTrue();
        assertThat(history.exact()).isTrue();
        assertThat(history.steps()).extracting(Step::after).isEqualTo(strengths);
        assertThat(history.steps().getFirst().before()).isEqualTo(Synapse.START);
    }

    @Test
    void aRecordThatBeginsLaterLeadsToTheStrengthOfToday() {
        for (char fate : "---+--++-".toCharArray()) {
            pass(fate);
        }
        double before = synapse.strength();
        rows.clear();
        for (char fate : "+-++-".toCharArray()) {
            pass(fate);
        }
        var history = StrengthHistory.of(synapse, rows);
        assertThat(history.whole()).isFalse();
        assertThat(history.exact()).isTrue();
        assertThat(history.steps().getFirst().before()).isCloseTo(before, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void atTheBoundManyBeginningsFitAndTheCurveStaysThere() {
        for (int i = 0; i < 60; i++) {
            pass('+');
        }
        rows.subList(0, 20).clear();
        var history = StrengthHistory.of(synapse, rows);
        assertThat(history.exact()).isTrue();
        assertThat(history.steps()).allMatch(Step::atBound);
    }

    @Test
    void whatAgentsChangedThemselvesIsSaid() {
        pass('+');
        synapse = new Synapse("a", "b", 0.4, 1, 1, 0, synapse.lastUsedMillis());
        assertThat(StrengthHistory.of(synapse, rows).exact()).isFalse();
    }

    @Test
    void queuedAndForwardedSignalsDoNotMoveIt() {
        pass('+');
        rows.add(row(Outcome.QUEUED));
        rows.add(row(Outcome.FORWARDED));
        assertThat(StrengthHistory.of(synapse, rows).steps()).hasSize(1);
    }

    @Test
    void signalsThatTheSnapshotDoesNotKnowYetAreLeftOut() {
        pass('+');
        Synapse seen = synapse;
        pass('+');
        assertThat(StrengthHistory.of(seen, rows).steps()).hasSize(1);
    }

    @Test
    void onlyTheNewestAreLookedAt() {
        for (int i = 0; i < 2 * StrengthHistory.MOST; i++) {
            pass(i % 3 == 0 ? '-' : '+');
        }
        var history = StrengthHistory.of(synapse, rows);
        assertThat(history.steps()).hasSize(StrengthHistory.MOST);
        assertThat(history.exact()).isTrue();
    }

    private void pass(char fate) {
        boolean success = fate == '+';
        synapse = synapse.after(success, synapse.lastUsedMillis() + 1);
        rows.add(row(success ? Outcome.DELIVERED : Outcome.REFUSED));
    }

    private SignalRow row(Outcome outcome) {
        return new SignalRow(rows.size() + 1, synapse.lastUsedMillis() * 1_000, 0, Protocol.NEURAL, SignalType.GABA, outcome, Reason.NONE,
                "a", "b", 1, 40, "", "");
    }
}
