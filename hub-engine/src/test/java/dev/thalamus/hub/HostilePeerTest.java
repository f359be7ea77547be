package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static dev.thalamus.hub.TwoHubs.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.Subscription;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer that lies, floods and repeats itself: refused, told to the operator, and nobody else is harmed. */
class HostilePeerTest {
    private static final String FRAME = HexFormat.of()
            .formatHex(SignalFrame.encode(1, 1, new byte[16], "eeee", "bob@hub.test", "1".getBytes(StandardCharsets.UTF_8)));

    @TempDir
    Path dir;
    private HubEngine hub;
    private Subscription events;
    private TestAgent bob;

    @BeforeEach
    void open() {
        TwoHubs.knows(dir, "evil.test", 1, TwoHubs.TOKEN, false);
        // Probes as shipped: reading a list of megabytes takes longer than the tests' other hubs wait.
        hub = TwoHubs.open(dir, "hub.test", f -> new HubConfig.Federation(f.remotes(), f.presence(), Duration.ofSeconds(3), f.hops(),
                f.batchSignals(), f.batchBytes(), f.outboxSignals(), f.outboxBytes(), false));
        events = hub.events().subscribe(10_000);
        bob = new TestAgent(hub, "bob", "bobb");
    }

    @AfterEach
    void close() {
        bob.sendBinary(SignalFrame.encode(1, 1, new byte[16], "bobb", "bob", "\"still here\"".getBytes(StandardCharsets.UTF_8)));
        String last = bob.payload();
        while (!last.equals("\"still here\"")) {
            last = bob.payload();
        }
        bob.close();
        hub.close();
    }

    @Test
    void aWrongTokenIsRefusedToldAndMadeToWait() {
        refused("{\"_ctrl\": \"hub_register\", \"domain\": \"evil.test\", \"token\": \"secreto124\"}");
        refused(register("evil.test"));
        assertThat(refusals(2)).hasSize(2).allMatch(why -> why.contains("evil.test")).noneMatch(why -> why.contains("secreto"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub.test", "stranger.test", ""})
    void aDomainThatIsNotItsOwnIsRefused(String domain) {
        refused(register(domain));
        assertThat(refusals(1)).hasSize(1);
    }

    @Test
    void aDisabledPeerIsRefused() {
        TwoHubs.call(hub, "peer.disable", "{\"domain\": \"evil.test\"}");
        refused(register("evil.test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"_ctrl\": \"hub_peer_update\", \"domain\": \"bank.test\", \"agents\": [], \"full_update\": true, \"timestamp\": 1}",
            "{\"_ctrl\": \"hub_peer_update\", \"domain\": \"evil.test\", \"agents\": [{\"name\": \"a\", \"hash\": \"h\", \"domain\": \"bank.test\"}], \"full_update\": true}",
            "{\"_ctrl\": \"fwd_signal\", \"from_hub\": \"bank.test\", \"to_hub\": \"hub.test\", \"original_signal\": \"FRAME\", \"tgt_agent\": \"bob\", \"ttl\": 9}",
            "{\"_ctrl\": \"fwd_signal\", \"from_hub\": \"evil.test\", \"to_hub\": \"bank.test\", \"original_signal\": \"FRAME\", \"tgt_agent\": \"bob\", \"ttl\": 9}",
            "{\"_ctrl\": \"fwd_signal\", \"from_hub\": \"evil.test\", \"to_hub\": \"hub.test\", \"original_signal\": \"FRAME\", \"tgt_agent\": \"bob@bank.test\", \"ttl\": 9}",
            "{\"_ctrl\": \"fwd_batch\", \"from_hub\": \"bank.test\", \"to_hub\": \"hub.test\", \"batch\": 1, \"signals\": []}",
            "{\"_ctrl\": \"fwd_ack\", \"batch\": 1, \"verdicts\": []}",
            "{\"_ctrl\": \"fwd_late\", \"batch\": 1, \"at\": 0, \"outcome\": \"delivered\", \"reason\": \"none\"}"})
    void whoSpeaksForOthersLosesTheLink(String message) {
        try (var evil = registered()) {
            evil.sendText(message.replace("FRAME", FRAME));
            assertThat(evil.closeCode()).isEqualTo(1008);
            eventually("told", () -> !refusals().isEmpty());
            refused(register("evil.test"));
        }
        assertThat(hub.snapshot().join().remoteAgents()).isEmpty();
        assertThat(bob.signals).isEmpty();
    }

    @Test
    void aReportWithoutADomainIsAboutItsOwnAgentsAndTheyGoWithIt() {
        try (var evil = registered()) {
            evil.sendText("{\"_ctrl\": \"hub_peer_update\", \"domain\": \"\", \"full_update\": true, \"timestamp\": 1,"
                    + " \"agents\": [{\"name\": \"espia\", \"hash\": \"eeee\", \"online\": true, \"domain\": \"\"}]}");
            evil.settle();
            assertThat(hub.snapshot().join().remoteAgents()).singleElement().satisfies(agent -> {
                assertThat(agent.domain()).isEqualTo("evil.test");
                assertThat(agent.online()).isTrue();
            });
        }
        eventually("offline", () -> hub.snapshot().join().remoteAgents().stream().noneMatch(agent -> agent.online()));
        TwoHubs.call(hub, "peer.remove", "{\"domain\": \"evil.test\"}");
        assertThat(hub.snapshot().join().remoteAgents()).isEmpty();
    }

    @Test
    void aBatchThatIsSentTwiceEndsTheLinkAndArrivesOnce() {
        String batch = "{\"_ctrl\": \"fwd_batch\", \"from_hub\": \"evil.test\", \"to_hub\": \"hub.test\", \"batch\": 1, \"signals\":"
                + " [{\"original_signal\": \"" + FRAME + "\", \"tgt_agent\": \"bob\", \"ttl\": 3}]}";
        try (var evil = registered()) {
            evil.sendText(batch);
            assertThat(evil.control("fwd_ack").at("/verdicts/0/outcome").stringValue()).isEqualTo("delivered");
            evil.sendText(batch);
            assertThat(evil.closeCode()).isEqualTo(1008);
        }
        assertThat(bob.payload()).isEqualTo("1");
        assertThat(bob.signals).isEmpty();
    }

    @Test
    void aSignalThatMayHaveComeBeforeIsPassedOnOnce() {
        try (var evil = registered()) {
            for (int i = 1; i <= 2; i++) {
                evil.sendText("{\"_ctrl\": \"fwd_batch\", \"from_hub\": \"evil.test\", \"to_hub\": \"hub.test\", \"batch\": " + i
                        + ", \"signals\": [{\"original_signal\": \"" + FRAME
                        + "\", \"tgt_agent\": \"bob\", \"ttl\": 3, \"again\": true}]}");
                assertThat(evil.control("fwd_ack").at("/verdicts/0/outcome").stringValue()).isEqualTo("delivered");
            }
            assertThat(peer(hub).duplicates()).isEqualTo(1);
        }
        assertThat(bob.payload()).isEqualTo("1");
        assertThat(bob.signals).isEmpty();
    }

    @Test
    void aSignalThatCameToNothingIsJudgedAnewWhenItComesAgain() {
        try (var other = registered()) {
            other.sendText(again(1, FRAME, "eva"));
            assertThat(other.control("fwd_ack").at("/verdicts/0/outcome").stringValue()).isEqualTo("refused");
            try (var eva = new TestAgent(hub, "eva", "evaa")) {
                other.sendText(again(2, FRAME, "eva"));
                assertThat(other.control("fwd_ack").at("/verdicts/0/outcome").stringValue()).isEqualTo("delivered");
                assertThat(eva.payload()).isEqualTo("1");
            }
        }
    }

    @Test
    void oneMessageToTwoAgentsIsNoRepetition() {
        String toEva = HexFormat.of()
                .formatHex(SignalFrame.encode(1, 1, new byte[16], "eeee", "eva@hub.test", "1".getBytes(StandardCharsets.UTF_8)));
        try (var other = registered(); var eva = new TestAgent(hub, "eva", "evaa")) {
            other.sendText(again(1, FRAME, "bob"));
            other.sendText(again(2, toEva, "eva"));
            assertThat(eva.payload()).isEqualTo("1");
        }
        assertThat(bob.payload()).isEqualTo("1");
        assertThat(peer(hub).duplicates()).isZero();
    }

    private static String again(int batch, String frame, String target) {
        return ("{\"_ctrl\": \"fwd_batch\", \"from_hub\": \"evil.test\", \"to_hub\": \"hub.test\", \"batch\": %d, \"signals\":"
                + " [{\"original_signal\": \"%s\", \"tgt_agent\": \"%s\", \"ttl\": 3, \"again\": true}]}").formatted(batch, frame, target);
    }

    @Test
    void aSignalThatCrossedTooManyHubsIsRefused() {
        try (var evil = registered()) {
            evil.sendText(
                    "{\"_ctrl\": \"fwd_signal\", \"from_hub\": \"evil.test\", \"to_hub\": \"hub.test\", \"original_signal\": \"" + FRAME
                            + "\", \"src_agent\": \"eeee\", \"tgt_agent\": \"bob\", \"ttl\": 0}");
            evil.settle();
        }
        assertThat(hub.snapshot().join().totals().refused()).containsEntry(Reason.HOP_LIMIT, 1L);
        assertThat(bob.signals).isEmpty();
    }

    @Test
    void whatItSaysIsCutAndMadeVisibleBeforeAnybodyReadsIt() {
        String much = "x".repeat(100_000) + "\\u0007\\u202e";
        try (var evil = registered()) {
            evil.sendText("{\"_ctrl\": \"error\", \"msg\": \"\\u0007\\u202e" + much + "\"}");
            evil.settle();
            assertThat(peer(hub).lastError()).startsWith("??xxx").hasSizeLessThan(300);
            evil.sendText("{\"_ctrl\": \"hub_peer_update\", \"domain\": \"\\u202e" + much + "\", \"agents\": [], \"full_update\": true}");
            assertThat(evil.closeCode()).isEqualTo(1008);
        }
        eventually("offline", () -> !peer(hub).accepted());
        assertThat(peer(hub).lastError()).hasSizeLessThan(300).doesNotContain("\u202e");
        assertThat(refusals()).isNotEmpty().allMatch(why -> why.length() < 300 && why.indexOf('\u202e') < 0);
    }

    @Test
    void nonsenseCostsOneMessage() {
        try (var evil = registered()) {
            for (String broken : List.of("zz", "4e50", FRAME.substring(0, 60))) {
                evil.sendText("{\"_ctrl\": \"fwd_signal\", \"from_hub\": \"evil.test\", \"to_hub\": \"hub.test\", \"original_signal\": \""
                        + broken
                        + "\", \"tgt_agent\": \"bob\", \"ttl\": 9}");
            }
            evil.settle();
            evil.sendText(
                    "{\"_ctrl\": \"fwd_signal\", \"from_hub\": \"evil.test\", \"to_hub\": \"hub.test\", \"original_signal\": \"" + FRAME
                            + "\", \"tgt_agent\": \"bob\", \"ttl\": 9}");
            assertThat(bob.payload()).isEqualTo("1");
        }
    }

    @Test
    void anEndlessListOfAgentsIsCutAndAnEvenLongerOneEndsTheLink() {
        try (var evil = registered()) {
            evil.sendText(list(30_000));
            evil.settle();
            assertThat(hub.snapshot().join().remoteAgents()).hasSize(10_000);
            evil.socket.sendText(list(100_000), true).handle((done, failed) -> null);
            // Whether it reads the close frame while it is still writing is its own affair.
            eventually("the list is too long", () -> refusals().stream().anyMatch(why -> why.contains("larger than this hub accepts")));
        }
        eventually("offline", () -> hub.snapshot().join().remoteAgents().stream().noneMatch(agent -> agent.online()));
        assertThat(hub.snapshot().join().remoteAgents()).hasSize(10_000);
    }

    private static String list(int agents) {
        return IntStream.range(0, agents).mapToObj(i -> "{\"name\": \"agent-%d\", \"hash\": \"%016x\", \"online\": true}".formatted(i, i))
                .collect(Collectors.joining(",", "{\"_ctrl\": \"hub_peer_update\", \"domain\": \"evil.test\", \"agents\": [",
                        "], \"full_update\": true, \"timestamp\": 1}"));
    }

    private TestAgent registered() {
        var evil = TestAgent.stranger(hub);
        evil.sendText(register("evil.test"));
        assertThat(evil.control("hub_registered").path("domain").stringValue()).isEqualTo("evil.test");
        return evil;
    }

    private void refused(String register) {
        try (var evil = TestAgent.stranger(hub)) {
            evil.sendText(register);
            assertThat(evil.closeCode()).isEqualTo(1008);
            assertThat(evil.controls).isEmpty();
        }
    }

    private static String register(String domain) {
        return "{\"_ctrl\": \"hub_register\", \"domain\": \"" + domain + "\", \"token\": \"" + TwoHubs.TOKEN
                + "\", \"features\": [\"batch\"]}";
    }

    /** So many: of those within a second of each other all but the first are told at its end. */
    private List<String> refusals(int wanted) {
        var found = new ArrayList<String>();
        eventually("they are told", () -> {
            found.addAll(refusals());
            return found.size() >= wanted;
        });
        return found;
    }

    private List<String> refusals() {
        var found = new ArrayList<String>();
        events.drain(10_000, event -> {
            if (event instanceof HubEvent.LinkRefused refused) {
                found.add(refused.why());
            }
        });
        return found;
    }
}
