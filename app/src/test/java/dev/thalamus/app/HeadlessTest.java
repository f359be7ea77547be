package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.app.command.Exit;
import dev.thalamus.app.command.Unavailable;
import dev.thalamus.app.host.StopSignal;
import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.cert.SelfSigned;
import dev.thalamus.hub.web.Trust;
import java.time.Duration;
import dev.thalamus.hub.config.ConfigBinder;
import dev.thalamus.hub.config.Given;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.sandbox.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlessTest {
    private static final Pattern LISTENING = Pattern
            .compile("Listening on (ws://127\\.0\\.0\\.1:\\d+) as 127\\.0\\.0\\.1:\\d+; Ctrl\\+C stops");

    @TempDir
    Path dir;
    private final StopSignal stop = new StopSignal();
    private final StringWriter out = new StringWriter();

    @Test
    void serves_until_it_is_asked_to_stop_and_plays_the_round_robin() throws Exception {
        var ended = new FutureTask<>(() -> new Headless(HubEngine::open, stop, new PrintWriter(out)).run(config(0)));
        Thread.ofPlatform().daemon().name("headless").start(ended);
        Eventually.isTrue("listening", () -> LISTENING.matcher(out.toString()).find() || ended.isDone());
        Matcher listening = LISTENING.matcher(out.toString());
        assertThat(listening.find()).isTrue();

        var demo = new StringWriter();
        assertThat(
                new Demonstration(new StopSignal(), new PrintWriter(demo)).run(List.of(URI.create(listening.group(1))),
                        Scenario.roundRobin(6), null))
                .isEqualTo(Exit.OK);
        assertThat(demo.toString()).containsPattern("ventas-1 +2 +2\\R").containsPattern("ventas-2 +2 +2\\R")
                .containsPattern("ventas-3 +2 +2\\R").containsPattern("cliente-1 +6 +6\\R").contains("cliente-1 → ventas ");

        Eventually.isTrue("the terminal has told that they left", () -> out.toString().contains("- cliente #"));
        stop.ask();
        assertThat(ended.get(20, TimeUnit.SECONDS)).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("+ ventas #").endsWith("Stopped" + System.lineSeparator());
    }

    @Test
    void says_once_where_the_dashboard_is() throws Exception {
        int port = freePort();
        HubConfig config = new ConfigBinder(dir.resolve("data")).bind(List.of(Given.option("listen.port", "0", "--port"),
                Given.option("web.dashboardPort", Integer.toString(port), "--dashboard-port"))).config();
        stop.ask();
        assertThat(new Headless(HubEngine::open, stop, new PrintWriter(out)).run(config)).isEqualTo(Exit.OK);
        assertThat(out.toString().lines().filter(line -> line.contains("Dashboard on "))).singleElement().asString()
                .endsWith("Dashboard on http://127.0.0.1:" + port + "/");
    }

    @Test
    void says_that_the_database_was_damaged_and_where_it_is_now() throws Exception {
        Files.createDirectories(dir.resolve("data"));
        Files.writeString(dir.resolve("data").resolve("hub.db"), "this is no database ".repeat(500));
        stop.ask();
        assertThat(new Headless(HubEngine::open, stop, new PrintWriter(out)).run(config(0))).isEqualTo(Exit.OK);
        assertThat(out.toString().lines().filter(line -> line.contains("the store was damaged"))).singleElement().asString()
                .contains("hub.db.corrupt-");
    }

    @Test
    void says_that_the_port_is_in_use() throws Exception {
        try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new Headless(HubEngine::open, stop, new PrintWriter(out)).run(config(somebody.getLocalPort())))
                    .isInstanceOf(Unavailable.class).hasMessageContaining("port " + somebody.getLocalPort())
                    .hasMessageContaining("already in use");
        }
    }

    @Test
    void says_that_no_hub_is_there_to_play_on() {
        assertThatThrownBy(() -> new Demonstration(new StopSignal(), new PrintWriter(out)).run(List.of(URI.create("ws://127.0.0.1:1")),
                Scenario.roundRobin(1), null)).isInstanceOf(Unavailable.class).hasMessageContaining("start one with 'thalamus hub'");
    }

    @Test
    void plays_at_a_hub_with_tls_whose_certificate_is_trusted() throws Exception {
        Path cert = dir.resolve("cert.pem");
        Path key = dir.resolve("key.pem");
        SelfSigned.write(cert, key, List.of(), Duration.ofDays(1));
        HubConfig config = new ConfigBinder(dir.resolve("data")).bind(List.of(Given.option("listen.port", "0", "--port"),
                Given.option("listen.cert", cert.toString(), "--cert"),
                Given.option("listen.key", key.toString(), "--key"))).config();
        try (Hub hub = HubEngine.open(config)) {
            List<URI> address = List.of(URI.create(hub.info().url()));
            assertThat(address.getFirst().getScheme()).isEqualTo("wss");
            assertThat(new Demonstration(new StopSignal(), new PrintWriter(out)).run(address, Scenario.roundRobin(3), Trust.in(cert)))
                    .isEqualTo(Exit.OK);
            assertThatThrownBy(() -> new Demonstration(new StopSignal(), new PrintWriter(out)).run(address, Scenario.roundRobin(1), null))
                    .isInstanceOf(Unavailable.class).hasMessageContaining("--trust");
        }
        assertThatThrownBy(() -> Trust.in(dir.resolve("none.pem"))).hasMessage("there is no file " + dir.resolve("none.pem"));
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private HubConfig config(int port) { return HubConfig.defaults(dir.resolve("data")).at(port); }
}
