package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.wire.SignalFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A hub that is killed has on disk what it answered for another hub. {@code -Dthalamus.crash.rounds} for the long profile. */
class FederationKillTest {
    private static final int ROUNDS = Integer.getInteger("thalamus.crash.rounds", 1);
    private static final int WINDOW = 32;

    @TempDir
    Path dir;

    @Test
    void whatWasAnsweredForAnotherHubSurvivesAKill() throws IOException, InterruptedException {
        var random = new Random(11);
        try (var b = TwoHubs.open(dir.resolve("b"), "b.test"); var way = new FaultProxy(b.info().port())) {
            TwoHubs.add(b, "hub.test", 1, false);
            TwoHubs.knows(dir.resolve("a"), "b.test", way.port(), TwoHubs.TOKEN, true);
            int next = 0;
            for (int round = 0; round < ROUNDS; round++) {
                way.cut();
                List<Integer> answered = new ArrayList<>();
                try (var a = new HubProcess(dir.resolve("a")); var sender = new TestAgent(a.url, "s", "ssss")) {
                    int wanted = random.nextInt(50, 200);
                    for (int first = next; answered.size() < wanted;) {
                        if (next - first - answered.size() < WINDOW) {
                            sender.sendText("""
                                    {"jsonrpc": "2.0", "id": %d, "method": "agent.transmit",
                                     "params": {"target": "r@b.test", "signal_type": "DOPAMINE", "payload": %d}}""".formatted(next, next));
                            next++;
                        }
                        for (String answer; (answer = sender.texts.poll()) != null;) {
                            JsonNode json = TestAgent.JSON.readTree(answer);
                            assertThat(json.at("/result/outcome").stringValue()).isEqualTo("queued");
                            answered.add(json.path("id").intValue());
                        }
                    }
                    a.kill();
                    sender.socket.abort();
                }
                try (var receiver = new TestAgent(b, "r", "rrrr"); var a = new HubProcess(dir.resolve("a"))) {
                    way.heal();
                    List<Integer> got = new ArrayList<>();
                    var ids = new HashSet<String>();
                    eventually("all that was answered arrives", () -> {
                        for (byte[] frame; (frame = receiver.signals.poll()) != null;) {
                            if (ids.add(HexFormat.of().formatHex(frame, 12, 28))) {
                                int at = SignalFrame.payloadOffset(frame, 0, frame.length);
                                got.add(Integer.valueOf(new String(frame, at, frame.length - at, StandardCharsets.UTF_8)));
                            }
                        }
                        return got.containsAll(answered);
                    });
                    assertThat(got).as("in order").isSorted().doesNotHaveDuplicates();
                    assertThat(a.stop()).isTrue();
                }
            }
        }
    }
}
