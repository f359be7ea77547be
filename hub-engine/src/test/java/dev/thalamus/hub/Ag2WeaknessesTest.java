package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holes of AG2's own hub that are closed here, one test each. */
class Ag2WeaknessesTest extends Ag2Fixture {
    private List<AuditEntry> audit(String filter) { return hub.oversight().audit(filter, 0, 100).join().entries(); }

    private void rule(String agent, String rule) { hub.oversight().setRule(agent, rule).join(); }

    private void registerCarol(Ag2Client as, String token) {
        as.id = as.result("register", "{\"passport\": {\"name\": \"carol\", \"auth\": {\"scheme\": \"api_key\", \"claim\": {\"token\": \""
                + token + "\"}}}, \"resume\": {}, \"skill_md\": null, \"rule\": null}").path("agent_id").stringValue("");
    }

    @Test
    void nobodySpeaksOrDecidesForAnotherConnectionsAgent() {
        String channel = ana.open("conversation", "", luis);
        try (var mallory = Ag2Client.agent(hub, "mallory")) {
            String own = mallory.id;
            mallory.id = ana.id;
            assertThat(mallory.error("post_envelope", mallory.text(channel, "I am ana", ""))).startsWith("access_denied: ");
            mallory.id = own;
            for (String op : List.of("set_rule|\"rule\": {}", "set_resume|\"resume\": {}", "set_skill|\"skill_md\": null",
                    "unregister|\"x\": 1")) {
                String[] parts = op.split("\\|");
                String more = parts[1].startsWith("\"x\"") ? "" : ", " + parts[1];
                assertThat(mallory.error(parts[0], "{\"agent_id\": \"" + ana.id + "\"" + more + "}")).as(op).startsWith("access_denied: ");
            }
            assertThat(mallory.error("close_channel", "{\"channel_id\": \"" + channel + "\"}")).startsWith("access_denied: ");
            assertThat(mallory.error("observe_task", "{\"metadata\": {\"task_id\": \"t\", \"owner_id\": \"" + ana.id
                    + "\", \"spec\": {\"title\": \"x\"}}}")).startsWith("access_denied: ");
        }
        assertThat(audit("kind:refused agent:mallory")).isNotEmpty();
    }

    @Test
    void secretsAreNeitherToldNorKept() throws Exception {
        String token = hub.oversight().createKey("carol").join();
        try (var carol = new Ag2Client(hub)) {
            registerCarol(carol, token);
            assertThat(ana.result("get_agent", "{\"name_or_id\": \"carol\"}").toString()).doesNotContain(token);
            assertThat(ana.result("list_agents", "{\"limit\": 50}").toString()).contains("carol").doesNotContain(token);
        }
        hub.close();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.filter(Files::isRegularFile).filter(one -> !one.toString().contains("journal")).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(token);
            }
        }
    }

    @Test
    void anAgentWithAKeyIsNotTakenOverWithoutIt() {
        String token = hub.oversight().createKey("carol").join();
        try (var carol = new Ag2Client(hub); var mallory = new Ag2Client(hub)) {
            assertThat(mallory.error("register",
                    "{\"passport\": {\"name\": \"carol\"}, \"resume\": {}, \"skill_md\": null, \"rule\": null}"))
                    .as("the name has a key").startsWith("auth_failed: ");
            registerCarol(carol, token);
            mallory.hello("carol", "none", "{}", null);
            assertThat(mallory.frame().path("code").stringValue()).as("a scheme that the stranger chose").isEqualTo("auth_failed");
            mallory.hello("carol", "api_key", "{\"token\": \"guess\"}", null);
            assertThat(mallory.frame().path("code").stringValue()).isEqualTo("auth_failed");
            mallory.hello("carol", "api_key", "{}", null);
            assertThat(mallory.frame().path("code").stringValue()).isEqualTo("auth_failed");
        }
        assertThat(audit("kind:auth_failed agent:carol")).isNotEmpty();
    }

    @Test
    void anAgentCannotLoosenTheOperatorsRule() {
        rule("ana", "{\"limits\": {\"max_concurrent_channels\": 1}}");
        assertThat(ana.error("set_rule", "{\"agent_id\": \"" + ana.id + "\", \"rule\": {}}")).startsWith("access_denied: ");
        ana.open("conversation", "", luis);
        assertThat(ana.error("create_channel", ana.opening("conversation", "", luis))).startsWith("access_denied: ");
    }

    @Test
    void aClientWritesNothingIntoTheAuditByTaskEvents() {
        String task = "{\"metadata\": {\"task_id\": \"t1\", \"owner_id\": \"" + ana.id + "\", \"spec\": {\"title\": \"dig\"}}}";
        ana.result("observe_task", task);
        ana.call("fire_task_event", "{\"task_id\": \"t1\", \"kind\": \"task_terminated\", \"payload\": {}}");
        assertThat(audit("kind:task_terminated")).isEmpty();
    }

    @Test
    void ratesAndTypesHold() {
        rule("ana",
                "{\"access\": {\"channel_types\": {\"initiate\": [\"con*\"]}}, \"limits\": {\"rate\": {\"per_minute\": 1, \"burst\": 2}}}");
        rule("luis", "{\"access\": {\"channel_types\": {\"accept\": [\"conversation\"]}}}");
        assertThat(ana.error("create_channel", ana.opening("discussion", "", luis))).startsWith("access_denied: ");
        assertThat(ana.error("create_channel", ana.opening("consulting", "", luis))).startsWith("access_denied: ");
        String channel = ana.open("conversation", "", luis);
        ana.say(channel, "1");
        ana.say(channel, "2");
        assertThat(ana.error("post_envelope", ana.text(channel, "3", ""))).startsWith("rate_limited: ");
    }

    @Test
    void aFullInboxRefusesUntilSomethingIsAcknowledged() {
        rule("luis", "{\"limits\": {\"inbox\": {\"max_pending\": 2}}}");
        String channel = ana.open("conversation", "", luis);
        ana.say(channel, "1");
        ana.say(channel, "2");
        assertThat(ana.error("post_envelope", ana.text(channel, "3", ""))).startsWith("inbox_full: ");
        luis.event("ag2.msg.text");
        luis.ack(luis.event("ag2.msg.text"));
        luis.settle();
        ana.say(channel, "3");
        assertThat(luis.heard()).isEqualTo("3");
    }

    @Test
    void anInboxMayDropTheNewestOrTheOldestInstead() {
        for (String which : List.of("drop_newest", "drop_oldest")) {
            rule("luis", "{\"limits\": {\"inbox\": {\"max_pending\": 1, \"overflow\": \"" + which + "\"}}}");
            String channel = ana.open("conversation", "", luis);
            ana.say(channel, which + " 1");
            ana.say(channel, which + " 2");
            assertThat(luis.heard()).isEqualTo(which + " 1");
            assertThat(audit("kind:inbox_dropped agent:luis $.channel_id:" + channel)).as(which).isNotEmpty();
        }
    }

    @Test
    void aQuorumIsEnoughAndTheRestIsNotWaitedFor() {
        try (var eva = Ag2Client.agent(hub, "eva")) {
            var created = ana.begin("create_channel", ana.opening("broadcast", ", \"required_acks\": 1", luis, eva));
            luis.accept();
            assertThat(created.join().path("result").path("state").stringValue("")).isEqualTo("active");
        }
    }

    @Test
    void theSameIdempotencyKeyIsOneMessage() {
        String channel = ana.open("conversation", "", luis);
        String once = ana.text(channel, "pay", ", \"idempotency_key\": \"k1\"");
        JsonNode first = ana.result("post_envelope", once);
        assertThat(ana.result("post_envelope", once)).isEqualTo(first);
        ana.say(channel, "after");
        assertThat(luis.heard()).isEqualTo("pay");
        assertThat(luis.heard()).isEqualTo("after");
    }

    @Test
    void aMessageThatOutlivedItsOwnTimeIsNotDeliveredAnyMore() {
        String channel = ana.open("conversation", "", luis);
        luis.leave();
        ana.result("post_envelope", ana.text(channel, "too late", ", \"ttl_seconds\": 0.000001"));
        ana.result("post_envelope", ana.text(channel, "in time", ", \"ttl_seconds\": 3600"));
        try (var again = new Ag2Client(hub)) {
            again.hello("luis", "none", "{}", "");
            assertThat(again.heard()).isEqualTo("in time");
            assertThat(again.pending()).noneMatch(frame -> frame.toString().contains("too late"));
        }
        assertThat(ana.result("read_wal", "{\"channel_id\": \"" + channel + "\", \"since\": 0, \"until\": null}").toString())
                .as("the log keeps it").contains("too late");
    }

    @Test
    void whatClosedWhileAnAgentWasAwayIsToldOnce() {
        String channel = ana.open("conversation", "", luis);
        luis.leave();
        ana.say(channel, "are you there?");
        ana.result("close_channel", "{\"channel_id\": \"" + channel + "\", \"reason\": \"nobody there\"}");
        try (var again = new Ag2Client(hub)) {
            again.hello("luis", "none", "{}", "");
            again.id = luis.id;
            assertThat(again.heard()).isEqualTo("are you there?");
            assertThat(again.event("ag2.channel.closed").path("channel_id").stringValue()).isEqualTo(channel);
            again.settle();
        }
        try (var later = new Ag2Client(hub)) {
            later.hello("luis", "none", "{}", "");
            assertThat(later.frame().path("kind").stringValue()).isEqualTo("welcome");
            later.settle();
            assertThat(later.pending()).isEmpty();
        }
    }

    @Test
    void aTornLogCostsItsLastLineAndNotTheHub() throws Exception {
        String channel = ana.open("conversation", "", luis);
        ana.say(channel, "kept");
        hub.close();
        try (Stream<Path> files = Files.walk(dir.resolve("network"))) {
            for (Path file : files.filter(one -> one.getFileName().toString().contains(channel)).toList()) {
                Files.writeString(file, "{\"envelope_id\": \"to", StandardOpenOption.APPEND);
            }
        }
        hub = SetHub.open(dir);
        assertThat(hub.oversight().sessionLog(channel, 0, 100).join().entries()).extracting(one -> one.text()).contains("kept");
    }

    @Test
    void whatTheWireLetsInIsReadAgainAfterARestart() {
        String channel = ana.open("conversation", "", luis);
        ana.result("post_envelope", ana.envelope(channel, "ag2.msg.text", "{\"text\": \"long\", \"n\": " + "7".repeat(4_000) + "}", ""));
        hub.close();
        hub = SetHub.open(dir);
        assertThat(hub.oversight().sessionLog(channel, 0, 100).join().entries()).extracting(one -> one.text()).contains("long");
    }

    @Test
    void whatEveryParticipantIsSentIsShort() {
        String large = "x".repeat(300_000);
        assertThat(ana.error("create_channel", ana.opening("conversation", ", \"knobs\": {\"k\": \"" + large + "\"}", luis)))
                .startsWith("protocol_error: knobs and labels");
        String channel = ana.open("conversation", "", luis);
        assertThat(ana.error("close_channel", "{\"channel_id\": \"" + channel + "\", \"reason\": \"" + large + "\"}"))
                .startsWith("protocol_error: a reason");
    }
}
