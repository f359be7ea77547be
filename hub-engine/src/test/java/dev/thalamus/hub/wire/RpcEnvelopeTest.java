package dev.thalamus.hub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The envelope rules of JSON-RPC 2.0; each case is one message and what is made of it. */
class RpcEnvelopeTest {
    private static final int MAX_BATCH = 32;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"jsonrpc":"2.0","method":"hub.ping","id":1}                            | call hub.ping id 1
            {"jsonrpc":"2.0","method":"hub.ping","id":0}                            | call hub.ping id 0
            {"jsonrpc":"2.0","method":"hub.ping","id":-7}                           | call hub.ping id -7
            {"jsonrpc":"2.0","method":"hub.ping","id":1.5}                          | call hub.ping id 1.5
            {"jsonrpc":"2.0","method":"hub.ping","id":123456789012345678901234567890} | call hub.ping id 123456789012345678901234567890
            {"jsonrpc":"2.0","method":"hub.ping","id":"abc"}                        | call hub.ping id "abc"
            {"jsonrpc":"2.0","method":"hub.ping","id":"\\u00f1"}                    | call hub.ping id "\\u00f1"
            {"jsonrpc":"2.0","method":"hub.ping","id":""}                           | call hub.ping id ""
            {"jsonrpc":"2.0","method":"hub.ping","id":null}                         | call hub.ping id null
            {"jsonrpc":"2.0","method":"hub.ping"}                                   | notify hub.ping
            {"jsonrpc":"2.0","method":"v2.hub.ping","id":1}                         | call v2.hub.ping id 1
            {"jsonrpc":"2.0","method":"","id":1}                                    | call  id 1
            {"jsonrpc":"2.0","method":"rpc.x","id":1}                               | call rpc.x id 1
            {"jsonrpc":"2.0","method":"m","params":{"a":1},"id":1}                  | call m {"a":1} id 1
            {"jsonrpc":"2.0","method":"m","params":[1,2],"id":1}                    | call m [1,2] id 1
            {"jsonrpc":"2.0","method":"m","params":{},"id":1}                       | call m {} id 1
            {"jsonrpc":"2.0","method":"m","params":[],"id":1}                       | call m [] id 1
            {"jsonrpc":"2.0","method":"m","params":null,"id":1}                     | call m id 1
            {"jsonrpc":"2.0","method":"m","params":{"x":NaN},"id":1}                | call m {"x":NaN} id 1
            {"jsonrpc":"2.0","method":"m","params":[1]}                             | notify m [1]
            {"jsonrpc":"2.0","method":"m","extra":true,"id":1}                      | call m id 1
            {"method":"m","id":1,"jsonrpc":"2.0"}                                   | call m id 1
            {"jsonrpc":"2.0","method":"a","method":"b","id":1,"id":2}               | call b id 2
            {"jsonrpc":"2.0","method":"m","result":1,"id":1}                        | call m id 1

            {"jsonrpc":"2.0","method":"m","params":"bob","id":1}                    | error -32602 id 1
            {"jsonrpc":"2.0","method":"m","params":5,"id":1}                        | error -32602 id 1
            {"jsonrpc":"2.0","method":"m","params":true,"id":"x"}                   | error -32602 id "x"
            {"jsonrpc":"2.0","method":"m","params":"bob"}                           | silence

            {"jsonrpc":"1.0","method":"m","id":31}                                  | error -32600 id 31
            {"jsonrpc":2.0,"method":"m","id":31}                                    | error -32600 id 31
            {"jsonrpc":null,"method":"m","id":31}                                   | error -32600 id 31
            {"jsonrpc":"2.0 ","method":"m","id":31}                                 | error -32600 id 31
            {"method":"m","id":31}                                                  | error -32600 id 31
            {"jsonrpc":"1.0","method":"m"}                                          | error -32600 id null
            {"foo":"boo"}                                                           | error -32600 id null
            {}                                                                      | error -32600 id null
            {"jsonrpc":"2.0","id":32}                                               | error -32600 id 32
            {"jsonrpc":"2.0","method":5,"id":29}                                    | error -32600 id 29
            {"jsonrpc":"2.0","method":null,"id":30}                                 | error -32600 id 30
            {"jsonrpc":"2.0","method":["m"],"id":30}                                | error -32600 id 30
            {"jsonrpc":"2.0","method":1,"params":"bar"}                             | error -32600 id null
            {"jsonrpc":"2.0","method":"m","id":true}                                | error -32600 id null
            {"jsonrpc":"2.0","method":"m","id":{"o":1}}                             | error -32600 id null
            {"jsonrpc":"2.0","method":"m","id":[1]}                                 | error -32600 id null
            {"jsonrpc":"1.0","method":"m","id":[1]}                                 | error -32600 id null
            5                                                                       | error -32600 id null
            "text"                                                                  | error -32600 id null
            null                                                                    | error -32600 id null

            {"jsonrpc":"2.0","id":1,"result":{"pong":true}}                         | answer 1 result {"pong":true}
            {"jsonrpc":"2.0","id":1,"result":null}                                  | answer 1 result null
            {"jsonrpc":"2.0","id":null,"error":{"code":-32601,"message":"x"}}       | answer null error {"code":-32601,"message":"x"}
            {"id":1,"result":5}                                                     | error -32600 id 1

            []                                                                      | error -32600 id null
            [1]                                                                     | batch(error -32600 id null)
            [1,2,3]                                                                 | batch(error -32600 id null; error -32600 id null; error -32600 id null)
            [[]]                                                                    | batch(error -32600 id null)
            [{"jsonrpc":"2.0","method":"m","id":1}]                                 | batch(call m id 1)
            [{"jsonrpc":"2.0","method":"a"},{"jsonrpc":"2.0","method":"b"}]         | batch(notify a; notify b)
            [{"jsonrpc":"2.0","method":"sum","params":[1,2,4],"id":"1"},{"jsonrpc":"2.0","method":"notify_hello","params":[7]},{"foo":"boo"},{"jsonrpc":"2.0","method":"get_data","id":"9"}] | batch(call sum [1,2,4] id "1"; notify notify_hello [7]; error -32600 id null; call get_data id "9")
            """)
    void readsAnEnvelope(String json, String wanted) { assertThat(show(RpcEnvelope.of(read(json), MAX_BATCH))).isEqualTo(wanted.strip()); }

    @Test
    void refusesABatchOverTheLimitAsAWhole() {
        String call = "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":1}";
        assertThat(RpcEnvelope.of(read("[" + (call + ",").repeat(31) + call + "]"), MAX_BATCH))
                .isInstanceOfSatisfying(RpcEnvelope.Batch.class, b -> assertThat(b.calls()).hasSize(32));
        assertThat(show(RpcEnvelope.of(read("[" + (call + ",").repeat(32) + call + "]"), MAX_BATCH))).isEqualTo("error -32600 id null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]             | not JSON
            [{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"},{"jsonrpc": "2.0", "method" | not JSON
            {"jsonrpc":"2.0", bad                                                    | not JSON
            {"jsonrpc":"2.0","method":"m","id":1}{"jsonrpc":"2.0","method":"m","id":2} | not JSON
            {"jsonrpc":"2.0","method":"m","id":INF}                                  | not JSON
            not json at all                                                          | not JSON
            """)
    void answersWhatIsNotJsonWithAParseError(String json, String why) {
        assertThatExceptionOfType(WireFault.class).as(why).isThrownBy(() -> read(json)).satisfies(fault -> {
            var invalid = RpcEnvelope.Invalid.parseError(fault);
            assertThat(invalid.answered()).isTrue();
            assertThat(new String(invalid.answer(), UTF_8)).startsWith(
                    "{\"jsonrpc\": \"2.0\", \"id\": null, \"error\": {\"code\": -32700, \"message\": \"Parse error: This is not JSON. (byte ");
        });
    }

    @Test
    void answersNestingAndDigitsBeyondTheLimitsWithAParseError() {
        for (String json : List.of("[".repeat(10_000), "{\"a\":".repeat(10_000), "[" + "9".repeat(5_000) + "]")) {
            assertThatExceptionOfType(WireFault.class).isThrownBy(() -> read(json))
                    .satisfies(f -> assertThat(RpcEnvelope.Invalid.parseError(f).code()).isEqualTo(RpcEnvelope.PARSE_ERROR));
        }
    }

    static List<Recorded.Message> answers() {
        return Recorded.messages().stream().filter(m -> m.fromHub() && m.json().has("jsonrpc")).toList();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void writesAnswersAsTheReferenceHubDid(Recorded.Message message) {
        JsonNode json = message.json();
        byte[] ours = json.has("result")
                ? RpcAnswer.result(json.get("id"), json.get("result"))
                : RpcAnswer.error(json.get("id"), json.at("/error/code").asInt(), json.at("/error/message").asString());
        assertThat(message.line()).contains(new String(ours, UTF_8));
    }

    @Test
    void writesErrorsWithDataAndBatches() {
        byte[] error = RpcAnswer.error(read("7"), RpcEnvelope.INTERNAL_ERROR, "no", read("{\"field\": \"name\"}"));
        byte[] result = RpcAnswer.result(read("\"x\""), read("[]"));
        assertThat(new String(RpcAnswer.batch(List.of(error, result)), UTF_8)).isEqualTo(
                "[{\"jsonrpc\": \"2.0\", \"id\": 7, \"error\": {\"code\": -32603, \"message\": \"no\", \"data\": {\"field\": \"name\"}}}, {\"jsonrpc\": \"2.0\", \"id\": \"x\", \"result\": []}]");
        assertThat(read(new String(RpcAnswer.batch(List.of(result)), UTF_8)).size()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> RpcAnswer.batch(List.of()));
    }

    @Test
    void writesResultsThatAreJsonAlreadyAndNotifications() {
        byte[] result = RpcAnswer.result(read("\"x\""), "{\"a\":[1]}".getBytes(UTF_8));
        assertThat(new String(result, UTF_8)).isEqualTo("{\"jsonrpc\": \"2.0\", \"id\": \"x\", \"result\": {\"a\":[1]}}");
        assertThat(new String(RpcAnswer.notification("signal", read("{\"a\":1}")), UTF_8))
                .isEqualTo("{\"jsonrpc\": \"2.0\", \"method\": \"signal\", \"params\": {\"a\": 1}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"jsonrpc":"2.0","id":1}              | method is missing
            {"jsonrpc":"2.0","id":1,"method":5}   | method must be a string
            {"jsonrpc":"2.0","id":NaN,"method":"m"} | id must be a number that JSON can write
            {"jsonrpc":"2.0","id":true,"method":"m"} | id must be a string, a number or null
            """)
    void saysWhatIsWrong(String json, String why) {
        assertThat(RpcEnvelope.of(read(json), MAX_BATCH)).isInstanceOfSatisfying(RpcEnvelope.Invalid.class,
                invalid -> assertThat(invalid.message()).isEqualTo("Invalid Request: " + why));
    }

    @Test
    void echoesAnIdThatIsTooLongForADouble() {
        String id = "9".repeat(4_300);
        assertThat(RpcEnvelope.of(read("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"m\"}"), MAX_BATCH)).isInstanceOfSatisfying(
                RpcEnvelope.Request.class,
                call -> assertThat(new String(RpcAnswer.error(call.id(), 1, "no"), UTF_8))
                        .startsWith("{\"jsonrpc\": \"2.0\", \"id\": " + id + ","));
    }

    @Test
    void writesRequestsAsTheAgentsLibraryDoes() {
        assertThat(new String(RpcEnvelope.request("u1", "hub.ping", null), UTF_8))
                .isEqualTo("{\"jsonrpc\": \"2.0\", \"method\": \"hub.ping\", \"id\": \"u1\"}");
        assertThat(show(RpcEnvelope.of(read(new String(RpcEnvelope.request("u1", "m", read("{\"a\":1}")), UTF_8)), MAX_BATCH)))
                .isEqualTo("call m {\"a\":1} id \"u1\"");
    }

    private static String show(RpcEnvelope envelope) {
        return switch (envelope) {
            case RpcEnvelope.Request r ->
                (r.hasId() ? "call " : "notify ") + r.method() + (r.params() == null ? "" : " " + text(r.params()))
                        + (r.hasId() ? " id " + text(r.id()) : "");
            case RpcEnvelope.Invalid i when !i.answered() -> "silence";
            case RpcEnvelope.Invalid i -> {
                JsonNode answer = read(new String(i.answer(), UTF_8));
                assertThat(answer.at("/error/message").asString()).isEqualTo(i.message());
                yield "error " + answer.at("/error/code") + " id " + text(answer.get("id"));
            }
            case RpcEnvelope.Answer a -> "answer " + text(a.id()) + (a.result() == null ? "" : " result " + text(a.result()))
                    + (a.error() == null ? "" : " error " + text(a.error()));
            case RpcEnvelope.Batch b -> {
                List<String> calls = new ArrayList<>();
                b.calls().forEach(c -> calls.add(show(c)));
                yield "batch(" + String.join("; ", calls) + ")";
            }
        };
    }

    private static String text(JsonNode node) { return new String(PythonJson.compact(node), UTF_8); }

    private static JsonNode read(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return JsonText.read(bytes, 0, bytes.length);
    }
}
