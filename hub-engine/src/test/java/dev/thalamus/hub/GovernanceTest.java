package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.model.AuditEntry;
import dev.thalamus.hub.model.DryRunView;
import dev.thalamus.hub.model.DryRunWatch;
import dev.thalamus.hub.model.IdentityView;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Rules hold for agents of NeuralHub as for AG2's, and what they refuse is on the record. */
class GovernanceTest {
    @TempDir
    Path dir;
    private HubEngine hub;
    private TestAgent ana;
    private TestAgent luis;

    @BeforeEach
    void open() {
        hub = SetHub.open(dir);
        ana = new TestAgent(hub, "ana", "aaaa");
        luis = new TestAgent(hub, "luis", "llll");
    }

    @AfterEach
    void close() {
        ana.close();
        luis.close();
        hub.close();
    }

    private static <T> T join(CompletableFuture<T> future) { return future.orTimeout(10, TimeUnit.SECONDS).join(); }

    private IdentityView identity(String name) {
        return join(hub.oversight().identities()).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private List<AuditEntry> audit(String filter) { return join(hub.oversight().audit(filter, 0, 100)).entries(); }

    private long refused() { return hub.snapshot().join().totals().refused().values().stream().mapToLong(Long::longValue).sum(); }

    @Test
    void withoutRulesEverybodyTalksToEverybody() {
        ana.transmit("luis", "1");
        assertThat(luis.payload()).isEqualTo("1");
        assertThat(identity("ana").restricts()).isFalse();
        assertThat(identity("ana").id()).as("nothing was decided about ana yet").isEmpty();
    }

    @Test
    void whomASenderMayNotWriteToGetsNothing() throws Exception {
        join(hub.oversight().setRule("ana", "{\"access\": {\"outbound_to\": [\"caja*\"]}}"));
        long before = refused();
        ana.transmit("luis", "\"forbidden\"");
        ana.transmit("llll", "\"forbidden by hash too\"");
        ana.settle();
        assertThat(refused() - before).isEqualTo(2);
        join(hub.oversight().setRule("ana", "{}"));
        ana.transmit("luis", "\"allowed again\"");
        assertThat(luis.payload()).isEqualTo("\"allowed again\"");
        assertThat(identity("ana").hits()).containsEntry("outbound_to", 2L);
        assertThat(identity("ana").operatorRule()).isTrue();
        assertThat(identity("ana").id()).hasSize(32);
        Eventually.holds("it is on the record", () -> !audit("kind:rule_refused agent:ana agent:luis").isEmpty());
    }

    @Test
    void whoAReceiverDoesNotHearIsRefusedAndNotQueued() {
        join(hub.oversight().setRule("luis", "{\"access\": {\"inbound_from\": [\"eva\"]}}"));
        luis.leave();
        ana.control("peer_left", "luis");
        ana.transmit("luis", "\"would wait for luis\"");
        ana.settle();
        assertThat(hub.snapshot().join().totals().pending()).isZero();
        assertThat(identity("luis").hits()).containsEntry("inbound_from", 1L);
    }

    @Test
    void aBroadcastLeavesOutWhoMayNotHearIt() {
        join(hub.oversight().setRule("luis", "{\"access\": {\"inbound_from\": [\"eva\"]}}"));
        try (var eva = new TestAgent(hub, "eva", "eeee")) {
            ana.transmit("", "\"to everyone\"");
            assertThat(eva.payload()).isEqualTo("\"to everyone\"");
            eva.transmit("luis", "\"from eva\"");
            assertThat(luis.payload()).isEqualTo("\"from eva\"");
        }
    }

    @Test
    void moreThanTheRateIsRefused() {
        join(hub.oversight().setRule("ana", "{\"limits\": {\"rate\": {\"per_minute\": 1, \"burst\": 3}}}"));
        long before = refused();
        for (int i = 0; i < 10; i++) {
            ana.transmit("luis", String.valueOf(i));
        }
        ana.settle();
        assertThat(refused() - before).isEqualTo(7);
        assertThat(identity("ana").hits()).containsEntry("rate", 7L);
    }

    @Test
    void theConsoleIsUnderNoRule() {
        join(hub.oversight().setRule("luis", "{\"access\": {\"inbound_from\": []}}"));
        join(hub.send("luis", dev.thalamus.hub.model.SignalType.DOPAMINE, "\"from the operator\""));
        assertThat(luis.payload()).isEqualTo("\"from the operator\"");
    }

    @Test
    void aRuleCanBeTriedOverWhatHappened() throws Exception {
        for (int i = 0; i < 5; i++) {
            ana.transmit("luis", String.valueOf(i));
            luis.transmit("ana", String.valueOf(-i));
        }
        ana.settle();
        luis.settle();
        Eventually.holds("it is in the history", () -> hub.history().nextSequence() - hub.history().firstSequence() >= 10);
        DryRunView view = join(hub.oversight().tryRule("ana", "{\"access\": {\"outbound_to\": [\"caja\"]}}", DryRunWatch.NONE));
        assertThat(view.looked()).isEqualTo(10);
        assertThat(view.stopped()).isEqualTo(5);
        assertThat(view.outbound()).isEqualTo(5);
        ana.transmit("luis", "\"still goes\"");
        assertThat(identity("ana").restricts()).isFalse();
    }

    @Test
    void aTrialTellsHowFarItIsAndCanBeStopped() throws Exception {
        ana.transmit("luis", "1");
        ana.settle();
        Eventually.holds("it is in the history", () -> hub.history().nextSequence() - hub.history().firstSequence() >= 1);
        var shares = new CopyOnWriteArrayList<Double>();
        join(hub.oversight().tryRule("ana", "{}", (looked, of) -> shares.add((double) looked / of)));
        assertThat(shares).isNotEmpty().last().isEqualTo(1.0);
        assertThatThrownBy(() -> join(hub.oversight().tryRule("ana", "{}", (looked, of) -> false))).hasMessageContaining(
                "the trial was stopped");
        assertThat(join(hub.oversight().tryRule("ana", "{}", DryRunWatch.NONE)).looked()).as("and another may begin").isOne();
    }

    @Test
    void whatTheOperatorSetCanBeGivenBackToTheAgent() {
        try (var eva = Ag2Client.agent(hub, "eva")) {
            String set = "{\"agent_id\": \"" + eva.id + "\", \"rule\": {}}";
            assertThat(join(hub.oversight().setRule("eva", "{\"access\": {\"outbound_to\": []}}")).operatorRule()).isTrue();
            assertThat(eva.error("set_rule", set)).startsWith("access_denied: ");
            IdentityView free = join(hub.oversight().returnRule("eva", "{}"));
            assertThat(free.operatorRule()).isFalse();
            assertThat(free.restricts()).isFalse();
            eva.result("set_rule", set);
        }
    }

    @Test
    void whatWasSeenOfNeuralHubsAgentsStandsInTheirIdentity() throws Exception {
        for (int i = 0; i < 3; i++) {
            ana.transmit("luis", "{\"n\": " + i + "}");
            assertThat(luis.payload()).contains("n");
        }
        luis.transmit("ana", "{\"sum\": 3}");
        assertThat(ana.payload()).contains("sum");
        Eventually.holds("luis was asked three times and answered once", () -> {
            IdentityView.Observed seen = identity("luis").observed().get("answers");
            return seen != null && seen.tasks() == 3 && seen.completed() == 1 && seen.medianMillis() >= 0;
        });
        try (var client = Ag2Client.agent(hub, "reader")) {
            String id = client.result("find_agent_id", "{\"name\": \"luis\"}").stringValue("");
            assertThat(client.result("get_resume", "{\"agent_id\": \"" + id + "\"}").path("observed").path("answers").path("n").intValue())
                    .as("AG2's agents are told too").isEqualTo(3);
        }
    }

    @Test
    void theOperatorSeesExpectationsAndTasks() {
        try (var eva = Ag2Client.agent(hub, "eva"); var leo = Ag2Client.agent(hub, "leo")) {
            String channel = eva.open("consulting", "", leo);
            eva.say(channel, "how much?");
            JsonNode reply = rpc("session.expectations", "{\"id\": \"" + channel + "\"}").path("result").path("expectations").path(1);
            assertThat(reply.path("name").stringValue()).isEqualTo("reply_within");
            assertThat(reply.path("state").stringValue()).isEqualTo("RUNNING");
            assertThat(reply.path("waits").path(0).path("who").stringValue()).isEqualTo("leo");
            assertThat(join(hub.oversight().expectations(channel)).get(1).onViolation()).isEqualTo("auto_close");
            assertThatThrownBy(() -> join(hub.oversight().expectations("none"))).hasMessageContaining("not found");
            assertThat(rpc("session.expectations", "{\"id\": \"none\"}").path("error").path("message").stringValue())
                    .contains("no session");
            eva.result("observe_task", "{\"metadata\": {\"task_id\": \"t1\", \"owner_id\": \"" + eva.id
                    + "\", \"spec\": {\"title\": \"dig\"}, \"channel_id\": \"" + channel + "\"}}");
            eva.result("update_task",
                    "{\"task_id\": \"t1\", \"state\": \"running\", \"progress\": {\"text\": \"" + "x".repeat(5_000) + "\"}}");
            for (String which : List.of("{}", "{\"agent\": \"eva\"}", "{\"session\": \"" + channel + "\"}")) {
                JsonNode task = rpc("task.list", which).path("result").path("tasks").path(0);
                assertThat(task.path("title").stringValue()).isEqualTo("dig");
                assertThat(task.path("owner").stringValue()).isEqualTo("eva");
                assertThat(task.path("progress").stringValue()).hasSize(501);
            }
            assertThat(rpc("task.list", "{\"agent\": \"leo\"}").path("result").path("tasks").isEmpty()).isTrue();
            assertThat(rpc("task.list", "{\"agent\": \"nobody\"}").path("error").path("message").stringValue()).contains("not known");
        }
        assertThat(audit("kind:operator_call")).as("looking is not on the record").isEmpty();
    }

    private JsonNode rpc(String method, String params) {
        return TestAgent.JSON.readTree(
                hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method + "\", \"params\": " + params + "}").join());
    }

    @Test
    void aRuleThatCannotBeReadSaysWhatIsWrongWithIt() {
        assertThatThrownBy(() -> join(hub.oversight().setRule("ana", "{\"limits\": {\"rate\": {\"per_minute\": -1}}}")))
                .hasRootCauseInstanceOf(HubException.class).hasMessageContaining("per_minute");
        assertThatThrownBy(() -> join(hub.oversight().setRule("ana", "{nonsense"))).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> join(hub.oversight().setRule("nobody", "{}"))).hasMessageContaining("not found");
    }

    @Test
    void whatTheOperatorDoesIsOnTheRecord() {
        join(hub.oversight().createKey("carol"));
        join(hub.disconnect("aaaa"));
        hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"queue.delete\", \"params\": {\"name\": \"luis\"}}").join();
        hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"peer.remove\", \"params\": {\"domain\": \"empresa-b.com\"}}").join();
        join(hub.queues().expire(dev.thalamus.hub.model.QueueScope.of("luis")));
        assertThat(audit("kind:key_created agent:carol by:operator")).hasSize(1);
        assertThat(audit("kind:operator_disconnected agent:ana")).hasSize(1);
        assertThat(audit("kind:operator_call $.method:queue.delete $.on:luis")).hasSize(1);
        assertThat(audit("kind:operator_call $.method:peer.remove $.on:empresa-b.com")).hasSize(1);
        assertThat(audit("kind:operator_call $.method:queue.expire $.on:luis")).hasSize(1);
        assertThat(join(hub.oversight().verifyAudit()).problem()).isEmpty();
    }

    @Test
    void whoCannotProveWhoItIsIsOnTheRecordAndFloodsAreOneRecord() throws Exception {
        join(hub.oversight().createKey("carol"));
        try (var client = new Ag2Client(hub)) {
            for (int i = 0; i < 50; i++) {
                client.hello("carol", "none", "{}", null);
                client.frame();
            }
        }
        Eventually.holds("the repeats are counted",
                () -> audit("kind:auth_failed agent:carol").stream().anyMatch(one -> one.json().contains("\"times\":")));
        assertThat(audit("kind:auth_failed agent:carol").size()).isLessThan(20);
        assertThat(audit("").stream().map(AuditEntry::json)).noneMatch(json -> json.contains("token\":\""));
    }

    @Test
    void theAuditIsAskedByJsonRpcToo() {
        join(hub.oversight().createKey("carol"));
        String page = hub.rpc("""
                {"jsonrpc": "2.0", "id": 1, "method": "audit.query", "params": {"filter": "kind:key_created"}}""").join();
        assertThat(page).contains("\"carol\"");
        assertThat(hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"audit.verify\", \"params\": {}}").join())
                .containsPattern("\"brokenAt\": ?0");
        assertThat(hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"audit.export\", \"params\": {}}").join())
                .contains("key_created");
        assertThat(hub.rpc("""
                {"jsonrpc": "2.0", "id": 1, "method": "audit.query", "params": {"filter": "kind:"}}""").join()).contains("filter");
    }
}
