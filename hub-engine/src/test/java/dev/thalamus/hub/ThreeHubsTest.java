package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three hubs in a ring, each linked with both others: what is sent to one comes there, once, and never goes round. */
class ThreeHubsTest {
    @TempDir
    Path dir;
    private HubEngine a;
    private HubEngine b;
    private HubEngine c;

    @BeforeEach
    void open() {
        a = TwoHubs.open(dir.resolve("a"), "a.test");
        b = TwoHubs.open(dir.resolve("b"), "b.test");
        c = TwoHubs.open(dir.resolve("c"), "c.test");
        link(a, "a.test", b, "b.test");
        link(b, "b.test", c, "c.test");
        link(c, "c.test", a, "a.test");
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
        c.close();
    }

    private static void link(Hub from, String fromDomain, Hub to, String toDomain) {
        TwoHubs.add(to, fromDomain, from.info().port(), false);
        TwoHubs.add(from, toDomain, to.info().port(), true);
    }

    @Test
    void aSignalComesToTheHubThatIsNamedAndNowhereElse() {
        try (var atA = new TestAgent(a, "x", "aaaa"); var atB = new TestAgent(b, "x", "bbbb"); var atC = new TestAgent(c, "x", "cccc")) {
            List.of(a, b, c).forEach(hub -> eventually("both links of " + hub.info().domain(),
                    () -> hub.snapshot().join().peers().stream().filter(peer -> peer.state() instanceof PeerState.Forwarding).count() == 2
                            && hub.snapshot().join().remoteAgents().stream().filter(agent -> agent.online()).count() == 2));
            atA.transmit("x@b.test", "\"a to b\"");
            atA.transmit("x@c.test", "\"a to c\"");
            atB.transmit("x@c.test", "\"b to c\"");
            atC.transmit("x@a.test", "\"c to a\"");
            assertThat(atB.payload()).isEqualTo("\"a to b\"");
            assertThat(List.of(atC.payload(), atC.payload())).containsExactlyInAnyOrder("\"a to c\"", "\"b to c\"");
            assertThat(atA.payload()).isEqualTo("\"c to a\"");
            // Answers to the source come back to who asked, over the same two hubs.
            atA.transmit("x@b.test", "\"ping\"");
            eventually("b has it", () -> !atB.signals.isEmpty());
            byte[] asked = atB.signals.remove();
            atB.transmit(SignalFrame.source(asked, 0, asked.length), "\"pong\"");
            assertThat(atA.payload()).isEqualTo("\"pong\"");
            // Each hub saw what its own agents sent and what came for them: nothing passed through.
            eventually("all is counted", () -> signals(a) == 5 && signals(b) == 4 && signals(c) == 3);
            assertThat(atA.signals).isEmpty();
            assertThat(atB.signals).isEmpty();
            assertThat(atC.signals).isEmpty();
        }
    }

    @Test
    void aHubDoesNotPassOnForOthers() {
        eventually("linked", () -> a.snapshot().join().peers().stream().allMatch(peer -> peer.state() instanceof PeerState.Forwarding));
        assertThat(TwoHubs.call(a, "peer.remove", "{\"domain\": \"c.test\"}")).contains("\"saved\":true");
        try (var atA = new TestAgent(a, "x", "aaaa"); var atC = new TestAgent(c, "x", "cccc")) {
            assertThat(
                    atA.call("agent.transmit", "{\"target\": \"x@c.test\", \"signal_type\": \"GABA\"}").at("/result/outcome").stringValue())
                    .as("b could pass it on, and does not").isEqualTo("refused");
            assertThat(atA.call("agent.transmit", "{\"target\": \"x@c.test@b.test\", \"signal_type\": \"GABA\"}").at("/result/outcome")
                    .stringValue()).isEqualTo("refused");
            atC.settle();
            assertThat(atC.signals).isEmpty();
        }
    }

    private static long signals(Hub hub) { return hub.snapshot().join().totals().signals(); }
}
