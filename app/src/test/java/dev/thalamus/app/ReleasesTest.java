package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.thalamus.ui.host.Updates;
import dev.thalamus.ui.host.Updates.Newer;
import dev.thalamus.ui.host.Updates.Newest;
import dev.thalamus.ui.host.Updates.Unknown;
import dev.thalamus.ui.host.Updates.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The question for a newer version, put to a server of this machine. */
class ReleasesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String body = "";
    private volatile int status = 200;
    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/latest", exchange -> {
            asked.incrementAndGet();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() { server.stop(0); }

    @ParameterizedTest
    @CsvSource({"0.9.0, v0.9.1, true", "0.9.0, 0.10.0, true", "0.9.0, v1.0.0-rc1, true", "0.9.0, v0.9.0, false", "0.10.0, v0.9.9, false",
            "1.0.0, v1.0.0-rc1, false"})
    void tells_a_newer_version_by_its_number(String current, String tag, boolean newer) {
        body = "{\"tag_name\": \"" + tag + "\", \"html_url\": \"https://example.org/r\", \"assets\": []}";
        Updates.Answer answer = new Releases(address(), current, PATIENCE).look().join();
        assertThat(answer).isEqualTo(newer ? new Newer(tag.replace("v", ""), "https://example.org/r") : new Newest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "{\"tag_name\": 7, \"html_url\": \"https://example.org\"}",
            "{\"tag_name\": \"v2.0\", \"html_url\": \"file:///etc/passwd\"}",
            "{\"tag_name\": \"?\", \"html_url\": \"https://example.org\"}"})
    void says_that_an_answer_is_no_release(String said) {
        body = said;
        assertThat(new Releases(address(), "0.9.0", PATIENCE).look().join()).isEqualTo(new Unknown(Why.NO_RELEASE));
    }

    @Test
    void says_that_there_is_no_release_yet() {
        status = 404;
        body = "{\"message\": \"Not Found\"}";
        assertThat(new Releases(address(), "0.9.0", PATIENCE).look().join()).isEqualTo(new Unknown(Why.NO_RELEASE));
    }

    @Test
    void does_not_read_an_endless_answer() {
        body = "{\"tag_name\": \"v2.0\", \"html_url\": \"https://example.org/" + "x".repeat(2 << 20) + "\"}";
        assertThat(new Releases(address(), "0.9.0", PATIENCE).look().join()).isInstanceOf(Unknown.class);
    }

    @Test
    void says_that_nobody_was_reached() {
        String gone = address();
        server.stop(0);
        assertThat(new Releases(gone, "0.9.0", PATIENCE).look().join()).isEqualTo(new Unknown(Why.NOT_REACHED));
    }

    @Test
    void does_not_wait_for_a_server_that_says_nothing() {
        var never = new CountDownLatch(1);
        server.createContext("/silent", exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var releases = new Releases(address().replace("/latest", "/silent"), "0.9.0", Duration.ofMillis(200));
        assertThat(releases.look().join()).isEqualTo(new Unknown(Why.NOT_REACHED));
        never.countDown();
    }

    @Test
    void asks_nobody_unless_it_is_asked_and_knows_whom() {
        var releases = new Releases(address(), "0.9.0", PATIENCE);
        assertThat(releases.place()).isEqualTo("localhost");
        assertThat(new Releases(" ", "0.9.0", PATIENCE).place()).isEmpty();
        assertThat(new Releases("", "0.9.0", PATIENCE).look().join()).isEqualTo(new Unknown(Why.NO_PLACE));
        assertThat(asked).hasValue(0);
    }

    private String address() { return "http://localhost:" + server.getAddress().getPort() + "/latest"; }
}
