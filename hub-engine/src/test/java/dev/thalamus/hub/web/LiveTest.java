package dev.thalamus.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.core.Meters;
import dev.thalamus.hub.core.NetworkMeters;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.model.Totals;
import dev.thalamus.hub.store.Journal;
import dev.thalamus.hub.store.JournalLimits;
import io.undertow.Undertow;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTest {
    private static final WebView VIEW = new WebView(new HubSnapshot(2, 1,
            new Totals(7, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, 0, new long[6], 0, 0, 0, 0, 0), List.of(), List.of(), List.of(),
            new StoreHealth(StoreHealth.State.OK, "", 0, 0)), new Meters(new long[6], new long[64], 0, 0, 0, 0),
            new NetworkMeters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), List.of(), 0, 0, 0);

    @TempDir
    Path dir;

    @Test
    void aFaultCostsOneTickAndNotThePage() throws Exception {
        var asked = new AtomicInteger();
        Journal history = Journal.open(dir, Clock.system(), JournalLimits.of(0, Duration.ofDays(1), 0));
        try (var live = new Live(history, () -> switch (asked.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("the first time");
            case 2 -> CompletableFuture.failedFuture(new IllegalStateException("the second time"));
            default -> CompletableFuture.completedFuture(VIEW);
        }, new WebServer.About("1", "ws://hub", "hub"))) {
            Undertow server = Undertow.builder().setIoThreads(1).addHttpListener(0, "127.0.0.1").setHandler(live::open).build();
            server.start();
            var address = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
            try (var socket = new Socket(address.getAddress(), address.getPort())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                assertThat(lines.lines().filter(line -> line.startsWith("data: ") && line.contains("\"signals\":7")).findFirst())
                        .as("the page is fed after two faults").isPresent();
            } finally {
                server.stop();
            }
            assertThat(asked.get()).isGreaterThanOrEqualTo(3);
        } finally {
            history.close(Duration.ofSeconds(2));
        }
    }
}
