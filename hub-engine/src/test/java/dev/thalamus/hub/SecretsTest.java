package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.ConfigBinder;
import dev.thalamus.hub.config.Given;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub with secrets is provoked in every way we know; then everything that it said is searched for them. */
class SecretsTest {
    private static final String TOKEN = "hub-token-7f3a9c";
    private static final String GUESS = "guessed-token-e2b1";

    @TempDir
    Path dir;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            said.add(record.getMessage() + " " + (record.getThrown() == null ? "" : record.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Test
    void nothingThatIsSaidHoldsASecret() throws Exception {
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        String operator;
        try (var hub = SetHub.withDashboard(dir, "listen.token=" + TOKEN); var events = hub.events().subscribe(10_000)) {
            operator = TestAgent.JSON.readTree(Files.readString(dir.resolve("operator.json"))).path("token").stringValue();
            provoke(hub, operator);
            events.drain(10_000, event -> said.add(event.toString()));
            said.add(hub.info().toString());
            said.add(hub.snapshot().join().toString());
            said.add(hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"rpc.discover\"}").join());
        } finally {
            root.removeHandler(listener);
        }
        said.add(SetHub.config(dir, "listen.token=" + TOKEN).toString());
        said.add(new ConfigBinder(dir).bind(List.of(Given.option("listen.token", TOKEN, "--token"))).print());
        said.add(tried(() -> SetHub.config(dir, "listen.token=" + TOKEN + " with spaces")));
        assertThat(said).hasSizeGreaterThan(20);
        assertThat(said).noneMatch(text -> text.contains(TOKEN)).noneMatch(text -> text.contains(operator))
                .noneMatch(text -> text.contains(GUESS));
        try (var files = Files.walk(dir)) {
            for (Path file : files.filter(Files::isRegularFile).filter(any -> !any.endsWith("remotes.json")).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain(TOKEN).doesNotContain(operator).doesNotContain(GUESS);
            }
        }
    }

    private void provoke(HubEngine hub, String operator) throws Exception {
        String url = hub.info().url();
        said.add(tried(() -> new TestAgent(url + "?token=" + GUESS, "a", "aaaa")));
        said.add(Raw.http(url, "GET /?token=" + TOKEN + " HTTP/1.1\r\nHost: evil.example\r\n\r\n"));
        said.add(Raw.http(url, "GET /?token=" + TOKEN + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + operator + "\r\n\r\n"));
        said.add(Raw.http(url, "BROKEN " + TOKEN + "\r\n\r\n"));
        said.add(Raw.http(url, "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nAuthorization: Bearer " + GUESS
                + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        try (var agent = new TestAgent(url + "?token=" + TOKEN, "a", "aaaa")) {
            agent.sendText("{broken");
            said.add(agent.text());
            agent.sendText("{\"_ctrl\": \"hub_register\", \"domain\": \"x\", \"token\": \"" + GUESS + "\"}");
            said.add(agent.call("hub.status", "{}").toString());
            said.add(agent.call("agent.transmit", "{\"target\": 1}").toString());
        }
        try (var peer = new TestAgent(url + "?token=" + TOKEN, "", "")) {
            peer.sendText("{\"_ctrl\": \"hub_register\", \"domain\": \"x.example\", \"token\": \"" + GUESS + "\"}");
            said.add("closed " + peer.closeCode());
        }
        provokeAsPeer(hub);
        HttpClient http = HttpClient.newHttpClient();
        for (String path : List.of("api/status", "metrics", "healthz", "rpc", "nothing", "", "api/live")) {
            for (String shown : List.of(TOKEN, GUESS, operator)) {
                var request = HttpRequest.newBuilder(URI.create(hub.dashboard().orElseThrow() + path)).header("Authorization",
                        "Bearer " + shown);
                if (!path.equals("api/live") || shown.equals(GUESS)) {
                    said.add(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
                }
                request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\": 2}"));
                said.add(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
            }
        }
    }

    /** A peer whose hub wants the token of everybody, dialled with it in the url: here the hub itself, which refuses. */
    private void provokeAsPeer(HubEngine hub) {
        said.add(TwoHubs.call(hub, "peer.add",
                "{\"domain\": \"b.test\", \"url\": \"" + hub.info().url() + "?token=" + TOKEN + "\", \"token\": \"" + GUESS + "\"}"));
        TwoHubs.eventually("it is refused", () -> hub.snapshot().join().peers().stream().anyMatch(peer -> !peer.lastError().isEmpty()));
        for (String method : List.of("peer.list", "hub.snapshot")) {
            said.add(TwoHubs.call(hub, method, "{}"));
            assertThat(said.getLast()).contains("?token=***");
        }
        said.add(TwoHubs.call(hub, "peer.change", "{\"domain\": \"b.test\", \"url\": \"ws://127.0.0.1:1?token=***\"}"));
        assertThat(said.getLast()).contains("error");
    }

    private interface Attempt {
        Object run() throws Exception;
    }

    private static String tried(Attempt attempt) {
        try {
            return String.valueOf(attempt.run());
        } catch (Exception refused) {
            return refused.toString();
        }
    }
}
