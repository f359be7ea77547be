package dev.thalamus.hub.sandbox;

import static dev.thalamus.hub.sandbox.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.model.SignalType;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoRunTest {
    private final PocketHub hub = new PocketHub();
    private final Queue<DemoEvent> events = new ConcurrentLinkedQueue<>();

    @AfterEach
    void closeHub() { hub.close(); }

    @Test
    void threeSellersGetEveryThirdOrderAndThePlayEnds() throws Exception {
        try (var run = play(Scenario.roundRobin(12), 50)) {
            Tally tally = run.finished().get(10, TimeUnit.SECONDS);
            assertThat(tally.lines()).extracting(line -> line.player().label(), Tally.Line::received, Tally.Line::unsent).containsExactly(
                    org.assertj.core.groups.Tuple.tuple("ventas-1", 4L, 0L), org.assertj.core.groups.Tuple.tuple("ventas-2", 4L, 0L),
                    org.assertj.core.groups.Tuple.tuple("ventas-3", 4L, 0L), org.assertj.core.groups.Tuple.tuple("cliente-1", 12L, 0L));
            assertThat(events).last().isEqualTo(new DemoEvent.Finished(tally));
            assertThat(received("cliente-1")).extracting(DemoEvent.Received::from).containsOnly("ventas-1", "ventas-2", "ventas-3");
        }
        eventually("everybody is gone", () -> hub.connected() == 0);
    }

    @Test
    void theShopUsesAllSixTypesAndNothingGoesWrong() {
        try (var run = play(Scenario.shop(), 20)) {
            eventually("all types were heard", () -> events.stream().filter(DemoEvent.Received.class::isInstance)
                    .map(event -> ((DemoEvent.Received) event).type())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(SignalType.class)))
                    .size() == 6);
            eventually("every agent spoke", () -> run.tally().lines().stream().allMatch(line -> line.sent() > 0));
            eventually("an order was carried through to its payment", () -> received("facturacion-1").stream()
                    .anyMatch(event -> event.payload().contains("\"pagado\"")));
            eventually("a customer got an answer", () -> received("comprador-1").stream()
                    .anyMatch(event -> event.payload().contains("\"respuesta\"")));
            eventually("a summary went to nobody", () -> hub.unknownTargets().contains("resumen"));
            assertThat(run.players()).hasSize(9);
        }
        assertThat(events).noneMatch(DemoEvent.Trouble.class::isInstance);
    }

    @Test
    void shippingGoesOutSoThatItsQueueFillsAndDrains() {
        try (var run = play(Scenario.shop(), 20)) {
            eventually("signals waited for envios", () -> hub.queuedFor("envios") > 0);
            int waited = hub.queuedFor("envios");
            assertThat(run.players()).extracting(Player::name).contains("envios");
            eventually("it came back and got them",
                    () -> received("envios-1").size() > waited && times(DemoEvent.Joined.class, "envios-1") >= 2);
            assertThat(times(DemoEvent.Left.class, "envios-1")).isPositive();
        }
    }

    @Test
    void agentsSayThatTheyAreSimulatedAndKeepTheirHashes() {
        Set<String> first;
        try (var run = play(Scenario.roundRobin(1), 50)) {
            eventually("all registered", () -> hub.registrations().size() == 4);
            first = hashes();
            assertThat(hub.registrations()).allSatisfy(message -> {
                assertThat(message.path("_ctrl").asString("")).isEqualTo("register");
                assertThat(message.path("kind").asString("")).isEqualTo("simulated");
                assertThat(message.path("neural_hash").asString("")).matches("[0-9a-f]{16}");
            });
            assertThat(run.players()).extracting(Player::hash).containsExactlyInAnyOrderElementsOf(first);
        }
        try (var _ = play(Scenario.roundRobin(1), 50)) {
            eventually("all registered again", () -> hub.registrations().size() == 8);
            assertThat(hashes()).isEqualTo(first);
        }
    }

    @Test
    void agentsComeBackAfterTheHubDroppedThem() {
        try (var run = play(Scenario.shop(), 20)) {
            eventually("all are there", () -> hub.connected() >= 8);
            hub.dropAll();
            eventually("a loss was reported", () -> events.stream()
                    .anyMatch(event -> event instanceof DemoEvent.Left left && left.why().contains("1001: going away")));
            eventually("all nine registered twice", () -> hub.registrations().size() >= 18);
            eventually("the play goes on", () -> run.tally().lines().stream().allMatch(line -> line.received() > 0));
        }
    }

    @Test
    void aRefusalIsReportedInTheHubsWords() {
        hub.refuse("no room");
        try (var run = play(Scenario.roundRobin(1), 1)) {
            eventually("the reason was told", () -> times(DemoEvent.Left.class, "cliente-1") > 0);
            assertThat(events).filteredOn(DemoEvent.Left.class::isInstance)
                    .allMatch(event -> ((DemoEvent.Left) event).why().equals("the hub says: no room"));
            assertThat(run.tally().lines()).noneMatch(Tally.Line::joined);
        }
    }

    @Test
    void anUnreachableHubIsReportedAndStoppingIsQuick() {
        hub.close();
        var run = DemoRun.start(hub.uri(), Scenario.roundRobin(1), options(1), events::add);
        eventually("the reason was told", () -> times(DemoEvent.Left.class, "ventas-1") > 0);
        run.close();
        assertThat(run.finished()).isCompletedExceptionally();
    }

    @Test
    void anUnreadableMessageCostsOneMessage() throws Exception {
        try (var run = play(Scenario.roundRobin(40), 5)) {
            eventually("all are there", () -> hub.connected() == 4);
            hub.shout(new byte[]{'N', 'P', 1, 0});
            hub.shout("not json".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(run.finished().get(10, TimeUnit.SECONDS).lines().getLast().received()).isEqualTo(40);
        }
        assertThat(events).filteredOn(DemoEvent.Trouble.class::isInstance).hasSize(8);
    }

    @Test
    void aListenerThatThrowsDoesNotStopThePlay() throws Exception {
        try (var run = DemoRun.start(hub.uri(), Scenario.roundRobin(3), options(50),
                _ -> { throw new IllegalStateException("on purpose"); })) {
            assertThat(run.finished().get(10, TimeUnit.SECONDS).received()).isEqualTo(6);
        }
    }

    @Test
    void everyScenarioIsFoundByItsId() {
        assertThat(Scenario.all()).extracting(Scenario::id).containsExactly("shop", "roundrobin");
        assertThat(Scenario.all()).allSatisfy(scenario -> assertThat(Scenario.byId(scenario.id())).contains(scenario));
        assertThat(Scenario.byId("hamlet")).isEmpty();
        assertThatThrownBy(() -> new DemoOptions(1, 0, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    private DemoRun play(Scenario scenario, double speed) { return DemoRun.start(hub.uri(), scenario, options(speed), events::add); }

    private static DemoOptions options(double speed) { return new DemoOptions(7, speed, "test"); }

    private Set<String> hashes() {
        return hub.registrations().stream().map(message -> message.path("neural_hash").asString("")).collect(Collectors.toSet());
    }

    private List<DemoEvent.Received> received(String label) {
        return events.stream().filter(DemoEvent.Received.class::isInstance).map(DemoEvent.Received.class::cast)
                .filter(event -> event.player().label().equals(label)).toList();
    }

    private long times(Class<? extends DemoEvent> kind, String label) {
        return events.stream().filter(kind::isInstance).filter(event -> switch (event) {
            case DemoEvent.Joined joined -> joined.player().label().equals(label);
            case DemoEvent.Left left -> left.player().label().equals(label);
            case DemoEvent.Sent sent -> sent.player().label().equals(label);
            case DemoEvent.Received received -> received.player().label().equals(label);
            case DemoEvent.Trouble trouble -> trouble.player().label().equals(label);
            case DemoEvent.Finished _ -> false;
        }).count();
    }
}
