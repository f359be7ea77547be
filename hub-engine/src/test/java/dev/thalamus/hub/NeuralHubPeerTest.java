package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static dev.thalamus.hub.TwoHubs.forwarding;
import static dev.thalamus.hub.TwoHubs.peer;
import static dev.thalamus.hub.TwoHubs.sees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.PeerState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** We are empresa-a.com; empresa-b.com is a NeuralHub that behaves as it was recorded. */
class NeuralHubPeerTest {
    private static final String REGISTER = "{\"_ctrl\": \"hub_register\", \"domain\": \"empresa-b.com\", \"token\": \"secreto123\"}";

    @TempDir
    Path dir;
    private final ScriptedHub python = new ScriptedHub(TwoHubs.TOKEN);
    private final Map<String, TestAgent> agents = new HashMap<>();
    @SuppressWarnings("NullAway.Init") // each test opens its own kind
    private HubEngine hub;

    private void open(boolean autoconnect) {
        TwoHubs.knows(dir, "empresa-b.com", python.port(), TwoHubs.TOKEN, autoconnect);
        hub = TwoHubs.open(dir, "empresa-a.com");
    }

    @AfterEach
    void close() {
        agents.values().forEach(TestAgent::close);
        hub.close();
        python.close();
    }

    /** The day of the demo, message by message in the order in which they were recorded, with us in the place of empresa-a.com. */
    @Test
    void theRecordedDayComesOutTheSame() throws IOException {
        open(true);
        forwarding(hub);
        TestAgent theirs = TestAgent.stranger(hub);
        int sent = 0;
        int received = 0;
        for (JsonNode line : recorded()) {
            JsonNode json = line.path("json");
            String kind = json.path("_ctrl").asString("");
            boolean said = line.path("dir").asString("").equals("out>in");
            switch (line.path("link").asString("") + " " + (said ? "says " : "answers ") + kind) {
                case "B->A says hub_register", "B->A says hub_peer_update", "B->A says ping" -> theirs.sendText(json.toString());
                case "B->A answers hub_registered" -> assertThat(theirs.control(kind)).isEqualTo(json);
                case "B->A answers pong" -> assertThat(theirs.control(kind).path("ts").isNumber()).isTrue();
                case "B->A says fwd_signal" -> {
                    theirs.sendText(json.toString());
                    TestAgent target = agents.values().stream().filter(agent -> agent.name.equals(json.path("tgt_agent").asString("")))
                            .findFirst().orElse(null);
                    if (target != null) {
                        eventually("a signal for " + target.name, () -> !target.signals.isEmpty());
                        assertThat(HexFormat.of().formatHex(target.signals.remove())).isEqualTo(json.path("original_signal").asString(""));
                        received++;
                    }
                }
                case "A->B says hub_peer_update" -> meet(json);
                case "A->B says fwd_signal" -> {
                    String target = json.path("tgt_agent").asString("");
                    theirs.sendText("{\"_ctrl\": \"ping\"}");
                    theirs.control("pong");
                    sees(hub, target, true);
                    Objects.requireNonNull(agents.get(json.path("src_agent").asString("")))
                            .sendBinary(HexFormat.of().parseHex(json.path("original_signal").asString("")));
                    JsonNode heard = python.heard("fwd_signal");
                    assertThat(heard.path("ttl").intValue()).isPositive();
                    for (String member : List.of("from_hub", "to_hub", "original_signal", "src_agent", "tgt_agent")) {
                        assertThat(heard.path(member)).as(member).isEqualTo(json.path(member));
                    }
                    sent++;
                }
                default -> {
                    // The handshakes, and the answers that the scripted hub gives by itself.
                }
            }
        }
        assertThat(sent).as("signals to empresa-b.com").isPositive();
        assertThat(received).as("signals from empresa-b.com").isPositive();
        theirs.close();
    }

    /** Brings our agents to what empresa-a.com reported. */
    private void meet(JsonNode update) {
        Map<String, String> wanted = update.path("agents").valueStream()
                .collect(Collectors.toMap(agent -> agent.path("hash").asString(""), agent -> agent.path("name").asString("")));
        agents.entrySet().removeIf(agent -> {
            if (!wanted.containsKey(agent.getKey())) {
                agent.getValue().close();
                return true;
            }
            return false;
        });
        wanted.forEach((hash, name) -> agents.computeIfAbsent(hash, any -> new TestAgent(hub, name, hash)));
    }

    @Test
    void whoIsDialledAnswersOverTheSameLink() {
        open(false);
        try (var buyer = new TestAgent(hub, "comprador", "894c7c0be6e49a32"); var theirs = TestAgent.stranger(hub)) {
            theirs.sendText(REGISTER);
            assertThat(theirs.control("hub_registered").size()).as("what NeuralHub's has, and no more").isEqualTo(2);
            assertThat(theirs.control("hub_peer_update").at("/agents/0/name").stringValue()).isEqualTo("comprador");
            theirs.sendText(
                    "{\"_ctrl\": \"hub_peer_update\", \"domain\": \"empresa-b.com\", \"agents\": [{\"name\": \"vendedor\", \"hash\":"
                            + " \"be3aece992bc25f5\", \"online\": true, \"domain\": \"empresa-b.com\"}], \"full_update\": true, \"timestamp\": 5}");
            sees(hub, "vendedor", true);
            buyer.transmit("vendedor@empresa-b.com", "1");
            assertThat(theirs.control("fwd_signal").path("tgt_agent").stringValue()).isEqualTo("vendedor");
            buyer.transmit("be3aece992bc25f5", "2");
            assertThat(theirs.control("fwd_signal").path("tgt_agent").stringValue()).as("an answer to a source of theirs")
                    .isEqualTo("vendedor");
            assertThat(buyer.call("agent.transmit", "{\"target\": \"x@empresa-b.com\", \"signal_type\": \"GABA\"}").at("/result/outcome")
                    .stringValue()).isEqualTo("refused");
        }
        eventually("waiting again", () -> peer(hub).state() instanceof PeerState.Waiting);
        sees(hub, "vendedor", false);
    }

    @Test
    void anotherTokenBlocksAndIsTriedAgain() {
        python.token = "another";
        open(true);
        eventually("blocked", () -> peer(hub).state() instanceof PeerState.Blocked);
        assertThat(peer(hub).lastError()).contains("another token").doesNotContain(TwoHubs.TOKEN);
        python.token = TwoHubs.TOKEN;
        forwarding(hub);
    }

    @Test
    void aHungHubIsNoticedAndAKilledOneComesBack() {
        open(true);
        forwarding(hub);
        python.deaf = true;
        eventually("noticed", () -> peer(hub).state() instanceof PeerState.Retrying);
        python.deaf = false;
        forwarding(hub);
        python.drop();
        python.heard.clear();
        assertThat(python.heard("hub_register").path("domain").stringValue()).isEqualTo("empresa-a.com");
        forwarding(hub);
    }

    private static List<JsonNode> recorded() throws IOException {
        try (var in = Objects.requireNonNull(NeuralHubPeerTest.class.getResourceAsStream("/neuralhub/transcript-federation.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> TestAgent.JSON.readTree(line)).toList();
        }
    }
}
