package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static dev.thalamus.hub.TwoHubs.forwarding;
import static dev.thalamus.hub.TwoHubs.peer;
import static dev.thalamus.hub.TwoHubs.sees;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.PeerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two Thalamus hubs over real sockets; a dials b, and b waits to be dialled. */
class FederationTest {
    @TempDir
    Path dir;
    private HubEngine a;
    private HubEngine b;
    private FaultProxy way;

    @BeforeEach
    void open() {
        b = TwoHubs.open(dir.resolve("b"), "b.test");
        way = new FaultProxy(b.info().port());
        TwoHubs.knows(dir.resolve("a"), "b.test", way.port(), TwoHubs.TOKEN, true);
        TwoHubs.add(b, "a.test", 1, false);
        a = TwoHubs.open(dir.resolve("a"), "a.test");
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
        way.close();
    }

    @Test
    void agentsAreReportedBothWaysOverTheOneLink() {
        forwarding(a);
        forwarding(b);
        try (var buyer = new TestAgent(a, "comprador", "aaaa0001")) {
            sees(b, "comprador", true);
            try (var seller = new TestAgent(b, "vendedor", "bbbb0001")) {
                sees(a, "vendedor", true);
                assertThat(buyer.call("remote_agent.discover", "{\"name\": \"vendedor@b.test\"}").at("/result/online").booleanValue())
                        .isTrue();
                assertThat(buyer.call("hub.remote_agents", "{}").at("/result/agents/0/hash").stringValue()).isEqualTo("bbbb0001");
                seller.settle();
            }
            sees(a, "vendedor", false);
        }
        sees(b, "comprador", false);
    }

    @Test
    void anAnswerToTheSourceReachesTheSender() {
        try (var buyer = new TestAgent(a, "comprador", "aaaa0001"); var seller = new TestAgent(b, "vendedor", "bbbb0001")) {
            forwarding(a);
            buyer.transmit("vendedor@b.test", "{\"order\":1}");
            byte[] got = poll(seller);
            String source = dev.thalamus.hub.wire.SignalFrame.source(got, 0, got.length);
            assertThat(source).isEqualTo("comprador@a.test");
            seller.transmit(source, "{\"sold\":1}");
            assertThat(buyer.payload()).isEqualTo("{\"sold\":1}");
        }
    }

    @Test
    void anAnswerReachesTheInstanceThatAsked() {
        try (var one = new TestAgent(a, "comprador", "aaaa0001");
                var two = new TestAgent(a, "comprador", "aaaa0002");
                var seller = new TestAgent(b, "vendedor", "bbbb0001")) {
            forwarding(a);
            two.transmit("vendedor@b.test", "1");
            byte[] got = poll(seller);
            for (int i = 0; i < 4; i++) {
                seller.transmit(dev.thalamus.hub.wire.SignalFrame.source(got, 0, got.length), "" + i);
                assertThat(two.payload()).isEqualTo("" + i);
            }
            assertThat(one.signals).isEmpty();
        }
    }

    @Test
    void aSenderLearnsTheOutcome() {
        try (var buyer = new TestAgent(a, "comprador", "aaaa0001"); var seller = new TestAgent(b, "vendedor", "bbbb0001")) {
            forwarding(a);
            assertThat(transmit(buyer, "vendedor@b.test", "1")).isEqualTo("forwarded");
            assertThat(seller.payload()).isEqualTo("1");
            seller.leave();
            eventually("b knows that the seller left", () -> b.snapshot().join().totals().agents() == 0);
            assertThat(transmit(buyer, "vendedor@b.test", "2")).isEqualTo("queued");
            assertThat(transmit(buyer, "nobody@b.test", "3")).isEqualTo("refused");
            assertThat(transmit(buyer, "vendedor@nowhere.test", "4")).isEqualTo("refused");
            try (var back = new TestAgent(b, "vendedor", "bbbb0002")) {
                assertThat(back.payload()).isEqualTo("2");
            }
        }
    }

    @Test
    void theLargestSignalPasses() {
        try (var buyer = new TestAgent(a, "comprador", "aaaa0001"); var seller = new TestAgent(b, "vendedor", "bbbb0001")) {
            forwarding(a);
            String big = "\"" + "x".repeat((1 << 20) - 100) + "\"";
            buyer.transmit("vendedor@b.test", big);
            assertThat(seller.payload()).isEqualTo(big);
        }
    }

    /** Five seconds for one message, and probes that are given up after one. */
    @Test
    void aLargeSignalPassesASlowWay() {
        try (var buyer = new TestAgent(a, "comprador", "aaaa0001"); var seller = new TestAgent(b, "vendedor", "bbbb0001")) {
            forwarding(a);
            way.pieces(2 << 10);
            way.jitter(20);
            String big = "\"" + "x".repeat(512 << 10) + "\"";
            buyer.transmit("vendedor@b.test", big);
            eventually("it arrives", () -> !seller.signals.isEmpty());
            assertThat(seller.payload()).isEqualTo(big);
        }
    }

    @Test
    void whatWasSentWhileTheLinkWasCutArrivesInOrder() {
        try (var buyer = new TestAgent(a, "comprador", "aaaa0001"); var seller = new TestAgent(b, "vendedor", "bbbb0001")) {
            forwarding(a);
            transmit(buyer, "vendedor@b.test", "0");
            way.cut();
            eventually("a notices", () -> peer(a).state() instanceof PeerState.Retrying);
            sees(a, "vendedor", false);
            for (int i = 1; i < 50; i++) {
                assertThat(transmit(buyer, "vendedor@b.test", "" + i)).isEqualTo("queued");
            }
            way.heal();
            for (int i = 0; i < 50; i++) {
                assertThat(seller.payload()).isEqualTo("" + i);
            }
            eventually("all is confirmed", () -> peer(a).backlog() == 0);
        }
    }

    @Test
    void whatWasAnsweredQueuedSurvivesARestart() {
        way.cut();
        try (var buyer = new TestAgent(a, "comprador", "aaaa0001")) {
            eventually("a notices", () -> peer(a).state() instanceof PeerState.Retrying);
            IntStream.range(0, 20).forEach(i -> assertThat(transmit(buyer, "vendedor@b.test", "" + i)).isEqualTo("queued"));
        }
        a.close();
        try (var seller = new TestAgent(b, "vendedor", "bbbb0001")) {
            way.heal();
            a = TwoHubs.open(dir.resolve("a"), "a.test");
            for (int i = 0; i < 20; i++) {
                assertThat(seller.payload()).isEqualTo("" + i);
            }
        }
    }

    @Test
    void aBlackHoleIsNoticedByProbesAndHeals() {
        forwarding(a);
        try (var seller = new TestAgent(b, "vendedor", "bbbb0001"); var buyer = new TestAgent(a, "comprador", "aaaa0001")) {
            sees(a, "vendedor", true);
            way.blackHole();
            eventually("a notices", () -> !peer(a).dialled());
            eventually("b notices", () -> !peer(b).accepted());
            sees(a, "vendedor", false);
            assertThat(transmit(buyer, "vendedor@b.test", "1")).isEqualTo("queued");
            way.heal();
            assertThat(seller.payload()).isEqualTo("1");
            sees(a, "vendedor", true);
        }
    }

    @Test
    void aHalfOpenLinkIsNoticed() {
        forwarding(a);
        way.halfOpen();
        eventually("a notices", () -> !(peer(a).state() instanceof PeerState.Forwarding || peer(a).state() instanceof PeerState.Lagging));
        way.heal();
        forwarding(a);
    }

    @Test
    void aFullOutboxRefuses() {
        a.close();
        a = TwoHubs.open(dir.resolve("a"), "a.test", f -> new HubConfig.Federation(f.remotes(), f.presence(), f.probe(), f.hops(),
                f.batchSignals(), f.batchBytes(), 3, f.outboxBytes(), false));
        way.cut();
        try (var buyer = new TestAgent(a, "comprador", "aaaa0001")) {
            eventually("a notices", () -> peer(a).state() instanceof PeerState.Retrying);
            for (int i = 0; i < 3; i++) {
                assertThat(transmit(buyer, "vendedor@b.test", "" + i)).isEqualTo("queued");
            }
            assertThat(transmit(buyer, "vendedor@b.test", "4")).isEqualTo("refused");
        }
    }

    @Test
    void aRefusalComesBackAsGabaWhenThatIsWanted() {
        gabaOnRefusal();
        forwarding(a);
        try (var buyer = new TestAgent(a, "comprador", "aaaa0001")) {
            buyer.transmit("nobody@b.test", "1");
            assertThat(gaba(buyer)).isEqualTo("nobody@b.test");
        }
    }

    @Test
    void whatItsOwnHubRefusesOnTheWayToAnotherComesBackAsGabaToo() {
        gabaOnRefusal();
        forwarding(a);
        try (var buyer = new TestAgent(a, "comprador", "aaaa0001")) {
            for (String target : List.of("x@nowhere.test", "@b.test", "x@")) {
                buyer.transmit(target, "1");
                assertThat(gaba(buyer)).isEqualTo(target);
            }
            TwoHubs.call(a, "peer.disable", "{\"domain\": \"b.test\"}");
            buyer.transmit("vendedor@b.test", "1");
            assertThat(gaba(buyer)).isEqualTo("vendedor@b.test");
            buyer.call("agent.transmit", "{\"target\": \"x@nowhere.test\", \"signal_type\": \"GABA\"}");
            buyer.settle();
            assertThat(buyer.signals).as("no GABA about a GABA").isEmpty();
        }
    }

    private void gabaOnRefusal() {
        a.close();
        a = TwoHubs.open(dir.resolve("a"), "a.test", f -> new HubConfig.Federation(f.remotes(), f.presence(), f.probe(), f.hops(),
                f.batchSignals(), f.batchBytes(), f.outboxSignals(), f.outboxBytes(), true));
    }

    /** From whom the GABA signal seems to be. */
    private static String gaba(TestAgent agent) {
        byte[] back = poll(agent);
        assertThat(dev.thalamus.hub.wire.SignalFrame.type(back, 0)).isEqualTo(4);
        return dev.thalamus.hub.wire.SignalFrame.source(back, 0, back.length);
    }

    @Test
    void aTraceAsksTheOtherHub() {
        forwarding(a);
        try (var seller = new TestAgent(b, "vendedor", "bbbb0001"); var buyer = new TestAgent(a, "comprador", "aaaa0001")) {
            assertThat(TwoHubs.call(a, "route.trace", "{\"target\": \"vendedor@b.test\"}"))
                    .contains("\"hub\":\"a.test\",\"outcome\":\"forwarded\"")
                    .contains("\"hub\":\"b.test\",\"outcome\":\"delivered\",\"detail\":\"vendedor #bbbb0001\"");
            assertThat(TwoHubs.call(a, "route.trace", "{\"target\": \"nobody@b.test\"}"))
                    .contains("\"hub\":\"b.test\",\"outcome\":\"refused\"");
            assertThat(TwoHubs.call(a, "route.trace", "{\"target\": \"@b.test\"}")).as("as a signal, which never gets to b")
                    .contains("\"hub\":\"a.test\",\"outcome\":\"refused\"").doesNotContain("b.test");
            String id = buyer.call("agent.transmit", "{\"target\": \"vendedor@b.test\", \"signal_type\": \"GABA\"}").at("/result/msg_id")
                    .stringValue();
            seller.payload();
            assertThat(TwoHubs.call(a, "route.trace", "{\"msg_id\": \"" + id + "\"}"))
                    .contains("\"hub\":\"a.test\",\"outcome\":\"forwarded\"").contains("\"hub\":\"b.test\",\"outcome\":\"delivered\"");
        }
    }

    @Test
    void peersAreChangedByCalls() throws IOException {
        forwarding(a);
        assertThat(TwoHubs.call(a, "peer.disable", "{\"domain\": \"b.test\"}")).contains("\"saved\":true");
        assertThat(peer(a).state()).isEqualTo(new PeerState.Disabled());
        assertThat(Files.readString(dir.resolve("a/remotes.json"))).contains("\"enabled\" : false").contains(TwoHubs.TOKEN);
        assertThat(TwoHubs.call(a, "peer.enable", "{\"domain\": \"b.test\"}")).contains("\"saved\":true");
        forwarding(a);
        assertThat(TwoHubs.call(a, "peer.change", "{\"domain\": \"b.test\", \"token\": \"another\"}")).contains("\"saved\":true");
        eventually("blocked", () -> peer(a).state() instanceof PeerState.Blocked);
        assertThat(TwoHubs.call(a, "peer.list", "{}")).contains("\"state\":\"blocked\"").doesNotContain("another\"")
                .doesNotContain(TwoHubs.TOKEN);
        assertThat(TwoHubs.call(a, "peer.add", "{\"domain\": \"a.test\", \"url\": \"ws://x\", \"token\": \"t\"}"))
                .contains("this hub itself");
        assertThat(TwoHubs.call(a, "peer.add", "{\"domain\": \"c.test\", \"url\": \"http://x\", \"token\": \"t\"}"))
                .contains("ws://host:8765");
        assertThat(TwoHubs.call(a, "peer.add", "{\"domain\": \"c.test\", \"url\": \"ws://x\", \"token\": \"t\", \"trust\": \"\\u0000\"}"))
                .contains("is not a path");
        assertThat(TwoHubs.call(a, "peer.remove", "{\"domain\": \"b.test\"}")).contains("\"saved\":true");
        assertThat(a.snapshot().join().peers()).isEmpty();
        try (var agent = new TestAgent(a, "x", "xxxx0001")) {
            assertThat(agent.call("peer.list", "{}").at("/error/code").intValue()).isEqualTo(-32001);
        }
    }

    @Test
    void aSecretInTheUrlIsMaskedAndSurvivesAChange() throws IOException {
        TwoHubs.call(a, "peer.add", "{\"domain\": \"c.test\", \"url\": \"ws://127.0.0.1:1/?token=hush&x=y\", \"token\": \"t\"}");
        assertThat(TwoHubs.call(a, "peer.list", "{}")).contains("ws://127.0.0.1:1/?token=***&x=***").doesNotContain("hush");
        assertThat(TwoHubs.call(a, "peer.change",
                "{\"domain\": \"c.test\", \"url\": \"ws://127.0.0.1:1/?token=***&x=***\", \"autoconnect\": false}"))
                .contains("\"saved\":true");
        assertThat(Files.readString(dir.resolve("a/remotes.json"))).contains("ws://127.0.0.1:1/?token=hush&x=y");
        assertThat(TwoHubs.call(a, "peer.change", "{\"domain\": \"c.test\", \"url\": \"ws://127.0.0.1:2/?token=***\"}"))
                .contains("in place of its secret");
        assertThat(TwoHubs.call(a, "peer.change", "{\"domain\": \"c.test\", \"url\": \"ws://127.0.0.1:2/?token=new\"}"))
                .contains("\"saved\":true");
        assertThat(Files.readString(dir.resolve("a/remotes.json"))).contains("127.0.0.1:2/?token=new");
    }

    @Test
    void aChangeThatCannotBeWrittenChangesNothing() throws IOException {
        forwarding(a);
        String before = Files.readString(dir.resolve("a/remotes.json"));
        Path inTheWay = Files.createDirectories(dir.resolve("a/remotes.json.new/full"));
        for (String change : List.of("peer.disable {\"domain\": \"b.test\"}", "peer.remove {\"domain\": \"b.test\"}",
                "peer.change {\"domain\": \"b.test\", \"token\": \"another\"}",
                "peer.add {\"domain\": \"c.test\", \"url\": \"ws://127.0.0.1:1\", \"token\": \"t\"}")) {
            int mark = change.indexOf(' ');
            assertThat(TwoHubs.call(a, change.substring(0, mark), change.substring(mark))).contains("\"code\":-32003")
                    .contains("remotes.json cannot be written").contains("nothing was changed").contains("then try again");
        }
        assertThat(a.snapshot().join().peers()).singleElement().satisfies(peer -> {
            assertThat(peer.remote().enabled()).isTrue();
            assertThat(peer.remote().token()).isEqualTo(TwoHubs.TOKEN);
            assertThat(peer.dialled()).isTrue();
        });
        assertThat(Files.readString(dir.resolve("a/remotes.json"))).isEqualTo(before);
        Files.delete(inTheWay);
        assertThat(TwoHubs.call(a, "peer.disable", "{\"domain\": \"b.test\"}")).contains("\"saved\":true");
        assertThat(peer(a).state()).isEqualTo(new PeerState.Disabled());
    }

    @Test
    void aBadFileStopsTheStartAndNamesTheEntry() throws IOException {
        Path bad = dir.resolve("bad");
        Files.createDirectories(bad);
        Files.writeString(bad.resolve("remotes.json"), "{\"c.test\": {\"url\": \"ws://h:1\", \"tokn\": \"t\"}}");
        assertThatThrownBy(() -> TwoHubs.open(bad, "bad.test")).hasMessageContaining("c.test").hasMessageContaining("did you mean 'token'");
        Files.writeString(bad.resolve("remotes.json"), "{\"c.test\": {\"url\": \"h:1\", \"token\": \"t\"}}");
        assertThatThrownBy(() -> TwoHubs.open(bad, "bad.test")).hasMessageContaining("c.test").hasMessageContaining("ws://host:8765");
    }

    private static String transmit(TestAgent from, String target, String payload) {
        return from
                .call("agent.transmit", "{\"target\": \"%s\", \"signal_type\": \"DOPAMINE\", \"payload\": %s}".formatted(target, payload))
                .at("/result/outcome").stringValue();
    }

    private static byte[] poll(TestAgent agent) {
        eventually("a signal for " + agent.name, () -> !agent.signals.isEmpty());
        return agent.signals.remove();
    }
}
