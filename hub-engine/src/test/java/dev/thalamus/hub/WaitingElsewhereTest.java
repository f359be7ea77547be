package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static dev.thalamus.hub.TwoHubs.forwarding;
import static dev.thalamus.hub.TwoHubs.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.PeerState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A signal for an agent of AG2 on another hub waits there for its yes; nothing else does. */
class WaitingElsewhereTest {
    @TempDir
    Path dir;
    private HubEngine a;
    private HubEngine b;
    private FaultProxy way;
    private TestAgent ana;
    private TestAgent bob;
    private Ag2Client luis;

    @BeforeEach
    void open() {
        b = SetHub.open(dir.resolve("b"), "listen.domain=b.test", "federation.probe=100ms", "network.inviteAck=10m");
        way = new FaultProxy(b.info().port());
        TwoHubs.knows(dir.resolve("a"), "b.test", way.port(), TwoHubs.TOKEN, true);
        TwoHubs.add(b, "a.test", 1, false);
        a = TwoHubs.open(dir.resolve("a"), "a.test");
        ana = new TestAgent(a, "ana", "aaaa");
        bob = new TestAgent(b, "bob", "bbbb");
        luis = Ag2Client.agent(b, "luis");
        forwarding(a);
    }

    @AfterEach
    void close() {
        ana.close();
        bob.close();
        luis.close();
        a.close();
        b.close();
        way.close();
    }

    @Test
    void whatIsForOthersGoesOnWhileOneWaits() {
        transmit("one");
        for (int i = 0; i < 200; i++) {
            ana.transmit("bob@b.test", "" + i);
        }
        for (int i = 0; i < 200; i++) {
            assertThat(bob.payload()).isEqualTo("" + i);
        }
        eventually("only the one waits", () -> peer(a).backlog() == 1);
        luis.accept();
        assertThat(outcome("one")).isEqualTo("forwarded");
        assertThat(luis.heard()).isEqualTo("one");
        assertThat(peer(a).backlog()).isZero();
        assertThat(peer(a).signalsOut()).isEqualTo(201);
    }

    @Test
    void theAnswerComesBackOverTheHubs() {
        transmit("one");
        luis.accept();
        assertThat(outcome("one")).isEqualTo("forwarded");
        luis.say(luis.event("ag2.msg.text").path("channel_id").stringValue(""), "two");
        assertThat(ana.payload()).contains("\"text\":\"two\"");
    }

    @Test
    void nobodyHereMayTakeTheNameOfAnAgentElsewhere() throws Exception {
        try (var impostor = new Ag2Client(b)) {
            assertThat(impostor.error("register",
                    "{\"passport\": {\"name\": \"ana@a.test\", \"kind\": \"remote_agent\", \"hub_id\": \"a.test\"}, \"resume\": {}, \"skill_md\": null, \"rule\": null}"))
                    .contains("one of another hub's agent");
        }
    }

    @Test
    void whatComesFromTheSamePairStaysInOrder() {
        transmit("one");
        eventually("it waits there", () -> peer(b).signalsIn() == 1);
        transmit("two");
        transmit("three");
        ana.transmit("bob@b.test", "1");
        assertThat(bob.payload()).isEqualTo("1");
        luis.accept();
        for (String text : new String[]{"one", "two", "three"}) {
            assertThat(outcome(text)).isEqualTo("forwarded");
            assertThat(luis.heard()).isEqualTo(text);
        }
    }

    @Test
    void whoseLinkBreaksMeanwhileIsToldOverTheNextOneAndNothingIsSaidTwice() {
        transmit("one");
        ana.transmit("bob@b.test", "1");
        assertThat(bob.payload()).isEqualTo("1");
        eventually("only the one waits", () -> peer(a).backlog() == 1);
        way.cut();
        eventually("a notices", () -> peer(a).state() instanceof PeerState.Retrying);
        assertThat(outcome("one")).as("it is on a's disk").isEqualTo("queued");
        way.heal();
        eventually("it is sent again", () -> peer(b).duplicates() > 0);
        assertThat(peer(a).backlog()).as("nobody has said yes").isEqualTo(1);
        luis.accept();
        eventually("it is settled", () -> peer(a).backlog() == 0);
        transmit("two");
        assertThat(outcome("two")).isEqualTo("forwarded");
        assertThat(luis.heard()).isEqualTo("one");
        assertThat(luis.heard()).isEqualTo("two");
    }

    @Test
    void whatWaitsThereIsOnlyHereAsLongAsItsTime() {
        a.close();
        TwoHubs.knows(dir.resolve("a"), "b.test", way.port(), TwoHubs.TOKEN, true);
        a = SetHub.open(dir.resolve("a"), "listen.domain=a.test", "federation.probe=100ms", "delivery.ttl=1s");
        ana.close();
        ana = new TestAgent(a, "ana", "aaaa");
        forwarding(a);
        transmit("one");
        assertThat(outcome("one")).isEqualTo("expired");
        assertThat(peer(a).backlog()).isZero();
        luis.accept();
        ana.transmit("bob@b.test", "1");
        assertThat(bob.payload()).as("the link stands, though b's verdict came too late").isEqualTo("1");
    }

    private void transmit(String text) {
        ana.sendText("{\"jsonrpc\": \"2.0\", \"id\": \"%s\", \"method\": \"agent.transmit\", \"params\": ".formatted(text)
                + "{\"target\": \"luis@b.test\", \"signal_type\": \"GABA\", \"payload\": {\"text\": \"%s\"}}}".formatted(text));
    }

    private String outcome(String text) {
        JsonNode answer = TestAgent.JSON.readTree(ana.text());
        assertThat(answer.path("id").stringValue()).isEqualTo(text);
        return answer.at("/result/outcome").stringValue("");
    }
}
