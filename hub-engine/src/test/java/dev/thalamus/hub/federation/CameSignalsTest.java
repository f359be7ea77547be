package dev.thalamus.hub.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CameSignalsTest {
    private final CameSignals came = new CameSignals();

    @Test
    void aPeerThatSendsWithoutEndCostsTheOthersNothing() {
        assertThat(came.add("quiet.test", key(-1))).isTrue();
        for (int i = 0; i < 2 * CameSignals.MOST; i++) {
            came.add("busy.test", key(i));
        }
        assertThat(came.size()).isEqualTo(CameSignals.MOST);
        assertThat(came.add("quiet.test", key(-1))).as("remembered").isFalse();
        assertThat(came.add("busy.test", key(2 * CameSignals.MOST - 1))).as("the newest").isFalse();
        assertThat(came.add("busy.test", key(0))).as("the oldest").isTrue();
    }

    @Test
    void whatIsForgottenMayComeAgainAndIsNotCounted() {
        came.add("a.test", key(1));
        came.add("a.test", key(2));
        came.forget("a.test", key(1));
        came.forget("a.test", key(1));
        assertThat(came.size()).isEqualTo(1);
        assertThat(came.add("a.test", key(1))).isTrue();
        came.forget("a.test");
        came.forget("b.test");
        assertThat(came.size()).isZero();
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

    private static SignalKey key(long i) { return new SignalKey(i, 0, 0); }
}
