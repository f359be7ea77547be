package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Killed at any moment, a hub has on disk what it answered; told to stop, it says goodbye. {@code -Dthalamus.crash.rounds} for the long profile. */
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("thalamus.crash.rounds", 3);
    private static final int WINDOW = 32;

    @TempDir
    Path dir;

    @Test
    void whatWasAnsweredSurvivesAKill() throws IOException, InterruptedException {
        var random = new Random(7);
        int sent = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<String> answered = new ArrayList<>();
            try (var hub = new HubProcess(dir)) {
                var sender = new TestAgent(hub.url, "sender", "ssss");
                new TestAgent(hub.url, "away", "aaaa").leave();
                sender.control("peer_left", "away");
                sent = transmitUntilKilled(hub, sender, answered, sent, random.nextInt(50, 500));
                sender.socket.abort();
            }
            assertThat(answered).as("answered before the kill").isNotEmpty();
            try (var hub = new HubProcess(dir); var back = new TestAgent(hub.url, "away", "bbbb")) {
                List<String> got = new ArrayList<>();
                while (!got.containsAll(answered)) {
                    got.add(back.payload());
                }
                assertThat(got).as("in order").isSortedAccordingTo((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
                back.settle();
                assertThat(hub.stop()).isTrue();
                assertThat(back.closeCode()).isEqualTo(1001);
            }
        }
    }

    @Test
    void whatIsMeantForAHashWaitsOnAfterAKill() throws IOException, InterruptedException {
        String call = "{\"target\": \"aaaa\", \"signal_type\": \"GABA\", \"payload\": %d}";
        try (var hub = new HubProcess(dir)) {
            var sender = new TestAgent(hub.url, "sender", "ssss");
            new TestAgent(hub.url, "away", "aaaa").leave();
            sender.control("peer_left", "away");
            assertThat(sender.call("agent.transmit", call.formatted(1)).toString()).contains("queued");
            hub.kill();
            sender.socket.abort();
        }
        try (var hub = new HubProcess(dir); var sender = new TestAgent(hub.url, "sender", "ssss")) {
            assertThat(sender.call("agent.transmit", call.formatted(2)).toString()).contains("queued");
            try (var back = new TestAgent(hub.url, "away", "aaaa")) {
                assertThat(List.of(back.payload(), back.payload())).containsExactly("1", "2");
            }
        }
    }

    @Test
    void toldToStopUnderLoadItEndsInTimeAndKeepsWhatItAnswered() throws IOException, InterruptedException {
        List<String> answered = new ArrayList<>();
        try (var hub = new HubProcess(dir)) {
            var sender = new TestAgent(hub.url, "sender", "ssss");
            new TestAgent(hub.url, "away", "aaaa").leave();
            sender.control("peer_left", "away");
            for (int i = 0; i < 200; i++) {
                request(sender, i);
            }
            read(sender.text(), answered);
            assertThat(hub.stop()).isTrue();
            assertThat(hub.process.exitValue()).isEqualTo(143);
            collect(sender, answered);
            assertThat(sender.closeCode()).isEqualTo(1001);
        }
        try (var hub = new HubProcess(dir); var back = new TestAgent(hub.url, "away", "bbbb")) {
            List<String> got = new ArrayList<>();
            while (!got.containsAll(answered)) {
                got.add(back.payload());
            }
        }
    }

    /** The hub would force a log a minute after its answer: what it answered is with the system, which a kill does not touch. */
    @ParameterizedTest
    @ValueSource(strings = {"0s", "60s"})
    void whatWasAnsweredInASessionSurvivesAKill(String forceWithin) throws IOException, InterruptedException {
        var answered = new ArrayList<String>();
        String channel;
        try (var hub = new HubProcess(dir, "network.forceWithin=" + forceWithin); var ana = new Ag2Client(hub.url)) {
            ana.register("ana", "null");
            try (var luis = new Ag2Client(hub.url)) {
                luis.register("luis", "null");
                channel = ana.open("conversation", "", luis);
            }
            var under = new ArrayList<CompletableFuture<JsonNode>>();
            for (int i = 0; i < 300; i++) {
                under.add(ana.begin("post_envelope", ana.text(channel, "n" + i, "")));
            }
            under.get(100).join();
            hub.kill();
            for (CompletableFuture<JsonNode> one : under) {
                if (one.isDone()) {
                    answered.add(one.join().path("result").stringValue(""));
                }
            }
        }
        assertThat(answered).as("answered before the kill").hasSizeGreaterThan(100).doesNotContain("");
        try (var hub = new HubProcess(dir); var ana = new Ag2Client(hub.url)) {
            ana.hello("ana", "none", "{}", null);
            ana.frame();
            var ids = new ArrayList<String>();
            ana.result("read_wal", "{\"channel_id\": \"" + channel + "\", \"since\": 0, \"until\": null}")
                    .forEach(envelope -> ids.add(envelope.path("envelope_id").stringValue("")));
            assertThat(ids).containsAll(answered);
            ana.id = ana.result("find_agent_id", "{\"name\": \"ana\"}").stringValue("");
            ana.say(channel, "and on");
        }
    }

    /** Payload and id are the number; at most {@value #WINDOW} requests are unanswered. The time runs from the first answer. */
    private static int transmitUntilKilled(HubProcess hub, TestAgent sender, List<String> answered, int first, int millis)
            throws InterruptedException {
        int next = first;
        request(sender, next++);
        read(sender.text(), answered);
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < until) {
            if (next - first - answered.size() < WINDOW && next - first < 900) {
                request(sender, next++);
            }
            collect(sender, answered);
        }
        hub.kill();
        collect(sender, answered);
        return next;
    }

    private static void request(TestAgent sender, int number) { sender.sendText("""
            {"jsonrpc": "2.0", "id": %d, "method": "agent.transmit",
             "params": {"target": "away", "signal_type": "DOPAMINE", "payload": %d}}""".formatted(number, number)); }

    private static void collect(TestAgent sender, List<String> answered) {
        for (String answer; (answer = sender.texts.poll()) != null;) {
            read(answer, answered);
        }
    }

    private static void read(String answer, List<String> answered) {
        var json = TestAgent.JSON.readTree(answer);
        assertThat(json.path("result").path("outcome").stringValue()).isEqualTo("queued");
        answered.add(Integer.toString(json.path("id").intValue()));
    }
}
