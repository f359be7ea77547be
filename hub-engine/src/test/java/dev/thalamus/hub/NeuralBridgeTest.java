package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.DryRunWatch;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An agent of NeuralHub and one of AG2 on one hub: what one is told of its signals to the other, and whose a name is. */
class NeuralBridgeTest {
    @TempDir
    Path dir;
    private HubEngine hub;
    private TestAgent ana;
    private Ag2Client luis;

    @BeforeEach
    void open() {
        hub = SetHub.open(dir, "network.inviteAck=1s");
        ana = new TestAgent(hub, "ana", "aaaa");
        luis = Ag2Client.agent(hub, "luis");
    }

    @AfterEach
    void close() {
        ana.close();
        luis.close();
        hub.close();
    }

    private void transmit(String text) { transmit(ana, "luis", text); }

    private static void transmit(TestAgent from, String target, String text) {
        from.sendText(
                "{\"jsonrpc\": \"2.0\", \"id\": \"%s\", \"method\": \"agent.transmit\", \"params\": {\"target\": \"%s\", \"signal_type\": \"GABA\", \"payload\": {\"text\": \"%s\"}}}"
                        .formatted(text, target, text));
    }

    private String outcome(String text) { return outcome(ana, text); }

    private static String outcome(TestAgent of, String text) {
        JsonNode answer = TestAgent.JSON.readTree(of.text());
        assertThat(answer.path("id").stringValue()).isEqualTo(text);
        return answer.at("/result/outcome").stringValue("") + (answer.at("/result/delivered").booleanValue() ? ", delivered" : "");
    }

    @Test
    void everyConnectedAgentIsCountedWhateverItSpeaks() throws Exception {
        try (var eva = Ag2Client.agent(hub, "eva")) {
            assertThat(eva.id).isNotEmpty();
            assertThat(hub.snapshot().join().totals().agents()).isEqualTo(3);
        }
        Eventually.holds("she is not counted any more", () -> hub.snapshot().join().totals().agents() == 2);
    }

    @Test
    void textsThatComeBeforeTheYesShareOneConversationAndAreDeliveredAfterIt() {
        transmit("one");
        transmit("two");
        luis.accept();
        assertThat(outcome("one")).isEqualTo("delivered, delivered");
        assertThat(outcome("two")).isEqualTo("delivered, delivered");
        assertThat(luis.heard()).isEqualTo("one");
        assertThat(luis.heard()).isEqualTo("two");
        assertThat(hub.oversight().sessions(10).join()).hasSize(1);
    }

    @Test
    void textsThatWaitForAYesTakeNoMoreMemoryThanTheyMay(@TempDir Path other) throws Exception {
        try (var patient = SetHub.open(other, "network.inviteAck=10m");
                var eva = new TestAgent(patient, "eva", "eeee");
                var mute = Ag2Client.agent(patient, "mute")) {
            String large = "{\"text\": \"" + "x".repeat(900_000) + "\"}";
            for (int i = 0; i < 20; i++) {
                eva.transmit(mute.id, large);
            }
            eva.settle();
            assertThat(patient.snapshot().join().totals().refused()).as("16 MiB wait").isEqualTo(Map.of(Reason.QUEUE_FULL, 2L));
        }
    }

    @Test
    void whoNeverSaysYesWasNotDeliveredTo() {
        transmit("one");
        assertThat(outcome("one")).isEqualTo("refused");
    }

    @Test
    void aSignalToAnAgentThatLeftItsConversationIsAnsweredAsQueuedAndHandedOverLater() throws Exception {
        transmit("one");
        luis.accept();
        assertThat(outcome("one")).isEqualTo("delivered, delivered");
        luis.ack(luis.event("ag2.msg.text"));
        luis.settle();
        luis.leave();
        Eventually.holds("luis is away", () -> hub.snapshot().join().agents().stream().noneMatch(agent -> agent.name().equals("luis")));
        transmit("two");
        assertThat(outcome("two")).isEqualTo("queued");
        try (var back = new Ag2Client(hub)) {
            back.hello("luis", "none", "{}", "");
            assertThat(back.heard()).isEqualTo("two");
        }
    }

    @Test
    void namesThatAreGoneDoNotUseUpTheIdentities(@TempDir Path other) throws Exception {
        try (var small = SetHub.open(other, "network.agents=2");
                var watched = small.events().subscribe(1_000);
                var mute = Ag2Client.agent(small, "mute");
                var eva = new TestAgent(small, "eva", "eeee");
                var pia = new TestAgent(small, "pia", "pppp")) {
            transmit(eva, "mute", "one");
            mute.accept();
            assertThat(outcome(eva, "one")).isEqualTo("delivered, delivered");
            String session = small.oversight().sessions(10).join().getFirst().id();
            transmit(pia, "mute", "two");
            assertThat(outcome(pia, "two")).as("two identities are connected").isEqualTo("refused");
            small.oversight().closeSession(session, "").join();
            transmit(pia, "mute", "three");
            assertThat(outcome(pia, "three")).as("still").isEqualTo("refused");
            transmit(eva, "mute", "four");
            mute.accept();
            assertThat(outcome(eva, "four")).isEqualTo("delivered, delivered");
            eva.leave();
            Eventually.holds("eva is away",
                    () -> small.oversight().identities().join().stream().noneMatch(one -> one.name().equals("eva") && one.connected()));
            transmit(pia, "mute", "five");
            assertThat(outcome(pia, "five")).as("her session is open").isEqualTo("refused");
            session = small.oversight().sessions(10).join().stream().filter(one -> one.closedAt().isEmpty()).findFirst().orElseThrow().id();
            small.oversight().closeSession(session, "").join();
            transmit(pia, "mute", "six");
            mute.accept();
            assertThat(outcome(pia, "six")).isEqualTo("delivered, delivered");
            assertThat(identities(small)).containsExactly("mute", "pia");
            var forgotten = new ArrayList<HubEvent.Forgotten>();
            Eventually.holds("it is told", () -> {
                watched.drain(1_000, event -> {
                    if (event instanceof HubEvent.Forgotten one) {
                        forgotten.add(one);
                    }
                });
                return !forgotten.isEmpty();
            });
            assertThat(forgotten).singleElement().satisfies(one -> {
                assertThat(one.what()).isEqualTo(HubEvent.Forgotten.What.IDENTITIES);
                assertThat(one.count()).isEqualTo(1);
                assertThat(one.kept()).isEqualTo(2);
            });
        }
    }

    @Test
    void aTextToWhomIsAwayTakesNoIdentity() throws Exception {
        luis.leave();
        Eventually.holds("luis is away", () -> hub.snapshot().join().agents().stream().noneMatch(agent -> agent.name().equals("luis")));
        transmit("one");
        assertThat(outcome("one")).isEqualTo("refused");
        hub.oversight().tryRule("ana", "{}", DryRunWatch.NONE).join();
        assertThat(identities(hub)).containsExactly("luis");
    }

    /** The names of those who have an id. */
    private static List<String> identities(HubEngine of) {
        return of.oversight().identities().join().stream().filter(one -> !one.id().isEmpty()).map(IdentityView::name).toList();
    }

    @Test
    void aNameWithAKeyIsNotRegisteredWithoutIt() throws Exception {
        String token = hub.oversight().createKey("caja").join();
        try (var impostor = TestAgent.stranger(hub)) {
            impostor.sendText("{\"_ctrl\": \"register\", \"agent_id\": \"caja\", \"neural_hash\": \"cccc\"}");
            assertThat(impostor.control("error").path("msg").stringValue()).contains("may not be used without its key")
                    .doesNotContain(token);
            assertThat(impostor.closeCode()).isEqualTo(1008);
        }
        try (var caja = TestAgent.stranger(hub)) {
            caja.sendText("{\"_ctrl\": \"register\", \"agent_id\": \"caja\", \"neural_hash\": \"cccc\", \"key\": \"" + token + "\"}");
            assertThat(caja.control("registered").path("neural_hash").stringValue()).isEqualTo("cccc");
        }
    }

    @Test
    void aHashThatIsSomebodyElsesOrTheirNameIsRefused() {
        try (var eva = new TestAgent(hub, "eva", "eeee"); var b = TestAgent.stranger(hub); var c = TestAgent.stranger(hub)) {
            b.sendText("{\"_ctrl\": \"register\", \"agent_id\": \"evil\", \"neural_hash\": \"eva\"}");
            assertThat(b.control("error").path("msg").stringValue()).isEqualTo("neural_hash is the name of another agent");
            c.sendText("{\"_ctrl\": \"register\", \"agent_id\": \"evil\", \"neural_hash\": \"eeee\"}");
            assertThat(c.control("error").path("msg").stringValue()).isEqualTo("neural_hash is in use by an agent of another name");
            ana.transmit("eva", "1");
            assertThat(eva.payload()).isEqualTo("1");
        }
    }

    @Test
    void theOperatorReadsTheRuleOfEveryAgent() throws Exception {
        try (var operator = TestAgent.operator(hub, dir)) {
            operator.call("rule.set", "{\"agent\": \"ana\", \"rule\": {\"access\": {\"outbound_to\": [\"l*\"]}}}");
            assertThat(operator.call("rule.get", "{\"agent\": \"ana\"}").at("/result/rule/access/outbound_to/0").stringValue())
                    .isEqualTo("l*");
            try (var eva = new TestAgent(hub, "eva", "eeee")) {
                assertThat(operator.call("rule.get", "{\"agent\": \"" + eva.name + "\"}").at("/result/agent").stringValue())
                        .isEqualTo("eva");
            }
        }
    }
}
