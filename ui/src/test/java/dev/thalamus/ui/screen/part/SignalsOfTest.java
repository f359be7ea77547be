package dev.thalamus.ui.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.Parsed;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalSchema;
import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.screen.Destination;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a number counts is what its filter leaves. */
class SignalsOfTest {
    private final FakeHub hub = new FakeHub();

    @BeforeEach
    void talk() {
        hub.join("a1", "ventas");
        hub.join("b1", "el \"jefe\"");
        hub.join("r1", "comprador@empresa-a.com", "empresa-a.com", AgentKind.REMOTE, Protocol.FEDERATION);
        hub.signal("a1", "b1", SignalType.GABA, "{}");
        hub.signal("b1", "a1", SignalType.GABA, "{}", Outcome.REFUSED, Reason.QUEUE_FULL, 0);
        hub.signal("b1", "a1", SignalType.GABA, "{}", Outcome.QUEUED, Reason.OFFLINE, 0);
        hub.signal("a1", "r1", SignalType.GABA, "{}", Outcome.FORWARDED, Reason.NONE, 0);
        hub.signal("r1", "a1", SignalType.GABA, "{}");
        hub.signal("a1", "r1", SignalType.GABA, "{}", Outcome.QUEUED, Reason.PEER_DOWN, 0);
    }

    @Test
    void ofAnAgentByName() {
        assertThat(left(SignalsOf.from("ventas"))).containsExactly(1L, 4L, 6L);
        assertThat(left(SignalsOf.to("ventas"))).containsExactly(2L, 3L, 5L);
        assertThat(left(SignalsOf.queued("ventas"))).containsExactly(3L);
        assertThat(left(SignalsOf.delivered("ventas"))).containsExactly(5L);
    }

    @Test
    void ofANameWithQuotesAndOfAnInstance() {
        assertThat(left(SignalsOf.to("el \"jefe\""))).containsExactly(1L);
        assertThat(left(SignalsOf.refused("el \"jefe\""))).containsExactly(2L);
        assertThat(left(SignalsOf.from("a1"))).containsExactly(1L, 4L, 6L);
    }

    @Test
    void ofAnotherHub() {
        assertThat(left(SignalsOf.fromHub("empresa-a.com"))).containsExactly(5L);
        assertThat(left(SignalsOf.toHub("empresa-a.com"))).containsExactly(4L, 6L);
        assertThat(left(SignalsOf.queuedForHub("empresa-a.com"))).containsExactly(6L);
    }

    private List<Long> left(Destination place) {
        String text = ((Destination.SignalsLike) place).filter();
        var good = (Parsed.Good<SignalCursor>) Filter.parse(text, SignalSchema.plain());
        var matcher = good.filter().matcher(0, ZoneId.of("UTC"));
        var left = new ArrayList<Long>();
        hub.recorded().scan(1, hub.recorded().nextSequence(), signal -> {
            if (matcher.test(signal)) {
                left.add(signal.sequence());
            }
            return true;
        });
        return left;
    }
}
