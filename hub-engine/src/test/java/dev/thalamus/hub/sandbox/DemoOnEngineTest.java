package dev.thalamus.hub.sandbox;

import static dev.thalamus.hub.sandbox.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.TestHub;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.query.Conversation;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.Parsed;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalQuery;
import dev.thalamus.hub.query.SignalSchema;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios against the real hub: what a person sees who starts the demo. */
class DemoOnEngineTest {
    @TempDir
    Path dir;

    private final Queue<DemoEvent> events = new ConcurrentLinkedQueue<>();
    private Hub hub;

    @BeforeEach
    void open() { hub = TestHub.open(dir); }

    @AfterEach
    void close() { hub.close(); }

    @Test
    void ordersGoRoundTheThreeSellersAndTheHistoryTellsTheSame() throws Exception {
        try (var run = play(Scenario.roundRobin(12), 50)) {
            Tally tally = run.finished().get(10, TimeUnit.SECONDS);
            assertThat(tally.lines()).extracting(Tally.Line::received).containsExactly(4L, 4L, 4L, 12L);
            eventually("all is in the history", () -> found("outcome:delivered").size() == 24);
            for (Player seller : run.players().subList(0, 3)) {
                assertThat(found("from:cliente to:" + seller.hash())).hasSize(4);
                assertThat(found("from:" + seller.hash() + " to:cliente type:DOPAMINE $.vendedor:" + seller.label())).hasSize(4);
            }
            assertThat(hub.snapshot().get(5, TimeUnit.SECONDS).agents()).hasSize(4).allMatch(agent -> agent.kind() == AgentKind.SIMULATED);
        }
        eventually("all have left", () -> hub.snapshot().join().agents().stream().allMatch(agent -> agent.state() == AgentState.GONE));
    }

    @Test
    void theShopShowsEveryTypeAQueueARefusalAndConversations() {
        try (var watched = hub.events().subscribe(10_000); var run = play(Scenario.shop(), 20)) {
            eventually("each type is in the history",
                    () -> List.of("ACTION_POTENTIAL", "DOPAMINE", "SEROTONIN", "NOREPINEPHRINE", "GABA", "GLUTAMATE")
                            .stream().noneMatch(type -> found("outcome:delivered type:" + type).isEmpty()));
            eventually("signals waited for envios", () -> found("to:envios outcome:queued").size() >= 3);
            eventually("and were handed over when it came back",
                    () -> hub.snapshot().join().totals().pending() == 0 && joined("envios-1") >= 2);
            eventually("the summary was refused", () -> !found("to:resumen outcome:refused reason:unknown_target").isEmpty());
            SignalRecord paid = found("from:ventas $.tipo:pagado").getFirst();
            assertThat(found("conversation:" + Conversation.of(paid.payload()))).hasSizeGreaterThanOrEqualTo(8);
            assertThat(found("from:comprador to:ventas $.tipo:pedido $.lineas[*].cantidad>=1 $.monto>0").size()).isGreaterThan(5);

            List<HubEvent> complaints = new ArrayList<>();
            watched.drain(10_000, event -> {
                if (event instanceof HubEvent.MessageRejected || event instanceof HubEvent.LinkRefused || event instanceof HubEvent.Fault) {
                    complaints.add(event);
                }
            });
            assertThat(complaints).isEmpty();
            assertThat(run.tally().lines()).allMatch(line -> line.sent() > 0 && line.received() > 0);
        }
        assertThat(events).noneMatch(DemoEvent.Trouble.class::isInstance);
    }

    private DemoRun play(Scenario scenario, double speed) {
        return DemoRun.start(URI.create(hub.info().url()), scenario, new DemoOptions(7, speed, "test"), events::add);
    }

    private List<SignalRecord> found(String text) {
        Filter<SignalCursor> filter = switch (Filter.parse(text, SignalSchema.plain())) {
            case Parsed.Good<SignalCursor> good -> good.filter();
            case Parsed.Bad<SignalCursor> bad -> throw new AssertionError(bad.error().sentence());
        };
        long now = System.currentTimeMillis() * 1_000;
        return new SignalQuery(hub.history(), filter, SignalQuery.Order.NEWEST_FIRST, now, ZoneOffset.UTC).next(10_000, 1_000_000)
                .signals();
    }

    private long joined(String label) {
        return events.stream().filter(event -> event instanceof DemoEvent.Joined joined && joined.player().label().equals(label)).count();
    }
}
