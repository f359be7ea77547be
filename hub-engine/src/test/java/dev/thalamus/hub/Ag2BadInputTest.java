package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever a client asks with: it is answered, by a sentence where it is wrong, and the hub and the connection live on. */
class Ag2BadInputTest extends Ag2Fixture {
    private static final List<String> OPS = List.of("register", "find_agent_id", "get_agent", "get_resume", "get_rule", "get_skill",
            "names_for", "list_agents", "set_resume", "set_skill", "set_rule", "record_observation", "create_channel", "get_channel",
            "close_channel", "list_channels", "post_envelope", "read_wal", "find_envelope_by_causation", "can_send", "pending_turns_for",
            "report_turn_failure", "observe_task", "get_task", "list_tasks", "update_task", "fire_task_event", "checkpoint_task",
            "read_task_checkpoint", "unregister", "dance", "");
    private static final List<String> PARAMS = List.of("passport", "resume", "skill_md", "rule", "name", "name_or_id", "agent_id",
            "agent_ids", "capability", "query", "kind", "sort_by", "limit", "owner_id", "outcome", "latency_ms", "task_id", "creator_id",
            "manifest_type", "manifest_version", "participants", "required_acks", "ttl", "knobs", "intent", "labels", "channel_id",
            "reason", "envelope", "since", "until", "sender_id", "causation_id", "event_type", "envelope_id", "error", "metadata", "state",
            "progress", "result", "payload", "no_such_parameter");
    private static final Set<String> CODES = Set.of("not_found", "access_denied", "protocol_error", "auth_failed", "inbox_full",
            "rate_limited", "too_large", "error");

    private Subscription events;

    Ag2BadInputTest() { super("network.inviteAck=1s"); }

    @BeforeEach
    void listen() { events = hub.events().subscribe(100_000); }

    @AfterEach
    void stopListening() { events.close(); }

    private static void isAnAnswer(JsonNode answer, String to) {
        if (!answer.path("ok").booleanValue()) {
            assertThat(answer.path("error_code").stringValue("")).as(to).isIn(CODES);
            assertThat(answer.path("error_message").stringValue("")).as(to).isNotBlank().doesNotContain("failed at this");
        }
    }

    private void nothingFailedInside() {
        var faults = new ArrayList<HubEvent>();
        events.drain(100_000, event -> {
            if (event instanceof HubEvent.Fault) {
                faults.add(event);
            }
        });
        assertThat(faults).isEmpty();
        assertThat(events.missed()).isZero();
        assertThat(ana.closes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "7", "-1", "1.5", "1e400", "\"\"", "\"x\"", "[]", "[7]", "{}", "{\"a\": {\"b\": []}}"})
    void everyOperationWithTheSameWrongValueEverywhereIsAnswered(String value) {
        String params = String.join(", ", PARAMS.stream().map(name -> "\"" + name + "\": " + value).toList());
        for (String op : OPS) {
            isAnAnswer(ana.call(op, "{" + params + "}"), op + " " + value);
            isAnAnswer(ana.call(op, "{}"), op);
        }
        nothingFailedInside();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyMixtureOfRightAndWrongValuesIsAnswered(long seed) throws Exception {
        String channel = ana.open("conversation", "", luis);
        var random = new Random(seed);
        var values = List.of("null", "true", "7", "-1", "2147483648", "1.5", "\"\"", "\"x\"", "\"" + ana.id + "\"", "\"" + luis.id + "\"",
                "\"" + channel + "\"", "\"t1\"", "\"conversation\"", "\"running\"", "\"completed\"", "[]", "[7]", "[\"" + luis.id + "\"]",
                "{}",
                "{\"a\": []}", "\"" + "x".repeat(5_000) + "\"", "{\"name\": \"n" + seed + "\"}",
                "{\"task_id\": \"t1\", \"owner_id\": \"" + ana.id + "\", \"spec\": {\"title\": \"dig\"}}",
                "{\"channel_id\": \"" + channel + "\", \"sender_id\": \"" + ana.id
                        + "\", \"event_type\": \"ag2.msg.text\", \"event_data\": {}}",
                "{\"channel_id\": \"" + channel + "\", \"sender_id\": \"" + ana.id + "\", \"event_type\": \"ag2.packet\", \"event_data\": "
                        + "{\"routing\": 7, \"context_updates\": [1]}, \"audience\": [\"" + ana.id + "\"], \"ttl_seconds\": -1}",
                "{\"expectations\": [{\"name\": \"max_silence\", \"on_violation\": \"audit\", \"params\": {\"seconds\": \"soon\"}}]}",
                "{\"graph\": {\"initial_speaker\": 7, \"transitions\": {}}}", "{\"limits\": {\"inbox\": {\"overflow\": \"burst\"}}}");
        for (int batch = 0; batch < 20; batch++) {
            var answers = new ArrayList<CompletableFuture<JsonNode>>();
            var asked = new ArrayList<String>();
            for (int i = 0; i < 100; i++) {
                String op = OPS.get(random.nextInt(OPS.size() - 3));
                var params = new ArrayList<String>();
                for (String name : PARAMS.subList(0, PARAMS.size() - 1)) {
                    if (random.nextInt(3) > 0) {
                        params.add("\"" + name + "\": " + values.get(random.nextInt(values.size())));
                    }
                }
                asked.add(op + " {" + String.join(", ", params) + "}");
                answers.add(ana.begin(op, "{" + String.join(", ", params) + "}"));
            }
            for (int i = 0; i < answers.size(); i++) {
                isAnAnswer(answers.get(i).get(15, TimeUnit.SECONDS), asked.get(i));
            }
        }
        nothingFailedInside();
        ana.say(ana.open("conversation", "", luis), "as before");
    }

    @Test
    void anUnknownOperationIsNamed() {
        assertThat(ana.error("dance", "{}")).isEqualTo("protocol_error: unknown control-plane op: 'dance'");
    }

    @Test
    void whatCannotBeReadIsToldToTheOperatorAndCostsOneFrame() throws Exception {
        ana.send("{\"kind\": \"request\", \"request_id\": \"1\", \"op\": \"list_agents\", \"params\": {}, \"extra\": 1}");
        ana.send("{".repeat(200));
        ana.settle();
        var rejected = new ArrayList<HubEvent>();
        Eventually.holds("both are told", () -> {
            events.drain(100_000, event -> {
                if (event instanceof HubEvent.MessageRejected) {
                    rejected.add(event);
                }
            });
            return rejected.size() == 2;
        });
        nothingFailedInside();
    }
}
