package dev.thalamus.hub.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CameSignalsTest {
    private final CameSignals came = new CameSignals();

    @Test
    void aPeerThatSendsWithoutEndCostsTheOthersNothing() {
        settled("quiet.test", -1, Outcome.DELIVERED);
        for (int i = 0; i < 2 * CameSignals.MOST; i++) {
            settled("busy.test", i, Outcome.DELIVERED);
        }
        assertThat(came.size()).isEqualTo(CameSignals.MOST);
        assertThat(came.find("quiet.test", key(-1))).as("remembered").isNotNull();
        assertThat(came.find("busy.test", key(2 * CameSignals.MOST - 1))).as("the newest").isNotNull();
        assertThat(came.find("busy.test", key(0))).as("the oldest").isNull();
    }

    @Test
    void whatWasRefusedMayComeAgainAndIsNotCounted() {
        settled("a.test", 1, Outcome.QUEUED);
        settled("a.test", 2, Outcome.DELIVERED);
        settled("a.test", 1, Outcome.REFUSED);
        settled("a.test", 1, Outcome.REFUSED);
        assertThat(came.find("a.test", key(1))).isNull();
        assertThat(came.size()).isEqualTo(1);
        came.forget("a.test");
        came.forget("b.test");
        assertThat(came.size()).isZero();
    }

    @Test
    void theVerdictIsTheFirstOneWithoutItsTexts() {
        came.settled("a.test", key(1), new SendReceipt(Outcome.QUEUED, Reason.OFFLINE, "00ff", 7, "bobb", 0));
        assertThat(came.find("a.test", key(1))).isEqualTo(new SendReceipt(Outcome.QUEUED, Reason.OFFLINE, "", 0, "", 0));
        assertThat(came.find("b.test", key(1))).isNull();
    }

    @Test
    void senderTargetAndTimeTellSignalsWithOneIdApart() {
        SignalKey first = SignalKey.sent(frame(1, "ana", "bob"));
        assertThat(SignalKey.sent(frame(1, "ana", "bob"))).isEqualTo(first);
        assertThat(SignalKey.sent(frame(1, "ana", "eva"))).isNotEqualTo(first);
        assertThat(SignalKey.sent(frame(1, "eva", "bob"))).isNotEqualTo(first);
        assertThat(SignalKey.sent(frame(2, "ana", "bob"))).isNotEqualTo(first);
        assertThat(SignalKey.passed(frame(2, "eva", "luis"))).isEqualTo(SignalKey.passed(frame(1, "ana", "bob")));
    }

    private static byte[] frame(double time, String source, String target) {
        return SignalFrame.encode(1, time, new byte[16], source, target, "1".getBytes(StandardCharsets.UTF_8));
    }

    private void settled(String domain, long i, Outcome outcome) {
        came.settled(domain, key(i), new SendReceipt(outcome, Reason.NONE, "", 0, "", 0));
    }

    private static SignalKey key(long i) { return new SignalKey(i, 0, 0); }
}
