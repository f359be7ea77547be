package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.hub.model.RemoteAgentView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What was recorded of two NeuralHubs whose links fail, line by line, with us in the place of empresa-a.com: the other hub is away, comes, is killed,
 * hangs, comes to itself, refuses our token, shows a wrong one, or has no name. We say the same, or what NeuralHub's page promises.
 */
class RecordedFailuresTest {
    private static final String OURS = "A->B";
    private static final String THEM = "empresa-b.com";

    @TempDir
    Path dir;
    private final ScriptedHub python = new ScriptedHub(TwoHubs.TOKEN);
    private final FaultProxy way = new FaultProxy(python.port());
    private final Map<String, TestAgent> agents = new HashMap<>();
    private List<JsonNode> lines = List.of();
    private @Nullable HubEngine hub;
    private @Nullable TestAgent theirs;
    private String ownDomain = "";
    /** Whether a signal waits that was sent while the other hub was away. */
    private boolean oneWaits;
    private boolean hung;

    @AfterEach
    void close() {
        stop();
        way.close();
        python.close();
    }

    @Test
    void theRecordedFailuresComeOutTheSameOrAsThePagePromises() throws IOException {
        TwoHubs.knows(dir, THEM, way.port(), TwoHubs.TOKEN, true);
        way.cut();
        lines = recorded();
        for (int at = 0; at < lines.size(); at++) {
            try {
                play(at);
            } catch (AssertionError different) {
                throw new AssertionError("line " + (at + 1) + ": " + lines.get(at) + "\n" + (hub == null ? "" : peer()), different);
            }
        }
        assertThat(lines).hasSize(237);
        assertThat(oneWaits).as("it was delivered").isFalse();
    }

    private void play(int at) {
        JsonNode line = lines.get(at);
        boolean ours = line.path("link").asString("").equals(OURS);
        boolean said = line.path("dir").asString("").equals("out>in");
        if (line.has("error") && !line.has("dir")) {
            unreachable(at);
        } else if (line.has("http") && ours) {
            ourConnection(at, said);
        } else if (line.has("http") && said) {
            running(at);
            theirs = TestAgent.stranger(hub());
        } else if (line.has("json") && ours) {
            overOurs(at, line.path("json"), said);
        } else if (line.has("json")) {
            overTheirs(line.path("json"), said);
        } else if (line.path("frame").asString("").equals("close")) {
            closed(ours, said);
        }
        // What is left are ends of sockets that were closed before, and WebSocket pings, which both sides answer by themselves.
    }

    /** Nobody listens there: we go on trying, and what is sent meanwhile is not lost. */
    private void unreachable(int at) {
        way.cut();
        running(at);
        eventually("no link of ours", () -> !peer().dialled() && !(peer().state() instanceof PeerState.Blocked));
        TestAgent sender = agents.values().stream().findFirst().orElse(null);
        if (sender != null && !oneWaits && !peer().accepted()) {
            TwoHubs.sees(hub(), "agB", false);
            assertThat(sender.call("agent.transmit", "{\"target\": \"agB@" + THEM + "\", \"signal_type\": \"DOPAMINE\", \"payload\": 1}")
                    .at("/result/outcome").stringValue()).as("NeuralHub dropped it without a word").isEqualTo("queued");
            oneWaits = true;
        }
    }

    private void ourConnection(int at, boolean said) {
        if (hung && said) {
            return; // the attempt hangs as well, until the line with its answer
        }
        if (hung || !said) {
            hung = false;
            way.heal();
            return;
        }
        boolean welcome = control(answer(at)).equals("hub_registered");
        python.heard.clear();
        python.token = welcome ? TwoHubs.TOKEN : "another";
        running(at);
        way.heal();
        if (peer().state() instanceof PeerState.Blocked) {
            TwoHubs.call(hub(), "peer.reconnect", "{\"domain\": \"" + THEM + "\"}");
        }
    }

    private void overOurs(int at, JsonNode json, boolean said) {
        switch (control(json) + (said ? " out" : " in")) {
            case "hub_register out" -> {
                JsonNode heard = python.heard("hub_register");
                assertThat(heard.path("token")).isEqualTo(json.path("token"));
                assertThat(heard.path("domain").stringValue()).isEqualTo(ownDomain.isEmpty() ? hub().info().domain() : ownDomain);
            }
            case "hub_registered in" -> eventually("let in", () -> peer().dialled());
            case "hub_peer_update out" -> {
                meet(json);
                eventually("a report of " + reported(json), () -> reported(python.heard("hub_peer_update")).equals(reported(json)));
            }
            case "fwd_signal out" -> {
                TwoHubs.sees(hub(), json.path("tgt_agent").asString(""), true);
                Objects.requireNonNull(agents.get(json.path("src_agent").asString("")))
                        .sendBinary(HexFormat.of().parseHex(json.path("original_signal").asString("")));
                JsonNode heard = python.heard("fwd_signal");
                assertThat(heard.path("ttl").intValue()).isPositive();
                for (String member : List.of("from_hub", "to_hub", "original_signal", "src_agent", "tgt_agent")) {
                    assertThat(heard.path(member)).as(member).isEqualTo(json.path(member));
                }
            }
            case "ping out" -> {
                python.heard("ping");
                if (answer(at) == null) {
                    hung = true;
                    way.blackHole();
                }
            }
            case "pong in" -> eventually("it answers", () -> peer().rttNanos() > 0);
            default -> throw new AssertionError("an unknown message");
        }
    }

    private void overTheirs(JsonNode json, boolean said) {
        TestAgent link = theirs();
        switch (control(json) + (said ? " out" : " in")) {
            case "hub_register out", "ping out" -> link.sendText(json.toString());
            case "hub_registered in" -> assertThat(link.control("hub_registered")).isEqualTo(json);
            case "hub_peer_update out" -> {
                link.sendText(json.toString());
                eventually("the agents that were reported", () -> hub().snapshot().join().remoteAgents().stream()
                        .filter(RemoteAgentView::online).map(RemoteAgentView::hash).collect(Collectors.toSet()).equals(reported(json)));
                if (oneWaits && !reported(json).isEmpty()) {
                    // It goes over whichever link there is first.
                    eventually("what waited is forwarded", () -> link.controls.removeIf(RecordedFailuresTest::waited)
                            || python.heard.removeIf(RecordedFailuresTest::waited));
                    oneWaits = false;
                }
            }
            case "pong in" -> assertThat(link.control("pong").path("ts").isNumber()).isTrue();
            default -> throw new AssertionError("an unknown message");
        }
    }

    private void closed(boolean ours, boolean said) {
        if (ours && said) {
            // After a ping without an answer; or because we are stopped; or to answer their close frame.
            if (hung) {
                eventually("noticed", () -> !peer().dialled());
            } else if (hub != null && peer().dialled()) {
                stop();
            }
        } else if (ours && hub != null) {
            if (peer().dialled()) {
                python.goodbye();
                way.cut();
                eventually("noticed", () -> !peer().dialled());
            } else {
                eventually("refused", () -> peer().state() instanceof PeerState.Blocked);
                assertThat(peer().lastError()).contains("another token").doesNotContain(TwoHubs.TOKEN);
            }
        } else if (!ours && !said) {
            assertThat(theirs().closeCode()).as("their token is refused, or we stop").isIn(1000, 1001, 1008);
        } else if (!ours && hub != null && peer().accepted()) {
            theirs().leave();
            eventually("noticed", () -> !peer().accepted());
            TwoHubs.sees(hub(), "agB", false);
        }
    }

    /** Brings our agents to what empresa-a.com reported. */
    private void meet(JsonNode update) {
        Set<String> wanted = reported(update);
        agents.entrySet().removeIf(agent -> {
            boolean gone = !wanted.contains(agent.getKey());
            if (gone) {
                agent.getValue().close();
            }
            return gone;
        });
        update.path("agents").forEach(agent -> agents.computeIfAbsent(agent.path("hash").asString(""),
                hash -> new TestAgent(hub(), agent.path("name").asString(""), hash)));
    }

    /** We run, under the name that we had when we spoke next. */
    private void running(int at) {
        String next = lines.stream().skip(at).filter(line -> line.path("link").asString("").equals(OURS))
                .map(line -> line.path("json")).filter(json -> control(json).equals("hub_register"))
                .map(json -> json.path("domain").asString("")).findFirst().orElse(ownDomain);
        String domain = next.contains(":") ? "" : next;
        if (hub != null && !ownDomain.equals(domain)) {
            stop();
        }
        if (hub == null) {
            ownDomain = domain;
            hub = TwoHubs.open(dir, domain, f -> new HubConfig.Federation(f.remotes(), Duration.ofMillis(300), f.probe(), f.hops(),
                    f.batchSignals(), f.batchBytes(), f.outboxSignals(), f.outboxBytes(), f.gabaOnRefusal()));
        }
    }

    /** We stop; when we run again nobody listens there until it is recorded. */
    private void stop() {
        way.cut();
        agents.values().forEach(agent -> agent.socket.abort());
        agents.clear();
        if (hub != null) {
            hub.close();
            hub = null;
        }
    }

    /** What the other side said next over the same connection, or null. */
    private @Nullable JsonNode answer(int at) {
        JsonNode line = lines.get(at);
        return lines.stream().skip(at + 1).filter(other -> other.path("link").equals(line.path("link"))
                && other.path("conn").equals(line.path("conn")) && other.has("frame") && other.path("dir").asString("").equals("in>out"))
                .findFirst().orElse(null);
    }

    private HubEngine hub() { return Objects.requireNonNull(hub); }

    private TestAgent theirs() { return Objects.requireNonNull(theirs); }

    private PeerView peer() { return TwoHubs.peer(hub()); }

    private static String control(@Nullable JsonNode line) {
        return line == null ? "" : line.has("json") ? control(line.path("json")) : line.path("_ctrl").asString("");
    }

    private static boolean waited(JsonNode heard) {
        return control(heard).equals("fwd_signal") && heard.path("tgt_agent").asString("").equals("agB");
    }

    private static Set<String> reported(JsonNode update) {
        return StreamSupport.stream(update.path("agents").spliterator(), false).map(agent -> agent.path("hash").asString(""))
                .collect(Collectors.toSet());
    }

    private static List<JsonNode> recorded() throws IOException {
        String file = "/neuralhub/transcript-federation-failures.jsonl";
        try (var in = Objects.requireNonNull(RecordedFailuresTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> TestAgent.JSON.readTree(line)).toList();
        }
    }
}
