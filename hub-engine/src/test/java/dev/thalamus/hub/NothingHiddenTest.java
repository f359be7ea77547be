package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.Totals;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What gives way, runs out of time or speaks another protocol is counted and told like everything else. */
class NothingHiddenTest {
    @TempDir
    Path dir;

    private static List<SignalRecord> history(HubEngine hub) { return hub.history().read(1, 1_000); }

    private static JsonNode result(HubEngine hub, String method, String params) {
        return TestAgent.JSON
                .readTree(hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method + "\", \"params\": " + params + "}")
                        .join())
                .path("result");
    }

    @Test
    void synapsesAndNamesThatGiveWayAreCountedAndTold() throws Exception {
        try (var hub = SetHub.withDashboard(dir, "learning.synapses=10", "limits.knownNames=5");
                var events = hub.events().subscribe(10_000);
                var ana = new TestAgent(hub, "ana", "aaaa")) {
            for (int i = 0; i < 20; i++) {
                ana.sendText("{\"_ctrl\": \"synapse_update\", \"src\": \"ana\", \"tgt\": \"t" + i + "\", \"success\": true}");
                new TestAgent(hub, "guest " + i, "%04x".formatted(i)).close();
            }
            ana.settle();
            var told = new ArrayList<HubEvent.Forgotten>();
            Eventually.holds("both are told", () -> {
                events.drain(10_000, event -> {
                    if (event instanceof HubEvent.Forgotten forgotten) {
                        told.add(forgotten);
                    }
                });
                Totals totals = hub.snapshot().join().totals();
                return count(told, HubEvent.Forgotten.What.SYNAPSES) == 10 && totals.forgottenSynapses() == 10
                        && totals.forgottenNames() > 0 && count(told, HubEvent.Forgotten.What.NAMES) == totals.forgottenNames();
            });
            String metrics = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(hub.dashboard().orElseThrow() + "metrics")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(metrics).contains("\nthalamus_forgotten_synapses_total 10\n")
                    .containsPattern("\nthalamus_forgotten_names_total [1-9]");
        }
    }

    @Test
    void whoComesAndGoesAboveTheLimitIsCountedAndTold() throws Exception {
        try (var hub = SetHub.open(dir, "presence.limit=2");
                var events = hub.events().subscribe(10_000);
                var ana = new TestAgent(hub, "ana", "aaaa");
                var luis = new TestAgent(hub, "luis", "1111")) {
            ana.control("peer_joined", "luis");
            new TestAgent(hub, "eva", "eeee").close();
            var limits = new ArrayList<HubEvent.PresenceLimited>();
            Eventually.holds("it is told", () -> {
                events.drain(10_000, event -> {
                    if (event instanceof HubEvent.PresenceLimited limited) {
                        limits.add(limited);
                    }
                });
                return !limits.isEmpty();
            });
            assertThat(hub.snapshot().join().totals().presenceLeftOut()).isEqualTo(3);
            ana.control("peer_left", "eva");
            luis.control("peer_left", "eva");
        }
    }

    private static long count(List<HubEvent.Forgotten> told, HubEvent.Forgotten.What what) {
        return told.stream().filter(one -> one.what() == what).mapToLong(HubEvent.Forgotten::count).sum();
    }

    @Test
    void aSignalWhoseTimeIsOverIsInTheHistoryAsExpired() throws Exception {
        try (var hub = SetHub.open(dir, "delivery.ttl=50ms"); var ana = new TestAgent(hub, "ana", "aaaa")) {
            new TestAgent(hub, "luis", "llll").close();
            Eventually.holds("luis is away", () -> hub.snapshot().join().totals().agents() == 1);
            ana.transmit("luis", "\"too late\"");
            Eventually.holds("it is over", () -> history(hub).stream().anyMatch(one -> one.outcome() == Outcome.EXPIRED));
            List<SignalRecord> both = history(hub);
            assertThat(both).extracting(SignalRecord::outcome).containsExactly(Outcome.QUEUED, Outcome.EXPIRED);
            assertThat(both.getLast().reason()).isEqualTo(Reason.TTL);
            assertThat(both.getLast().messageId()).isEqualTo(both.getFirst().messageId());
            assertThat(both.getLast().sourceName()).isEqualTo("ana");
            assertThat(both.getLast().targetName()).isEqualTo("luis");
            assertThat(hub.snapshot().join().totals()).matches(totals -> totals.expired() == 1 && totals.pending() == 0);
        }
    }

    @Test
    void agentsOfAg2AreListedAndCountedWithTheOthers() throws Exception {
        try (var hub = SetHub.open(dir); var ana = new TestAgent(hub, "ana", "aaaa"); var luis = Ag2Client.agent(hub, "luis")) {
            Eventually.holds("both are counted", () -> hub.snapshot().join().totals().agents() == 2);
            assertThat(hub.snapshot().join().agents()).extracting(one -> one.name() + " " + one.protocol())
                    .containsExactlyInAnyOrder("ana " + Protocol.NEURAL, "luis " + Protocol.NETWORK);
            assertThat(result(hub, "agent.list", "{}").path("agents").findValuesAsString("agent_id")).containsExactlyInAnyOrder("ana",
                    "luis");
            assertThat(result(hub, "hub.status", "{}").path("agents_online").intValue()).isEqualTo(2);
            assertThat(luis).isNotNull();
            assertThat(ana).isNotNull();
        }
    }

    @Test
    void aSignalSentByACallTookAsLongAsItTook() {
        try (var hub = SetHub.open(dir); var ana = new TestAgent(hub, "ana", "aaaa"); var luis = new TestAgent(hub, "luis", "llll")) {
            ana.sendText(
                    "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"agent.transmit\", \"params\": {\"target\": \"luis\", \"signal_type\": \"GABA\"}}");
            assertThat(ana.text()).contains("delivered");
            result(hub, "agent.transmit", "{\"target\": \"luis\", \"signal_type\": \"GABA\"}");
            assertThat(luis.payload()).isEqualTo("{}");
            assertThat(history(hub)).hasSize(2)
                    .allSatisfy(one -> assertThat(one.latencyNanos()).as("reading the call is in it").isGreaterThan(1));
        }
    }
}
