package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The pages for browsers, monitors and scripts, over real sockets. */
class WebTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path dir;
    @SuppressWarnings("NullAway.Init") // each test opens its own
    private HubEngine hub;

    @AfterEach
    void close() { hub.close(); }

    private HubEngine open(String... settings) { return hub = SetHub.withDashboard(dir, settings); }

    private HttpRequest.Builder at(String path) { return HttpRequest.newBuilder(URI.create(hub.dashboard().orElseThrow() + path)); }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        var request = at("rpc").POST(HttpRequest.BodyPublishers.ofString(body)).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    @Test
    void statusHasExactlyNeuralHubsShape() throws Exception {
        open();
        try (var a = new TestAgent(hub, "soporte", "2625dbf905421e9d"); var b = new TestAgent(hub, "ventas", "8d52b3a304f5ce82")) {
            IntStream.range(0, 3).forEach(i -> a.transmit("ventas", "1"));
            a.settle();
            b.payload();
            JsonNode ours = TestAgent.JSON.readTree(send(at("api/status")).body());
            JsonNode theirs = TestAgent.JSON.readTree(getClass().getResourceAsStream("/neuralhub/api_status.json"));
            assertThat(shape(ours)).isEqualTo(shape(theirs));
            assertThat(ours.path("agents_online").intValue()).isEqualTo(2);
            assertThat(ours.path("stats").path("total_signals").intValue()).isEqualTo(3);
            assertThat(ours.path("agents").path("2625dbf905421e9d").path("signals_sent").intValue()).isEqualTo(3);
        }
    }

    /** Paths of members and their kinds; members called by a hash count as one, null may stand for a string. */
    private static Set<String> shape(JsonNode node) {
        var paths = new TreeSet<String>();
        shape(node, "", paths);
        return paths;
    }

    private static void shape(JsonNode node, String path, Set<String> paths) {
        if (node.isObject()) {
            boolean map = path.equals("/agents") || path.equals("/synapses");
            node.properties().forEach(member -> shape(member.getValue(), path + "/" + (map ? "*" : member.getKey()), paths));
        } else {
            paths.add(path + ":" + (node.isNumber() ? node.isIntegralNumber() ? "int" : "float" : "text"));
        }
    }

    @Test
    void metricsAreWhatPrometheusReads() throws Exception {
        open();
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "b", "bbbb")) {
            IntStream.range(0, 5).forEach(i -> a.transmit("b", "1"));
            a.transmit("nobody", "1");
            a.settle();
            HttpResponse<String> answer = send(at("metrics"));
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
            String text = answer.body();
            assertThat(text.lines()).allMatch(
                    line -> line.startsWith("# HELP ") || line.startsWith("# TYPE ")
                            || Pattern.matches("[a-z_]+(\\{[a-z]+=\"[^\"\\\\]+\"\\})? [0-9.eE+-]+", line));
            assertThat(text).contains("thalamus_signals_total{outcome=\"delivered\"} 5\n",
                    "thalamus_signals_total{outcome=\"refused\"} 1\n",
                    "thalamus_refused_total{reason=\"unknown_target\"} 1\n", "thalamus_signals_by_type_total{type=\"dopamine\"} 6\n",
                    "thalamus_agents 2\n", "thalamus_sessions 0\n", "thalamus_too_large_total 0\n",
                    "thalamus_signal_latency_seconds_bucket{le=\"+Inf\"} 5\n", "thalamus_signal_latency_seconds_count 5\n",
                    "thalamus_store_state{state=\"ok\"} 1\n");
            assertThat(buckets(text)).isSorted().endsWith(5L);
            List<String> families = text.lines().filter(line -> line.startsWith("# TYPE ")).map(line -> line.split(" ", 4)[2]).toList();
            assertThat(families).doesNotHaveDuplicates();
            assertThat(b.payload()).isEqualTo("1");
        }
    }

    private static List<Long> buckets(String text) {
        return text.lines().filter(line -> line.startsWith("thalamus_signal_latency_seconds_bucket"))
                .map(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1))).toList();
    }

    @Test
    void healthSaysOk() throws Exception {
        open();
        assertThat(send(at("healthz")).body()).isEqualTo("ok\n");
        assertThat(send(at("healthz")).statusCode()).isEqualTo(200);
    }

    @Test
    void healthIsDegradedWhenTheDiskIsFull() throws Exception {
        open("storage.diskFloor=9000000GiB", "storage.journalBytes=0", "listen.token=tell-me");
        try (var a = new TestAgent(hub.info().url() + "/?token=tell-me", "a", "aaaa")) {
            new TestAgent(hub.info().url() + "/?token=tell-me", "b", "bbbb").close();
            a.control("peer_left");
            a.transmit("b", "1");
            a.settle();
            Eventually.holds("health is degraded", () -> send(at("healthz")).statusCode() == 503);
            assertThat(send(at("healthz")).body()).isEqualTo("degraded\n");
            assertThat(send(at("healthz").header("Authorization", "Bearer tell-me")).body()).startsWith("degraded: ").contains("disk");
        }
    }

    @Test
    void postedCallsAreAnswered() throws Exception {
        open();
        HttpResponse<String> answer = post("{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"hub.ping\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(TestAgent.JSON.readTree(answer.body()).path("result").path("pong").booleanValue()).isTrue();
        assertThat(post("{\"jsonrpc\": \"2.0\", \"method\": \"hub.ping\"}").statusCode()).isEqualTo(204);
        assertThat(post("{").body()).contains("-32700");
        assertThat(post("[]").body()).contains("-32600");
        assertThat(post("[{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"hub.ping\"}]").body()).startsWith("[");
        assertThat(post(" ".repeat(300_000)).statusCode()).isEqualTo(413);
    }

    /** Who is still writing when the answer comes reads it all the same: the connection is not cut under it. */
    @Test
    void whoAsksTooMuchIsToldSoEachTime() throws Exception {
        open();
        String tooLong = " ".repeat(1_000_000);
        for (int i = 0; i < 50; i++) {
            assertThat(post(tooLong).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void onlyTheOperatorsTokenMakesAnOperator() throws Exception {
        open();
        String transmit = """
                {"jsonrpc": "2.0", "id": 1, "method": "agent.transmit", "params": {"target": "b", "signal_type": "GABA"}}""";
        assertThat(post(transmit).body()).contains("-32001");
        assertThat(post(transmit, "Authorization", "Bearer " + "x".repeat(43)).body()).contains("-32001");
        Path file = dir.resolve("operator.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        JsonNode key = TestAgent.JSON.readTree(Files.readString(file));
        String token = key.path("token").stringValue();
        assertThat(key.path("rpc").stringValue()).isEqualTo(hub.dashboard().orElseThrow() + "rpc");
        assertThat(post(transmit, "Authorization", "Bearer " + token).body()).contains("\"refused\"");
        assertThat(HTTP.send(HttpRequest.newBuilder(URI.create(hub.dashboard().orElseThrow() + "rpc?token=" + token))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(transmit)).build(), HttpResponse.BodyHandlers.ofString()).body())
                .as("a token in a URL is remembered by too many").contains("-32001");
        hub.close();
        assertThat(file).doesNotExist();
        open();
        assertThat(post(transmit, "Authorization", "Bearer " + token).body()).as("new at every start").contains("-32001");
    }

    @Test
    void theOperatorMayAskOverTheWebSocketToo() throws Exception {
        open();
        String token = TestAgent.JSON.readTree(Files.readString(dir.resolve("operator.json"))).path("token").stringValue();
        var answers = new java.util.concurrent.LinkedBlockingQueue<String>();
        var socket = HTTP.newWebSocketBuilder().header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(hub.info().url()), new java.net.http.WebSocket.Listener() {
                    @Override
                    public java.util.concurrent.@org.jspecify.annotations.Nullable CompletionStage<?> onText(
                            java.net.http.WebSocket from, CharSequence text, boolean last) {
                        answers.add(text.toString());
                        from.request(1);
                        return null;
                    }
                }).join();
        socket.sendText("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"agent.transmit\","
                + " \"params\": {\"target\": \"b\", \"signal_type\": \"GABA\"}}", true).join();
        assertThat(answers.poll(10, java.util.concurrent.TimeUnit.SECONDS)).contains("\"refused\"");
        socket.abort();
    }

    private HttpRequest.Builder preflight(String path, String origin) {
        return at(path).method("OPTIONS", HttpRequest.BodyPublishers.noBody()).header("Origin", origin)
                .header("Access-Control-Request-Method", "POST").header("Access-Control-Request-Headers", "content-type,authorization");
    }

    private static String allowed(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.headers().firstValue("Access-Control-Allow-Origin").orElse("nobody");
    }

    @Test
    void pagesOfListedOriginsMayCallAndNoOthers() throws Exception {
        open("listen.origins=https://panel.example", "listen.token=secret");
        HttpResponse<String> asked = send(preflight("rpc", "https://panel.example"));
        assertThat(allowed(asked)).as("without a token, which browsers do not send then").isEqualTo("204 https://panel.example");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).contains("POST");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElse("").toLowerCase(java.util.Locale.ROOT)).contains(
                "content-type",
                "authorization");
        assertThat(asked.headers().firstValue("Vary")).contains("Origin");
        String ping = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"hub.ping\"}";
        assertThat(allowed(post(ping, "Origin", "https://panel.example", "Authorization", "Bearer secret")))
                .isEqualTo("200 https://panel.example");
        assertThat(allowed(post(ping, "Origin", "https://panel.example"))).as("it may read why").isEqualTo("401 https://panel.example");
        assertThat(allowed(send(preflight("rpc", "https://evil.example")))).isEqualTo("403 nobody");
        assertThat(allowed(send(preflight("rpc", "http://localhost:3000")))).isEqualTo("405 nobody");
        assertThat(allowed(send(preflight("metrics", "https://panel.example")))).isEqualTo("405 nobody");
        assertThat(allowed(post(ping, "Authorization", "Bearer secret"))).as("a program").isEqualTo("200 nobody");
    }

    @Test
    void foreignPagesAndNamesAreTurnedAway() throws Exception {
        open();
        assertThat(send(at("api/status").header("Origin", "https://evil.example")).statusCode()).isEqualTo(403);
        assertThat(send(at("api/status").header("Origin", "null")).statusCode()).isEqualTo(403);
        assertThat(send(at("api/status").header("Origin", "http://localhost:3000")).statusCode()).isEqualTo(200);
        assertThat(send(at("rpc").POST(HttpRequest.BodyPublishers.ofString("{}")).header("Content-Type", "text/plain")).statusCode())
                .isEqualTo(415);
        assertThat(Raw.http(hub.dashboard().orElseThrow(), "GET /api/status HTTP/1.1\r\nHost: rebind.example\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(Raw.http(hub.dashboard().orElseThrow(), "GET / HTTP/1.1\r\nHost: localhost\r\nHost: rebind.example\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(send(at("api/status").DELETE()).statusCode()).isEqualTo(405);
        assertThat(send(at("../../etc/passwd")).statusCode()).isEqualTo(404);
    }

    @Test
    void whereATokenIsWantedOnlyThePageItselfIsOpen() throws Exception {
        open("listen.token=s3same");
        for (String open : List.of("", "dashboard.js", "dashboard.css", "words.js", "healthz")) {
            assertThat(send(at(open)).statusCode()).as("/%s", open).isEqualTo(200);
        }
        for (String closed : List.of("api/status", "api/live", "metrics")) {
            assertThat(send(at(closed)).statusCode()).as("/%s", closed).isEqualTo(401);
            assertThat(send(at(closed + "?token=s3sam")).statusCode()).as("/%s", closed).isEqualTo(401);
        }
        assertThat(post("{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"hub.ping\"}").statusCode()).isEqualTo(401);
        assertThat(send(at("metrics").header("Authorization", "Bearer s3same")).statusCode()).isEqualTo(200);
        assertThat(send(at("api/status?token=s3same")).statusCode()).isEqualTo(200);
    }

    @Test
    void noPageMayRunWhatItDidNotBring() throws Exception {
        open();
        HttpResponse<String> page = send(at(""));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body()).doesNotContainPattern("https?://").doesNotContainPattern(" on[a-z]+=").doesNotContain(" style=");
        String script = send(at("dashboard.js")).body();
        assertThat(script).doesNotContain("innerHTML").doesNotContain("outerHTML").doesNotContain("insertAdjacentHTML")
                .doesNotContain("eval(").doesNotContain("document.write");
    }

    @Test
    void thePageSpeaksBothLanguagesInFull() throws Exception {
        open();
        String words = send(at("words.js")).body();
        String english = words.substring(words.indexOf("en: {"), words.indexOf("es: {"));
        String spanish = words.substring(words.indexOf("es: {"));
        assertThat(keys(spanish)).isEqualTo(keys(english)).hasSizeGreaterThan(40);
        for (String used : all("data-(?:word|label)=\"(\\w+)\"", send(at("")).body())) {
            assertThat(keys(english)).contains(used);
        }
        for (String used : all("(?:words\\.|say\\('|linkState\\('\\w+', ')(\\w+)", send(at("dashboard.js")).body())) {
            assertThat(keys(english)).contains(used);
        }
    }

    private static List<String> keys(String block) {
        // Outside of strings: whatever stands before a colon and a quote.
        return all("(?:^|[,{]\\s*)(\\w+): '", block);
    }

    private static List<String> all(String pattern, String in) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(in).results().map(found -> found.group(1)).toList();
    }

    @Test
    void theFeedBringsTheStateAndEverySignalOfAQuietHub() throws Exception {
        open();
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "<img src=x>", "bbbb")) {
            a.transmit("<img src=x>", "\"secret payload\"");
            b.payload();
            var feed = HTTP.send(at("api/live").build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var in = new BufferedReader(new InputStreamReader(feed.body(), StandardCharsets.UTF_8))) {
                List<Long> numbers = new ArrayList<>();
                JsonNode state = null;
                for (int sent = 0; state == null || numbers.size() < 11;) {
                    String line = in.readLine();
                    if (line.equals("event: state")) {
                        state = data(in);
                    } else if (line.equals("event: signals")) {
                        JsonNode batch = data(in);
                        assertThat(batch.toString()).doesNotContain("secret payload");
                        batch.path("signals").forEach(signal -> numbers.add(signal.path("number").longValue()));
                        assertThat(batch.path("leftOut").intValue()).isZero();
                        for (; sent < 10; sent++) {
                            a.transmit("<img src=x>", "1");
                        }
                    }
                }
                assertThat(numbers).isSorted().doesNotHaveDuplicates();
                assertThat(state.path("agents").path("rows").findValuesAsString("name")).contains("<img src=x>");
                assertThat(state.path("synapses").path("rows").get(0).path("from").stringValue()).isEqualTo("a");
            }
        }
    }

    private static JsonNode data(BufferedReader in) throws Exception {
        return TestAgent.JSON.readTree(in.readLine().substring("data: ".length()));
    }

    @Test
    void noMoreThanSixteenLivePages() throws Exception {
        open();
        var pages = new ArrayList<InputStream>();
        try {
            for (int i = 0; i < 16; i++) {
                var feed = HTTP.send(at("api/live").build(), HttpResponse.BodyHandlers.ofInputStream());
                pages.add(feed.body());
                assertThat(feed.statusCode()).isEqualTo(200);
            }
            HttpResponse<String> one = send(at("api/live"));
            assertThat(one.statusCode()).isEqualTo(503);
            assertThat(one.body()).contains("there are 16 dashboards open already");
            pages.removeLast().close();
            Eventually.holds("the place is free again", () -> {
                var feed = HTTP.send(at("api/live").build(), HttpResponse.BodyHandlers.ofInputStream());
                pages.add(feed.body());
                return feed.statusCode() == 200;
            });
        } finally {
            for (InputStream page : pages) {
                page.close();
            }
        }
    }

    @Test
    void aFloodIsCountedNotQueued() throws Exception {
        open();
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "b", "bbbb")) {
            var feed = HTTP.send(at("api/live").build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var in = new BufferedReader(new InputStreamReader(feed.body(), StandardCharsets.UTF_8))) {
                IntStream.range(0, 2_000).forEach(i -> a.transmit("b", "1"));
                a.settle();
                long shown = 0;
                long leftOut = 0;
                while (shown + leftOut < 2_000) {
                    if (in.readLine().equals("event: signals")) {
                        JsonNode batch = data(in);
                        shown += batch.path("signals").size();
                        leftOut = batch.path("leftOut").longValue();
                        assertThat(batch.path("signals").size()).isLessThanOrEqualTo(50);
                    }
                }
                assertThat(shown + leftOut).isEqualTo(2_000);
            }
            assertThat(b.payload()).isEqualTo("1");
        }
    }

    @Test
    void aPortThatIsTakenStopsTheStartAndLeavesNothingBehind() throws Exception {
        open();
        int taken = URI.create(hub.dashboard().orElseThrow()).getPort();
        Path other = Files.createDirectory(dir.resolve("other"));
        assertThatThrownBy(() -> SetHub.open(other, "web.dashboardPort=" + taken)).isInstanceOf(HubException.class)
                .hasMessageContaining("the dashboard cannot listen on 127.0.0.1:" + taken).hasMessageContaining("--dashboard-port");
        SetHub.open(other).close();
    }
}
