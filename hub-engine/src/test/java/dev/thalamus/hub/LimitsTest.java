package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.neural.NeuralProtocol;
import dev.thalamus.hub.session.Trail;
import dev.thalamus.hub.wire.FrameEncoder;
import dev.thalamus.hub.wire.Kind;
import dev.thalamus.hub.wire.SignalFrame;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one stranger may cost: each limit of docs/limits.md is met, and said. */
@SuppressWarnings("try") // agents that are only there to be connected
class LimitsTest {
    private static final String UPGRADE = "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    @TempDir
    Path dir;
    @SuppressWarnings("NullAway.Init") // each test opens its own
    private HubEngine hub;

    @AfterEach
    void close() { hub.close(); }

    private void open(String... settings) { hub = SetHub.open(dir, settings); }

    private void openForStrangers(String... settings) { hub = SetHub.open(dir, SetHub.NOBODY_IS_LOCAL, settings); }

    private String refused() throws Exception {
        try (Socket socket = Raw.connect(hub.info().url())) {
            socket.getOutputStream().write((UPGRADE + "\r\n").getBytes(StandardCharsets.US_ASCII));
            String head = Raw.headers(socket.getInputStream());
            return head.lines().findFirst().orElse("") + " " + new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void connectionsInAll() throws Exception {
        open("limits.connections=2");
        var a = new TestAgent(hub, "a", "aaaa");
        try (var b = TestAgent.stranger(hub)) {
            assertThat(refused()).startsWith("HTTP/1.1 503").contains("as many connections as it may (2)");
            a.close();
            Eventually.holds("the place is free again", () -> joins(hub));
        }
    }

    private static boolean joins(HubEngine hub) {
        try {
            TestAgent.stranger(hub).close();
            return true;
        } catch (java.util.concurrent.CompletionException full) {
            return false;
        }
    }

    @Test
    void connectionsOfOneAddressBeyondThisMachine() throws Exception {
        openForStrangers("limits.connectionsPerAddress=2");
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "b", "bbbb")) {
            assertThat(refused()).startsWith("HTTP/1.1 503").contains("this address has as many connections as it may (2)");
        }
        Eventually.holds("the places are free again", () -> joins(hub));
    }

    @Test
    void noneOfTheLimitsForStrangersIsForThisMachine() {
        open("limits.connectionsPerAddress=1", "limits.unregistered=1", "limits.registrationsPerSecond=1", "limits.signalsPerSecond=1",
                "limits.signalBurst=1");
        try (var a = new TestAgent(hub, "a", "aaaa");
                var b = new TestAgent(hub, "b", "bbbb");
                var c = TestAgent.stranger(hub);
                var d = TestAgent.stranger(hub)) {
            IntStream.range(0, 50).forEach(i -> a.transmit("b", "1"));
            a.settle();
            assertThat(hub.snapshot().join().totals().delivered()).isEqualTo(50);
            assertThat(c.call("hub.ping", "{}").has("result")).isTrue();
            assertThat(d.call("hub.ping", "{}").has("result")).isTrue();
            assertThat(b.payload()).isEqualTo("1");
        }
    }

    @Test
    void connectionsThatHaveNotRegistered() throws Exception {
        openForStrangers("limits.unregistered=2");
        try (var first = TestAgent.stranger(hub); var second = TestAgent.stranger(hub); var third = TestAgent.stranger(hub)) {
            assertThat(third.closeCode()).isEqualTo(1013);
            first.sendText("{\"_ctrl\": \"register\", \"agent_id\": \"a\", \"neural_hash\": \"aaaa\"}");
            first.control("registered");
            Eventually.holds("the third is gone", () -> hub.snapshot().join().totals().connections() == 2);
            try (var fourth = TestAgent.stranger(hub)) {
                assertThat(fourth.call("hub.ping", "{}").has("result")).as("there is room again").isTrue();
            }
            assertThat(second.call("hub.ping", "{}").has("result")).isTrue();
        }
    }

    @Test
    void registrationsInASecond() {
        openForStrangers("limits.registrationsPerSecond=2");
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "b", "bbbb"); var c = TestAgent.stranger(hub)) {
            c.sendText("{\"_ctrl\": \"register\", \"agent_id\": \"c\", \"neural_hash\": \"cccc\"}");
            assertThat(c.control("error").path("msg").stringValue()).contains("more than 2 times a second");
            assertThat(c.closeCode()).isEqualTo(1013);
        }
    }

    @Test
    void signalsInASecond() {
        openForStrangers("limits.signalsPerSecond=1", "limits.signalBurst=10");
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "b", "bbbb")) {
            IntStream.range(0, 100).forEach(i -> a.transmit("b", Integer.toString(i)));
            a.settle();
            var totals = hub.snapshot().join().totals();
            assertThat(totals.refused().getOrDefault(Reason.RATE_LIMITED, 0L)).isBetween(60L, 90L);
            assertThat(totals.delivered() + totals.refused().getOrDefault(Reason.RATE_LIMITED, 0L)).isEqualTo(100);
            assertThat(b.payload()).isEqualTo("0");
        }
    }

    @Test
    void timeForTheFirstMessage() throws Exception {
        open("limits.firstMessage=300ms");
        try (var silent = TestAgent.stranger(hub); var agent = new TestAgent(hub, "a", "aaaa")) {
            assertThat(silent.closeCode()).isEqualTo(1008);
            agent.settle();
        }
    }

    @Test
    void aFirstMessageThatWaitsInTheHubIsInTime() throws Exception {
        var clock = new StandingClock();
        hub = HubEngine.open(SetHub.config(dir), new HubEngine.With(clock, List.of(), Trail.NONE));
        try (var silent = TestAgent.stranger(hub); Socket socket = Raw.connect(hub.info().url())) {
            socket.getOutputStream().write((UPGRADE + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(Raw.headers(socket.getInputStream())).startsWith("HTTP/1.1 101");
            Eventually.holds("it is a link now", () -> hub.snapshot().join().totals().connections() == 2);
            clock.stand();
            Eventually.holds("the hub is busy", clock::isHoldingUp);
            byte[] register = "{\"_ctrl\": \"register\", \"agent_id\": \"late\", \"neural_hash\": \"1a7e\"}"
                    .getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(FrameEncoder.maskedFrame(Kind.BINARY, register, 7));
            clock.goOn(TimeUnit.MINUTES.toNanos(1));
            assertThat(silent.closeCode()).as("a minute has passed").isEqualTo(1008);
            assertThat(hub.snapshot().join().agents()).extracting(AgentView::name).containsExactly("late");
        }
    }

    /** Holds up who looks for silent links while it stands, and with it the core. */
    private static final class StandingClock implements Clock {
        private final Clock real = Clock.system();
        private final ReentrantLock standing = new ReentrantLock();
        private volatile long ahead;

        void stand() { standing.lock(); }

        void goOn(long nanosLater) {
            ahead = nanosLater;
            standing.unlock();
        }

        boolean isHoldingUp() { return standing.hasQueuedThreads(); }

        @Override
        public long nanos() {
            if (standing.isLocked() && StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                    .getCallerClass() == NeuralProtocol.class) {
                standing.lock();
                try {
                    // The time stands until it may go on.
                } finally {
                    standing.unlock();
                }
            }
            return real.nanos() + ahead;
        }

        @Override
        public long wallMillis() { return real.wallMillis(); }

        @Override
        public long wallMicros() { return real.wallMicros(); }

        @Override
        public long steadyMillis() { return real.steadyMillis(); }
    }

    @Test
    void timeForTheHandshakeHoweverItIsDrawnOut() throws Exception {
        hub = SetHub.withDashboard(dir, "limits.handshake=400ms");
        String hubUrl = hub.info().url();
        String web = hub.dashboard().orElseThrow();
        var ended = new ArrayList<String>();
        record Slow(String what, String url, String bytes) {}
        for (Slow slow : new Slow[]{new Slow("nothing at all", hubUrl, ""), new Slow("half a line", hubUrl, "GET / HT"),
                new Slow("half the headers", hubUrl, UPGRADE),
                new Slow("a body that never comes", hubUrl, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"),
                new Slow("nothing at all of a page", web, ""),
                new Slow("half the headers of a page", web, "GET / HTTP/1.1\r\nHost: local"),
                new Slow("a call that never comes", web,
                        "POST /rpc HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"),
                new Slow("a body where none belongs", web, "GET /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{")}) {
            try (Socket socket = Raw.connect(slow.url())) {
                socket.getOutputStream().write(slow.bytes().getBytes(StandardCharsets.US_ASCII));
                if (Raw.isEnded(socket)) {
                    ended.add(slow.what());
                }
            }
        }
        assertThat(ended).containsExactly("nothing at all", "half a line", "half the headers", "a body that never comes",
                "nothing at all of a page", "half the headers of a page", "a call that never comes", "a body where none belongs");
        new TestAgent(hub, "a", "aaaa").close();
    }

    @Test
    void strangersWhoSayNothingKeepNobodyFromTheDashboard() throws Exception {
        hub = SetHub.withDashboard(dir, "limits.handshake=1s");
        String web = hub.dashboard().orElseThrow();
        var silent = new ArrayList<Socket>();
        try (Socket page = Raw.connect(web)) {
            page.getOutputStream().write("GET /api/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 300; i++) {
                silent.add(Raw.connect(web));
            }
            assertThat(Raw.http(web, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200");
            assertThat(Raw.isEnded(silent.getLast())).isTrue();
            var lines = new BufferedReader(new InputStreamReader(page.getInputStream(), StandardCharsets.UTF_8)).lines();
            assertThat(lines.filter(line -> line.startsWith("event: state")).limit(4)).as("a live page stays").hasSize(4);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void silenceThatNoPingBreaks() throws Exception {
        open("delivery.ping=100ms", "delivery.missedPings=1");
        try (Socket dead = Raw.connect(hub.info().url()); var living = new TestAgent(hub, "a", "aaaa")) {
            dead.getOutputStream().write((UPGRADE + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(Raw.headers(dead.getInputStream())).startsWith("HTTP/1.1 101");
            byte[] register = "{\"_ctrl\": \"register\", \"agent_id\": \"dead\", \"neural_hash\": \"dead\"}"
                    .getBytes(StandardCharsets.US_ASCII);
            dead.getOutputStream().write(FrameEncoder.maskedFrame(Kind.BINARY, register, 7));
            living.control("peer_joined", "dead");
            living.control("peer_left", "dead");
            assertThat(Raw.isEnded(dead)).isTrue();
            living.settle();
        }
    }

    @Test
    void sizesOfHeadersMessagesAndCalls() throws Exception {
        open("limits.message=64KiB", "limits.text=1KiB", "limits.depth=5", "limits.batch=2");
        assertThat(Raw.http(hub.info().url(), UPGRADE + "X: " + "x".repeat(20_000) + "\r\n\r\n")).doesNotStartWith("HTTP/1.1 101");
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "b", "bbbb"); var page = TestAgent.stranger(hub)) {
            page.sendText("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + "x".repeat(1_100) + "\"}");
            assertThat(page.control("error").path("msg").stringValue()).contains("at most 1024 bytes");
            assertThat(page.text()).contains("-32600").contains("at most 1024 bytes");
            page.sendText("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"hub.ping\", \"params\": {\"a\": [[[[1]]]]}}");
            assertThat(page.text()).contains("-32700").contains("too deep").contains("limit 5");
            page.sendText("[1, 2, 3]");
            assertThat(page.text()).contains("-32600").contains("at most 2");
            a.transmit("b", "\"" + "x".repeat(60_000) + "\"");
            assertThat(b.payload()).hasSize(60_002);
            a.sendBinary(SignalFrame.encode(1, 1, new byte[16], "aaaa", "b", new byte[70_000]));
            assertThat(a.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void deeperJsonWhereItIsAllowed() {
        open("limits.depth=200");
        try (var page = TestAgent.stranger(hub)) {
            page.sendText(
                    "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"hub.ping\", \"params\": {\"a\": " + "[".repeat(150) + "]".repeat(150)
                            + "}}");
            assertThat(page.text()).contains("\"pong\"");
        }
    }

    @Test
    void aFloodAtTheDoorIsNotAFloodOfEvents() throws Exception {
        open("listen.token=let-me-in");
        try (var events = hub.events().subscribe(10_000)) {
            for (int i = 0; i < 200; i++) {
                assertThat(refused()).startsWith("HTTP/1.1 401");
            }
            var told = new ArrayList<HubEvent.LinkRefused>();
            Eventually.holds("the rest is told as a number", () -> {
                events.drain(1_000, event -> {
                    if (event instanceof HubEvent.LinkRefused refusal) {
                        told.add(refusal);
                    }
                });
                return told.stream().mapToLong(LimitsTest::count).sum() == 200;
            });
            assertThat(told).hasSizeLessThan(60);
        }
    }

    private static long count(HubEvent.LinkRefused refusal) {
        return Clause.read(refusal.why()).filter(said -> said.clause() == Clause.AND_MORE)
                .map(said -> Long.parseLong(said.values().getFirst())).orElse(1L);
    }

    @Test
    void theTokenInQueryOrHeader() throws Exception {
        open("listen.token=let-me-in");
        String url = hub.info().url();
        HttpClient http = HttpClient.newHttpClient();
        for (String wrong : new String[]{url, url + "?token=let-me-i", url + "?token=let-me-in2", url + "?token=",
                url + "?tokens=let-me-in"}) {
            assertThatThrownBy(() -> new TestAgent(wrong, "a", "aaaa")).as(wrong).hasStackTraceContaining("401");
        }
        new TestAgent(url + "?token=let-me-in", "a", "aaaa").close();
        new TestAgent(url + "/some/path?x=y&token=let-me-in", "b", "bbbb").close();
        http.newWebSocketBuilder().header("Authorization", "Bearer let-me-in").buildAsync(URI.create(url),
                new java.net.http.WebSocket.Listener() {}).join().abort();
        assertThatThrownBy(() -> http.newWebSocketBuilder().header("Authorization", "Basic let-me-in").buildAsync(URI.create(url),
                new java.net.http.WebSocket.Listener() {}).join()).hasStackTraceContaining("401");
        assertThat(http.send(HttpRequest.newBuilder(URI.create(url.replace("ws:", "http:"))).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode()).as("no upgrade, so nothing but the hint").isEqualTo(426);
    }

    @Test
    void otherMachinesNeedATokenOrAWaiver() {
        assertThatThrownBy(() -> SetHub.config(dir, "listen.host=0.0.0.0")).hasMessageContaining("--remote");
        assertThatThrownBy(() -> SetHub.config(dir, "listen.host=0.0.0.0", "listen.remote=true")).hasMessageContaining("--token");
        hub = SetHub.open(dir, "listen.host=0.0.0.0", "listen.remote=true", "listen.waiveToken=true");
        new TestAgent("ws://127.0.0.1:" + hub.info().port(), "a", "aaaa").close();
    }
}
