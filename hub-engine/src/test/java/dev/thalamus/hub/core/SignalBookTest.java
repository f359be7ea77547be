package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written down and counted of signals, and when that was, by a clock in the test's hand. */
class SignalBookTest {
    @TempDir
    Path dir;
    private final ManualClock clock = new ManualClock();
    private CoreHarness hub;
    private CoreHarness.Connected ana;
    private CoreHarness.Connected luis;

    @BeforeEach
    void open() {
        clock.pass(3_600_000);
        hub = new CoreHarness(dir, HubConfig.defaults(dir).delivery(), clock);
        ana = hub.join("ana", "a");
        luis = hub.join("luis", "l");
    }

    @AfterEach
    void close() { hub.close(); }

    private static byte[] frame(int type, String source, String target) {
        return SignalFrame.encode(type, 1.0, new byte[16], source, target, "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** Routed when its bytes were read 5 ms ago. */
    private void send(String target) {
        byte[] frame = frame(3, "a", target);
        hub.turn(() -> {
            hub.core.turnBegins();
            hub.core.route(ana.agent(), frame, 0, frame.length, 0, clock.nanos() - 5_000_000);
        });
    }

    private CoreHarness.Written last() { return hub.ask(() -> hub.written.getLast()); }

    private List<HubEvent> toldOfRefusals() {
        try (var events = hub.events.subscribe(100)) {
            hub.turn(() -> hub.core.tick(true));
            var all = new ArrayList<HubEvent>();
            events.drain(100, all::add);
            return all.stream().filter(HubEvent.SignalsRefused.class::isInstance).toList();
        }
    }

    @Test
    void aSignalThatWasHandedOverHasItsTimeAndLatency() {
        send("luis");
        assertThat(last()).isEqualTo(
                new CoreHarness.Written(clock.wallMicros(), 5_000_000, Protocol.NEURAL, 3, "DELIVERED NONE ana>luis#l x1"));
        Meters meters = hub.ask(() -> hub.core.meters());
        assertThat(meters.latencySumNanos()).isEqualTo(5_000_000);
        assertThat(meters.byOutcome()[Outcome.DELIVERED.ordinal()]).isEqualTo(1);
    }

    @Test
    void aRefusedOneHasNoLatencyAndIsToldOnceASecond() {
        send("nobody");
        send("nobody");
        assertThat(last()).isEqualTo(
                new CoreHarness.Written(clock.wallMicros(), 0, Protocol.NEURAL, 3, "REFUSED UNKNOWN_TARGET ana># x0"));
        Meters meters = hub.ask(() -> hub.core.meters());
        assertThat(meters.latencySumNanos()).isZero();
        assertThat(meters.latency()).containsOnly(0);
        assertThat(meters.byOutcome()[Outcome.REFUSED.ordinal()]).isEqualTo(2);
        assertThat(toldOfRefusals())
                .containsExactly(new HubEvent.SignalsRefused(clock.wallMillis(), "ana", "nobody", Reason.UNKNOWN_TARGET, 2));
    }

    /** The clock is read once in sixteen signals of a turn. */
    @Test
    void aLongTurnIsNotWrittenDownUnderItsBeginning() {
        byte[] frame = frame(0, "a", "luis");
        long began = clock.wallMicros();
        hub.turn(() -> {
            hub.core.turnBegins();
            clock.pass(1_000);
            for (int i = 0; i < 40; i++) {
                hub.core.route(ana.agent(), frame, 0, frame.length, 0, clock.nanos());
            }
        });
        assertThat(hub.written).extracting(CoreHarness.Written::timeMicros).startsWith(began).endsWith(began + 1_000_000)
                .filteredOn(time -> time == began).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void whatHadWaitedHasTheTimeForWhichItWaited() {
        hub.leave(luis);
        send("luis");
        assertThat(last().latencyNanos()).isZero();
        clock.pass(7_000);
        var back = hub.join("luis", "l");
        hub.until("it is handed over", List.of(back), () -> hub.core.pending() == 0);
        assertThat(last()).isEqualTo(
                new CoreHarness.Written(clock.wallMicros(), 7_000_000_000L, Protocol.NEURAL, 3, "DELIVERED WAITED ana>luis#l x1"));
    }

    @Test
    void whatAnotherHubRefusedOrLetExpireIsWrittenDownAgain() {
        hub.turn(() -> hub.core.returned("ana", frame(2, "a", "eva@b.com"), Outcome.REFUSED, Reason.HOP_LIMIT));
        assertThat(last()).isEqualTo(
                new CoreHarness.Written(clock.wallMicros(), 0, Protocol.FEDERATION, 2, "REFUSED HOP_LIMIT ana>eva@b.com# x0"));
        assertThat(hub.<Long>ask(() -> hub.core.counters().refusedTotal())).isEqualTo(1);
        hub.turn(() -> hub.core.returned("ana", frame(2, "a", "eva@b.com"), Outcome.EXPIRED, Reason.TTL));
        assertThat(hub.<List<Long>>ask(() -> List.of(hub.core.counters().refusedTotal(), hub.core.counters().expired)))
                .containsExactly(1L, 1L);
        assertThat(toldOfRefusals())
                .containsExactly(new HubEvent.SignalsRefused(clock.wallMillis(), "ana", "eva@b.com", Reason.HOP_LIMIT, 1));
    }

    @Test
    void messagesOfOtherProtocolsAreCountedAsSignalsAre() {
        byte[] message = {1, 2, 3};
        for (Outcome end : List.of(Outcome.DELIVERED, Outcome.REFUSED)) {
            clock.pass(10);
            hub.turn(() -> hub.core.carried(Protocol.NETWORK, end, end == Outcome.REFUSED ? Reason.RULE : Reason.NONE,
                    "s".getBytes(StandardCharsets.UTF_8),
                    "t".getBytes(StandardCharsets.UTF_8), new byte[0], 1, message));
            assertThat(last().timeMicros()).isEqualTo(clock.wallMicros());
        }
        assertThat(hub.written).extracting(CoreHarness.Written::what).containsExactly("DELIVERED NONE s>t# x1", "REFUSED RULE s>t# x1");
        assertThat(hub.written).allSatisfy(line -> assertThat(line.type()).isEqualTo(-1));
        Counters counters = hub.core.counters();
        assertThat(List.of(counters.signals, counters.bytes, counters.delivered, counters.refusedTotal())).containsExactly(2L, 6L, 1L, 1L);
        assertThat(hub.<Meters>ask(() -> hub.core.meters()).byOutcome()[Outcome.REFUSED.ordinal()]).isEqualTo(1);
        assertThat(toldOfRefusals()).containsExactly(new HubEvent.SignalsRefused(clock.wallMillis(), "s", "t", Reason.RULE, 1));
    }

    @Test
    void anAgentIsShownAsItStands() {
        send("luis");
        assertThat(hub.ask(() -> hub.core.directory().views()))
                .extracting(view -> view.name() + " " + view.state() + " " + view.sent() + "/"
                        + view.received())
                .containsExactlyInAnyOrder("ana LIVE 1/0", "luis LIVE 0/1");
        hub.turn(() -> luis.agent().draining = true);
        assertThat(hub.<AgentState>ask(() -> hub.core.directory().views().stream().filter(view -> view.name().equals("luis")).findFirst()
                .orElseThrow().state())).isEqualTo(AgentState.DRAINING);
        hub.leave(luis);
        assertThat(hub.<AgentState>ask(() -> hub.core.directory().views().getLast().state())).isEqualTo(AgentState.GONE);
    }
}
