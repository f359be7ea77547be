package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The history over JSON-RPC: asked, and shown as it grows. */
class SignalRpcTest {
    @TempDir
    Path dir;

    @Test
    void aQueryFindsWhatItsFilterAcceptsPageByPageFromEitherEnd() throws Exception {
        try (var hub = SetHub.open(dir);
                var a = new TestAgent(hub, "a", "aaaa");
                var b = new TestAgent(hub, "b", "bbbb");
                var operator = TestAgent.operator(hub, dir)) {
            IntStream.range(0, 10).forEach(i -> a.transmit(i % 2 == 0 ? "b" : "a", "{\"n\":" + i + "}"));
            a.settle();
            List<String> newest = new ArrayList<>();
            for (JsonNode page = query(operator, "{\"filter\": \"to:b\", \"limit\": 2}");; page = query(operator,
                    "{\"filter\": \"to:b\", \"limit\": 2, \"next\": " + page.path("next") + "}")) {
                newest.addAll(payloads(page));
                if (page.path("next").isNull()) {
                    break;
                }
            }
            assertThat(newest).containsExactly("{\"n\":8}", "{\"n\":6}", "{\"n\":4}", "{\"n\":2}", "{\"n\":0}");
            JsonNode oldest = query(operator, "{\"filter\": \"$.n>=4 to:b\", \"order\": \"OLDEST_FIRST\", \"limit\": 2}");
            assertThat(payloads(oldest)).containsExactly("{\"n\":4}", "{\"n\":6}");
            assertThat(payloads(query(operator, "{\"filter\": \"$.n>=4 to:b\", \"order\": \"OLDEST_FIRST\", \"next\": "
                    + oldest.path("next") + "}"))).containsExactly("{\"n\":8}");
            JsonNode row = oldest.path("signals").get(0);
            assertThat(row.path("from").stringValue()).isEqualTo("a");
            assertThat(row.path("instance").stringValue()).isEqualTo("bbbb");
            assertThat(row.path("outcome").stringValue()).isEqualTo("delivered");
            assertThat(query(operator, "{\"since\": \"1h\"}").path("signals").size()).isEqualTo(10);
            assertThat(query(operator, "{\"until\": \"1h\"}").path("signals").size()).isZero();
            assertThat(b.payload()).isEqualTo("{\"n\":0}");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"filter": "size>"}                        | 'filter' at
            {"filter": "colour:red"}                   | 'filter' at 0
            {"since": "yesterday"}                     | 'since' cannot be read
            {"limit": 1001}                            | 'limit' must be 1 to 1000
            {"next": -1}                               | 'next' must be 0 or more
            {"order": "UPWARDS"}                       | 'order' must be one of NEWEST_FIRST, OLDEST_FIRST
            """)
    void aWrongQuestionIsToldWhatIsWrong(String params, String message) throws Exception {
        try (var hub = SetHub.open(dir); var operator = TestAgent.operator(hub, dir)) {
            JsonNode error = operator.call("v1.signal.query", params).path("error");
            assertThat(error.path("code").intValue()).isEqualTo(-32602);
            assertThat(error.path("message").stringValue()).contains(message);
        }
    }

    @Test
    void aSubscriberIsShownWhatItAskedForUntilItHasEnough() throws Exception {
        try (var hub = SetHub.open(dir);
                var a = new TestAgent(hub, "a", "aaaa");
                var operator = TestAgent.operator(hub, dir);
                var other = TestAgent.operator(hub, dir)) {
            a.transmit("a", "\"before\"");
            a.settle();
            JsonNode begun = operator.call("v1.signal.subscribe", "{\"filter\": \"-heartbeat\"}").path("result");
            a.transmit("a", "\"heartbeat\"");
            a.transmit("a", "1");
            JsonNode notice = notice(operator);
            assertThat(notice.path("subscription")).isEqualTo(begun.path("subscription"));
            assertThat(payloads(notice)).containsExactly("1");
            assertThat(notice.path("skipped").intValue() + notice.path("missed").intValue()).isZero();
            JsonNode again = other.call("signal.subscribe", "{\"from\": 1}").path("result");
            assertThat(again.path("from").intValue()).isEqualTo(1);
            assertThat(payloads(notice(other))).containsExactly("\"before\"", "\"heartbeat\"", "1");
            assertThat(other.call("signal.unsubscribe", "{\"subscription\": " + begun.path("subscription") + "}").path("error").path("code")
                    .intValue()).as("only its own").isEqualTo(-32602);
            JsonNode end = operator.call("signal.unsubscribe", "{\"subscription\": " + begun.path("subscription") + "}").path("result");
            assertThat(end.path("shown").intValue()).isEqualTo(1);
            a.transmit("a", "2");
            assertThat(payloads(notice(other))).containsExactly("2");
            assertThat(operator.call("hub.ping", "{}").path("result").path("pong").booleanValue()).as("and nothing before that").isTrue();
        }
    }

    @Test
    void aSubscriptionNeedsAConnectionAndThereIsABound() throws Exception {
        try (var hub = SetHub.open(dir); var operator = TestAgent.operator(hub, dir)) {
            assertThat(hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"signal.subscribe\"}").join()).contains("-32600",
                    "WebSocket");
            for (int i = 0; i < 64; i++) {
                assertThat(operator.call("signal.subscribe", "{}").has("result")).isTrue();
            }
            try (var another = TestAgent.operator(hub, dir)) {
                assertThat(another.call("signal.subscribe", "{}").path("error").path("code").intValue()).isEqualTo(-32002);
                operator.leave();
                Eventually.holds("its places are free again", () -> another.call("signal.subscribe", "{}").has("result"));
            }
        }
    }

    @Test
    void aSlowSubscriberIsToldHowMuchItWasNotShown() throws Exception {
        int sent = 15_000;
        try (var hub = SetHub.open(dir, "storage.journalBytes=1MiB", "delivery.stall=60s");
                var a = new TestAgent(hub, "a", "aaaa");
                var slow = new SlowReader(hub, TestAgent.operatorToken(dir))) {
            slow.socket.sendText(
                    "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"signal.subscribe\", \"params\": {\"from\": 1, \"whole\": true}}", true)
                    .join();
            String payload = "\"" + "x".repeat(1_500) + "\"";
            for (int i = 0; i < sent; i++) {
                a.transmit("nobody", payload);
                if (i % 1_000 == 0) {
                    a.settle();
                }
            }
            a.settle();
            slow.readFromNowOn();
            Eventually.holds("all are accounted for", () -> slow.shown() + slow.counted() == sent);
            assertThat(slow.counted()).as("what it was not shown").isPositive();
            assertThat(slow.shown()).isPositive();
            assertThat(slow.inOrder()).isTrue();
        }
    }

    private static JsonNode query(TestAgent operator, String params) { return operator.call("v1.signal.query", params).path("result"); }

    private static JsonNode notice(TestAgent operator) {
        JsonNode notification = TestAgent.JSON.readTree(operator.text());
        assertThat(notification.path("method").stringValue()).isEqualTo("signal.notify");
        assertThat(notification.has("id")).isFalse();
        return notification.path("params");
    }

    private static List<String> payloads(JsonNode page) {
        return StreamSupport.stream(page.path("signals").spliterator(), false).map(row -> row.path("payload").stringValue()).toList();
    }

    /** Reads nothing until it is told to. */
    private static final class SlowReader implements WebSocket.Listener, AutoCloseable {
        final WebSocket socket;
        private final StringBuilder partial = new StringBuilder();
        private final List<Long> sequences = new ArrayList<>();
        private long counted;

        SlowReader(Hub hub, String token) {
            socket = HttpClient.newHttpClient().newWebSocketBuilder().header("Authorization", "Bearer " + token)
                    .buildAsync(URI.create(hub.info().url()), this).join();
        }

        void readFromNowOn() { socket.request(Long.MAX_VALUE); }

        synchronized long shown() { return sequences.size(); }

        synchronized long counted() { return counted; }

        synchronized boolean inOrder() { return sequences.stream().sorted().distinct().toList().equals(sequences); }

        @Override
        public void onOpen(WebSocket opened) {
            // Asks for nothing.
        }

        @Override
        public synchronized @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                JsonNode params = TestAgent.JSON.readTree(partial.toString()).path("params");
                params.path("signals").forEach(signal -> sequences.add(signal.path("sequence").longValue()));
                counted = Math.max(counted, params.path("skipped").asLong(0) + params.path("missed").asLong(0));
                partial.setLength(0);
            }
            return null;
        }

        @Override
        public void close() { socket.abort(); }
    }
}
