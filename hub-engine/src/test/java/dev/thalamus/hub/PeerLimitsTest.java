package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static dev.thalamus.hub.TwoHubs.forwarding;
import static dev.thalamus.hub.TwoHubs.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.Reason;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signal that the peer cannot take comes to nothing, told, and holds nothing back. */
class PeerLimitsTest {
    @TempDir
    Path dir;
    @TempDir
    Path theirs;

    @Test
    void whatIsLargerThanAThalamusHubTakesIsRefusedAtOnce() {
        try (var b = SetHub.open(theirs, "listen.domain=b.test")) {
            TwoHubs.add(b, "a.test", 1, false);
            TwoHubs.knows(dir, "b.test", b.info().port(), TwoHubs.TOKEN, true);
            try (var a = SetHub.open(dir, "listen.domain=a.test", "limits.message=8MiB");
                    var ana = new TestAgent(a, "ana", "aaaa");
                    var bob = new TestAgent(b, "bob", "bbbb")) {
                forwarding(a);
                ana.transmit("bob@b.test", "1");
                ana.transmit("bob@b.test", large(5 << 20));
                ana.transmit("bob@b.test", "2");
                assertThat(bob.payload()).isEqualTo("1");
                assertThat(bob.payload()).isEqualTo("2");
                assertThat(a.snapshot().join().totals().refused()).containsEntry(Reason.TOO_LARGE, 1L);
                assertThat(peer(a).lastError()).as("no link was lost for it").doesNotContain("1009");
            }
        }
    }

    @Test
    void whatAnotherHubClosesTheLinkForIsFailedAndTheRestArrives() {
        try (var other = new ScriptedHub(TwoHubs.TOKEN)) {
            other.mostBytes = 100_000;
            TwoHubs.knows(dir, "b.test", other.port(), TwoHubs.TOKEN, true);
            try (var hub = TwoHubs.open(dir, "a.test"); var ana = new TestAgent(hub, "ana", "aaaa")) {
                forwarding(hub);
                report(other);
                TwoHubs.sees(hub, "bob", true);
                other.drop();
                eventually("it notices", () -> peer(hub).state() instanceof PeerState.Retrying);
                ana.transmit("bob@b.test", "1");
                ana.transmit("bob@b.test", large(200_000));
                ana.transmit("bob@b.test", "2");
                for (String heard = ""; !heard.equals("2");) {
                    var message = other.heard.poll();
                    if (message == null) {
                        Thread.onSpinWait();
                    } else if (message.path("_ctrl").asString("").equals("hub_register")) {
                        report(other);
                    } else if (message.path("_ctrl").asString("").equals("fwd_signal")) {
                        byte[] frame = HexFormat.of().parseHex(message.path("original_signal").asString(""));
                        heard = new String(frame, frame.length - 1, 1, java.nio.charset.StandardCharsets.US_ASCII);
                    }
                }
                eventually("the backlog is gone", () -> peer(hub).backlog() == 0);
                assertThat(peer(hub).refusedOut()).isEqualTo(1);
                assertThat(hub.snapshot().join().totals().refused()).containsEntry(Reason.TOO_LARGE, 1L);
            }
        }
    }

    private static String large(int characters) { return "\"" + "x".repeat(characters) + "\""; }

    private static void report(ScriptedHub other) {
        other.say("{\"_ctrl\": \"hub_peer_update\", \"domain\": \"b.test\", \"agents\": [{\"name\": \"bob\", \"hash\": \"bbbb\","
                + " \"online\": true}], \"full_update\": true, \"timestamp\": 1}");
    }
}
