package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** JSON-RPC 2.0 (R16): the examples of its specification, and what people make of it. */
class JsonRpcConformanceTest {
    @TempDir
    static Path dir;
    @SuppressWarnings("NullAway.Init")
    private static HubEngine hub;

    @BeforeAll
    static void open() { hub = SetHub.open(dir); }

    @AfterAll
    static void close() { hub.close(); }

    private static String ask(String request) { return hub.rpc(request).join(); }

    /** The answer in short: results and error codes with their ids. */
    private static String shape(String answer) {
        if (answer.isEmpty()) {
            return "nothing";
        }
        JsonNode json = TestAgent.JSON.readTree(answer);
        if (json.isArray()) {
            var all = new StringBuilder("[");
            json.forEach(one -> all.append(all.length() > 1 ? ", " : "").append(one(one)));
            return all.append(']').toString();
        }
        return one(json);
    }

    private static String one(JsonNode answer) {
        assertThat(answer.path("jsonrpc").stringValue()).isEqualTo("2.0");
        assertThat(answer.has("result")).isNotEqualTo(answer.has("error"));
        String what = answer.has("result") ? "result" : Integer.toString(answer.path("error").path("code").intValue());
        if (answer.has("error")) {
            assertThat(answer.path("error").path("message").stringValue()).isNotBlank();
        }
        return what + " " + answer.path("id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 1}                               | result 1
            {"jsonrpc": "2.0", "method": "hub.ping", "id": "1"}                             | result "1"
            {"jsonrpc": "2.0", "method": "hub.ping", "id": ""}                              | result ""
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 0}                               | result 0
            {"jsonrpc": "2.0", "method": "hub.ping", "id": -7}                              | result -7
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 1.5}                             | result 1.5
            {"jsonrpc": "2.0", "method": "hub.ping", "id": null}                            | result null
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 12345678901234567890123}         | result 12345678901234567890123
            {"jsonrpc": "2.0", "method": "hub.ping", "id": "ñ 🧠"}                          | result "ñ 🧠"
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 1, "params": {}}                 | result 1
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 1, "params": null}               | result 1
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 1, "params": {"more": 1}}        | result 1
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 1, "extra": true}                | result 1
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 1, "id": 2}                      | result 2
            {"jsonrpc": "2.0", "method": "v1.hub.ping", "id": 1}                            | result 1
            {"id": 1, "method": "hub.ping", "jsonrpc": "2.0"}                               | result 1
            {"jsonrpc": "2.0", "method": "hub.ping"}                                        | nothing
            {"jsonrpc": "2.0", "method": "no.such"}                                         | nothing
            {"jsonrpc": "2.0", "method": "agent.discover", "params": {"name": 5}}           | nothing
            {"jsonrpc": "2.0", "method": "hub.ping", "params": "bar"}                       | nothing
            {"jsonrpc": "2.0", "method": "foobar", "id": "1"}                               | -32601 "1"
            {"jsonrpc": "2.0", "method": "", "id": 1}                                       | -32601 1
            {"jsonrpc": "2.0", "method": "v2.hub.ping", "id": 1}                            | -32601 1
            {"jsonrpc": "2.0", "method": "v999999999999.hub.ping", "id": 1}                 | -32601 1
            {"jsonrpc": "2.0", "method": "HUB.PING", "id": 1}                               | -32601 1
            {"jsonrpc": "2.0", "method": "hub.ping ", "id": 1}                              | -32601 1
            {"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]                    | -32700 null
            {"jsonrpc": "2.0", "method": 1, "params": "bar"}                                | -32600 null
            {"jsonrpc": "2.0", "method": null, "id": 1}                                     | -32600 1
            {"jsonrpc": "2.0", "id": 1}                                                     | -32600 1
            {"method": "hub.ping", "id": 1}                                                 | -32600 1
            {"jsonrpc": 2.0, "method": "hub.ping", "id": 1}                                 | -32600 1
            {"jsonrpc": "2", "method": "hub.ping", "id": 1}                                 | -32600 1
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 1e400}                           | -32600 null
            {"jsonrpc": "2.0", "method": "hub.ping", "id": -1e400}                          | -32600 null
            {"jsonrpc": "2.0", "method": "hub.ping", "id": NaN}                             | -32600 null
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 1, "params": []}                 | result 1
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 1, "params": [5]}                | -32602 1
            {"jsonrpc": "2.0", "method": "agent.discover", "id": 1, "params": []}           | -32602 1
            {"jsonrpc": "2.0", "method": "hub.ping", "id": {}}                              | -32600 null
            {"jsonrpc": "2.0", "method": "hub.ping", "id": [1]}                             | -32600 null
            {"jsonrpc": "2.0", "method": "hub.ping", "id": true}                            | -32600 null
            {}                                                                              | -32600 null
            1                                                                               | -32600 null
            "text"                                                                          | -32600 null
            null                                                                            | -32600 null
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 1, "params": "bar"}              | -32602 1
            {"jsonrpc": "2.0", "method": "hub.ping", "id": 1, "params": 5}                  | -32602 1
            {"jsonrpc": "2.0", "method": "agent.discover", "id": 1}                         | -32602 1
            {"jsonrpc": "2.0", "method": "agent.discover", "id": 1, "params": ["a"]}        | -32602 1
            {"jsonrpc": "2.0", "method": "agent.discover", "id": 1, "params": {"name": null}} | -32602 1
            {"jsonrpc": "2.0", "method": "agent.discover", "id": 1, "params": {"Name": "a"}} | -32602 1
            {"jsonrpc": "2.0", "result": 5, "id": 1}                                        | nothing
            {"jsonrpc": "2.0", "error": {"code": 1, "message": "x"}, "id": 1}               | nothing
            []                                                                              | -32600 null
            [1]                                                                             | [-32600 null]
            [1, 2, 3]                                                                       | [-32600 null, -32600 null, -32600 null]
            [[]]                                                                            | [-32600 null]
            [{"jsonrpc": "2.0", "method": "hub.ping"}, {"jsonrpc": "2.0", "method": "x"}]   | nothing
            [{"jsonrpc": "2.0", "method": "hub.ping", "id": 9}]                             | [result 9]
            [{"jsonrpc": "2.0", "method": "x", "id": 1}, {"jsonrpc": "2.0", "method": "hub.ping"}, {"foo": "boo"}, {"jsonrpc": "2.0", "method": "hub.ping", "id": "9"}] | [-32601 1, -32600 null, result "9"]
            [{"jsonrpc": "2.0", "method": "hub.ping", "id": 1}, {"jsonrpc": "2.0", "method": "hub.ping", "id": 1}] | [result 1, result 1]
            [ {"jsonrpc": "2.0", "method"                                                   | -32700 null
            """)
    void isAnsweredAsTheSpecificationSays(String request, String answer) { assertThat(shape(ask(request))).isEqualTo(answer); }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            session.list       | {"limit": 0}                  | 'limit' must be 1 to 1000
            session.list       | {"limit": 1001}               | 'limit' must be 1 to 1000
            session.log        | {"id": "s", "limit": -1}      | 'limit' must be 1 to 1000
            session.log        | {"id": "s", "from": -1}       | 'from' must be 0 or more
            task.list          | {"limit": 0}                  | 'limit' must be 1 to 1000
            audit.query        | {"limit": 0}                  | 'limit' must be 1 to 1000
            audit.query        | {"before": -1}                | 'before' must be 0 or more
            audit.export       | {"from": -1}                  | 'from' must be 0 or more
            signal.query       | {"limit": 0}                  | 'limit' must be 1 to 1000
            queue.peek         | {"name": "a", "limit": 0}     | 'limit' must be 1 to 1000
            queue.delete       | {"name": "a", "first": -1}    | 'first' must be 0 or more
            """)
    void aNumberOutOfRangeIsNamed(String method, String params, String problem) {
        JsonNode error = TestAgent.JSON
                .readTree(ask("{\"jsonrpc\": \"2.0\", \"method\": \"" + method + "\", \"id\": 1, \"params\": " + params + "}"))
                .path("error");
        assertThat(error.path("code").intValue()).isEqualTo(-32602);
        assertThat(error.path("message").stringValue()).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[", "]", "{'a': 1}", "{\"a\": 1,}", "\uFEFF{}", "{\"a\": 01}", "{\"a\": \"\u0001\"}",
            "nonsense"})
    void whatIsNotJsonIsAParseError(String request) { assertThat(shape(ask(request))).isEqualTo("-32700 null"); }

    @Test
    void bombsAreRefusedByTheirShape() {
        assertThat(shape(ask("[".repeat(10_000)))).isEqualTo("-32700 null");
        assertThat(shape(ask("[".repeat(10_000) + "]".repeat(10_000)))).isEqualTo("-32700 null");
        assertThat(shape(ask("{\"a\":".repeat(10_000)))).isEqualTo("-32700 null");
        assertThat(shape(ask("{\"jsonrpc\": \"2.0\", \"method\": \"hub.ping\", \"id\": " + "9".repeat(5_000) + "}")))
                .isEqualTo("-32700 null");
        String call = "{\"jsonrpc\": \"2.0\", \"method\": \"hub.ping\", \"id\": 1}";
        assertThat(shape(ask("[" + (call + ",").repeat(31) + call + "]"))).hasSize(32 * "result 1, ".length());
        assertThat(shape(ask("[" + (call + ",").repeat(32) + call + "]"))).isEqualTo("-32600 null");
    }
}
