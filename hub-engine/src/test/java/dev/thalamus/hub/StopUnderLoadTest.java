package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Told to stop while another hub does not answer and an agent does not read (R20), a hub ends in time and keeps what it answered. */
class StopUnderLoadTest {
    private static final int REQUESTS = 200;

    @TempDir
    Path dir;

    @Test
    void aStuckPeerAndASlowReaderDoNotKeepItFromEnding() throws IOException, InterruptedException {
        try (var b = TwoHubs.open(dir.resolve("b"), "b.test");
                var way = new FaultProxy(b.info().port());
                var there = new TestAgent(b, "there", "tttt")) {
            TwoHubs.add(b, "hub.test", 1, false);
            TwoHubs.knows(dir.resolve("a"), "b.test", way.port(), TwoHubs.TOKEN, true);
            List<String> forAway = new ArrayList<>();
            List<String> forThere = new ArrayList<>();
            try (var hub = new HubProcess(dir.resolve("a"))) {
                var sender = new TestAgent(hub.url, "sender", "ssss");
                var slow = new TestAgent(hub.url, "slow", "llll");
                new TestAgent(hub.url, "away", "aaaa").leave();
                sender.control("peer_left", "away");
                TwoHubs.sees(b, "slow", true);
                slow.deaf = true;
                way.blackHole();
                String large = "\"" + "x".repeat(32 << 10) + "\"";
                for (int i = 0; i < REQUESTS; i++) {
                    sender.transmit("slow", large);
                    request(sender, i, i % 2 == 0 ? "away" : "there@b.test");
                }
                eventually("some were answered", () -> sender.texts.size() > 10);
                assertThat(hub.stop()).as("within ten seconds").isTrue();
                assertThat(hub.process.exitValue()).isEqualTo(143);
                assertThat(sender.closeCode()).isEqualTo(1001);
                for (String answer; (answer = sender.texts.poll()) != null;) {
                    JsonNode json = TestAgent.JSON.readTree(answer);
                    int number = json.path("id").intValue();
                    if (!json.at("/result/outcome").asString("").equals("refused")) {
                        (number % 2 == 0 ? forAway : forThere).add(Integer.toString(number));
                    }
                }
                slow.socket.abort();
            }
            assertThat(forAway).isNotEmpty();
            way.heal();
            try (var hub = new HubProcess(dir.resolve("a")); var back = new TestAgent(hub.url, "away", "bbbb")) {
                arrive(back, forAway);
                arrive(there, forThere);
                assertThat(hub.stop()).isTrue();
            }
        }
    }

    private static void arrive(TestAgent at, List<String> wanted) {
        List<String> got = new ArrayList<>();
        while (!got.containsAll(wanted)) {
            got.add(at.payload());
        }
        assertThat(got).as("in order").isSortedAccordingTo((x, y) -> Integer.compare(Integer.parseInt(x), Integer.parseInt(y)));
    }

    private static void request(TestAgent sender, int number, String target) { sender.sendText("""
            {"jsonrpc": "2.0", "id": %d, "method": "agent.transmit",
             "params": {"target": "%s", "signal_type": "DOPAMINE", "payload": %d}}""".formatted(number, target, number)); }
}
