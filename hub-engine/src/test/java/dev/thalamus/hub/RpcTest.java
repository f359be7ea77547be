package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.query.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The JSON-RPC interface as agents and pages meet it, over real sockets. */
class RpcTest {
    @TempDir
    Path dir;
    private HubEngine hub;

    @BeforeEach
    void open() { hub = TestHub.open(dir); }

    @AfterEach
    void close() { hub.close(); }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"jsonrpc": "2.0", "id": 1, "method": "x"}                                            | -32601 | Method not found: x
            {"jsonrpc": "2.0", "id": 1, "method": "v2.hub.ping"}                                  | -32601 | v2 is not supported; supported: v1
            {"jsonrpc": "2.0", "id": 1, "method": 5}                                              | -32600 | method
            {"jsonrpc": "2.0", "id": 1}                                                           | -32600 | method
            {"id": 1, "method": "hub.ping"}                                                       | -32600 | jsonrpc
            {"jsonrpc": "1.0", "id": 1, "method": "hub.ping"}                                     | -32600 | jsonrpc must be '2.0'
            {"jsonrpc": "2.0", "id": true, "method": "hub.ping"}                                  | -32600 | id
            {"jsonrpc": "2.0", "id": 1, "method": "agent.discover"}                               | -32602 | 'name' is missing
            {"jsonrpc": "2.0", "id": 1, "method": "agent.discover", "params": {"name": 5}}        | -32602 | 'name' must be a string
            {"jsonrpc": "2.0", "id": 1, "method": "agent.discover", "params": ["a"]}              | -32602 | object
            {"jsonrpc": "2.0", "id": 1, "method": "agent.discover", "params": "a"}                | -32602 | params
            {"jsonrpc": "2.0", "id": 1, "method": "remote_agent.discover", "params": {"name":"a"}}| -32602 | name@domain
            {"jsonrpc": "2.0", "id": 1, "method": "agent.transmit", "params": {}}                 | -32001 | register
            {"jsonrpc": "2.0", "id": 1,                                                           | -32700 | Parse error
            []                                                                                    | -32600 | batch
            """)
    void aBadRequestGetsItsCodeAndASentence(String request, int code, String part) {
        try (var page = TestAgent.stranger(hub)) {
            page.sendText(request);
            JsonNode error = TestAgent.JSON.readTree(page.text()).path("error");
            assertThat(error.path("code").intValue()).isEqualTo(code);
            assertThat(error.path("message").stringValue()).contains(part);
            assertThat(unsaid(error.path("message").stringValue())).as("what no window can say in its own language").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"session.get {\"id\":\"none\"}", "session.expectations {\"id\":\"none\"}", "identity.get {\"agent\":\"none\"}",
            "rule.get {\"agent\":\"none\"}", "task.list {\"agent\":\"none\"}", "key.revoke {\"id\":\"none\"}",
            "audit.query {\"filter\":\"what:(\"}", "signal.query {\"filter\":\"nothing:1\"}", "signal.query {\"limit\":-1}",
            "signal.query {\"limitt\":1}", "signal.subscribe {}", "peer.remove {\"domain\":\"none\"}",
            "peer.add {\"domain\":\"\",\"url\":\"ws://a:1\",\"token\":\"t\"}",
            "peer.add {\"domain\":\"a.b\",\"url\":\"a\",\"token\":\"t\"}",
            "peer.add {\"domain\":\"a.b\",\"url\":\"ws://a:1\",\"token\":\"\"}", "route.trace {}", "route.trace {\"msg_id\":\"1\"}",
            "queue.peek {\"name\":\"a\",\"filter\":\"(\"}", "queue.restore {\"undo\":\"none\"}",
            "queue.redirect {\"name\":\"a\",\"to\":\"\"}", "queue.delete {\"name\":\"a\",\"ids\":[]}"})
    void whatTheOperatorIsToldIsToldInEveryLanguage(String call) {
        int space = call.indexOf(' ');
        String request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + call.substring(0, space) + "\",\"params\":" + call.substring(space)
                + "}";
        JsonNode error = TestAgent.JSON.readTree(hub.rpc(request).join()).path("error");
        assertThat(error.path("message").asString("")).isNotEmpty();
        assertThat(unsaid(error.path("message").stringValue())).as(error.toString()).isEmpty();
    }

    /** The part of a sentence that stays English in a window of another language. */
    private static String unsaid(String sentence) {
        if (FaultText.read(sentence).isPresent() || Problem.read(sentence).isPresent()
                || Arrays.stream(Reason.values()).anyMatch(reason -> reason.sentence().equals(sentence))) {
            return "";
        }
        return Clause.read(sentence).map(said -> said.clause().quotes() ? unsaid(said.values().getLast()) : "").orElse(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"target": "x", "signal_type": "DOPAMIN"}            | 'signal_type' must be one of ACTION_POTENTIAL, DOPAMINE
            {"target": "x"}                                      | 'signal_type' is missing
            {"signal_type": "GABA"}                              | 'target' is missing
            {"target": 1, "signal_type": "GABA"}                 | 'target' must be a string
            """)
    void transmitNamesTheFieldThatIsWrong(String params, String message) {
        try (var agent = new TestAgent(hub, "a", "aaaa")) {
            JsonNode error = agent.call("v1.agent.transmit", params).path("error");
            assertThat(error.path("code").intValue()).isEqualTo(-32602);
            assertThat(error.path("message").stringValue()).contains(message);
        }
    }

    @Test
    void aTargetThatIsTooLongIsAnInvalidParameter() {
        try (var agent = new TestAgent(hub, "a", "aaaa")) {
            JsonNode error = agent.call("agent.transmit", "{\"target\": \"" + "x".repeat(256) + "\", \"signal_type\": \"GABA\"}")
                    .path("error");
            assertThat(error.path("code").intValue()).isEqualTo(-32602);
            assertThat(error.path("message").stringValue()).contains("'target'");
        }
    }

    @Test
    void aPayloadGoesOutAsTheReferenceWritesIt() {
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "b", "bbbb")) {
            a.call("agent.transmit", "{\"target\": \"b\", \"signal_type\": \"GABA\", \"payload\": {\"año\": \"\\ud800\", \"n\": 1.0}}");
            assertThat(b.payload()).isEqualTo("{\"a\\u00f1o\":\"\\ud800\",\"n\":1.0}");
        }
    }

    @Test
    void anOperatorsMisspeltParameterIsNamedAndDoesNothing() throws Exception {
        try (var b = new TestAgent(hub, "b", "bbbb");
                var a = new TestAgent(hub, "a", "aaaa");
                var operator = TestAgent.operator(hub, dir)) {
            b.leave();
            a.control("peer_left");
            a.transmit("b", "1");
            a.settle();
            JsonNode error = operator.call("queue.delete", "{\"name\": \"b\", \"older_than\": 3600}").path("error");
            assertThat(error.path("code").intValue()).isEqualTo(-32602);
            assertThat(error.path("message").stringValue()).contains("'older_than' is no parameter of it; did you mean older_than_s?");
            assertThat(hub.snapshot().join().totals().pending()).isEqualTo(1);
        }
    }

    @Test
    void whatTheHubCannotDoIsAnErrorAndNoResult() throws Exception {
        try (var operator = TestAgent.operator(hub, dir)) {
            JsonNode answer = operator.call("session.close", "{\"id\": \"nothing\"}");
            assertThat(answer.has("result")).isFalse();
            assertThat(answer.path("error").path("code").intValue()).isEqualTo(-32003);
            assertThat(answer.path("error").path("message").stringValue()).contains("nothing");
        }
    }

    @Test
    void watchersAreShownABoundedPartOfAStrangersMethodName() throws Exception {
        try (var events = hub.events().subscribe(64); var page = TestAgent.stranger(hub)) {
            page.call("x".repeat(100_000), "{}");
            var seen = new ArrayList<HubEvent>();
            Eventually.holds("the call is told", () -> {
                events.drain(64, seen::add);
                return seen.stream().anyMatch(event -> event instanceof HubEvent.RpcAnswered answered && answered.method().length() < 70
                        && answered.method().endsWith("x…"));
            });
        }
    }

    @Test
    void transmitTellsTheTruth() {
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "b", "bbbb")) {
            JsonNode delivered = a.call("agent.transmit", "{\"target\": \"b\", \"signal_type\": \"DOPAMINE\", \"payload\": {\"x\": 1}}")
                    .path("result");
            assertThat(delivered.path("delivered").booleanValue()).isTrue();
            assertThat(delivered.path("instance").stringValue()).isEqualTo("bbbb");
            assertThat(delivered.path("msg_id").stringValue()).matches("[0-9a-f]{32}");
            assertThat(b.payload()).isEqualTo("{\"x\":1}");
            JsonNode refused = a.call("agent.transmit", "{\"target\": \"nobody\", \"signal_type\": \"DOPAMINE\"}").path("result");
            assertThat(refused.path("delivered").booleanValue()).isFalse();
            assertThat(refused.path("outcome").stringValue()).isEqualTo("refused");
            assertThat(refused.path("reason").stringValue()).contains("no agent of that name was ever seen");
            b.leave();
            a.control("peer_left");
            JsonNode queued = a.call("agent.transmit", "{\"target\": \"b\", \"signal_type\": \"DOPAMINE\"}").path("result");
            assertThat(queued.path("outcome").stringValue()).isEqualTo("queued");
            assertThat(queued.path("delivered").booleanValue()).isFalse();
        }
    }

    @Test
    void aPageThatNeverRegistersGetsTextAnswers() {
        try (var page = TestAgent.stranger(hub)) {
            assertThat(page.call("v1.hub.ping", "{}").path("result").path("pong").booleanValue()).isTrue();
            assertThat(page.call("remote_agent.discover", "{\"name\": \"vendedor@empresa-b.com\"}").path("result").path("exists")
                    .booleanValue())
                    .isFalse();
            page.sendBinary(
                    "{\"jsonrpc\": \"2.0\", \"id\": \"x\", \"method\": \"hub.status\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(TestAgent.JSON.readTree(page.text()).path("result").path("agents_online").intValue()).isZero();
        }
    }

    @Test
    void aBatchIsAnsweredByOneArrayWithoutTheNotifications() {
        try (var page = TestAgent.stranger(hub)) {
            page.sendText("""
                    [{"jsonrpc": "2.0", "id": 1, "method": "hub.ping"}, {"jsonrpc": "2.0", "method": "hub.ping"}, 7,
                     {"jsonrpc": "2.0", "id": "two", "method": "agent.list"}]""");
            JsonNode answers = TestAgent.JSON.readTree(page.text());
            assertThat(answers.size()).isEqualTo(3);
            assertThat(answers.get(1).path("error").path("code").intValue()).isEqualTo(-32600);
            assertThat(answers.get(2).path("id").stringValue()).isEqualTo("two");
        }
    }

    @Test
    void theInterfaceDescribesItself() {
        try (var page = TestAgent.stranger(hub)) {
            JsonNode document = page.call("rpc.discover", "{}").path("result");
            assertThat(document.path("openrpc").stringValue()).startsWith("1.3");
            List<String> names = new ArrayList<>();
            document.path("methods").forEach(method -> names.add(method.path("name").stringValue()));
            assertThat(names).contains("hub.status", "hub.ping", "agent.list", "agent.discover", "agent.transmit", "remote_agent.discover",
                    "hub.remote_agents", "rpc.discover");
            for (JsonNode method : document.path("methods")) {
                assertThat(method.path("summary").stringValue()).endsWith(".");
            }
        }
    }

    @Test
    void theConsoleMaySendAndAskInProcess() {
        try (var b = new TestAgent(hub, "b", "bbbb")) {
            String answer = hub.rpc("""
                    {"jsonrpc": "2.0", "id": 1, "method": "agent.transmit", "params": {"target": "b", "signal_type": "GABA"}}""").join();
            assertThat(TestAgent.JSON.readTree(answer).path("result").path("delivered").booleanValue()).isTrue();
            assertThat(b.payload()).isEqualTo("{}");
            assertThat(hub.rpc("{\"jsonrpc\": \"2.0\", \"method\": \"hub.ping\"}").join()).isEmpty();
            assertThat(hub.rpc("nonsense").join()).contains("-32700");
        }
    }
}
