package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.HubException;
import dev.thalamus.hub.config.ConfigBinder;
import dev.thalamus.hub.config.Given;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.ui.host.HubStatus;
import dev.thalamus.ui.host.HubStatus.Phase;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedHubTest {
    @TempDir
    Path dir;

    @Test
    void starts_stops_and_starts_again() {
        try (var hub = new EmbeddedHub(HubEngine::open, config(0))) {
            for (int round = 0; round < 2; round++) {
                hub.start();
                hub.start();
                awaits(hub, Phase.RUNNING);
                assertThat(running(hub).info().port()).isPositive();
                hub.stop();
                hub.stop();
                awaits(hub, Phase.STOPPED);
                assertThat(hub.status().failure()).isEmpty();
            }
        }
    }

    @Test
    void takes_the_next_free_port_and_says_which_was_busy() throws Exception {
        try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var hub = new EmbeddedHub(HubEngine::open, config(somebody.getLocalPort()))) {
            hub.start();
            awaits(hub, Phase.RUNNING);
            assertThat(hub.status().busyPort()).isEqualTo(somebody.getLocalPort());
            assertThat(running(hub).info().port()).isBetween(somebody.getLocalPort() + 1, somebody.getLocalPort() + 20);
        }
    }

    @Test
    void says_why_it_did_not_start_and_can_be_tried_again() throws Exception {
        Path data = dir.resolve("data");
        Files.createFile(data);
        try (var hub = new EmbeddedHub(HubEngine::open, config(0))) {
            hub.start();
            awaits(hub, Phase.STOPPED);
            assertThat(hub.status().failure()).contains(data.toString());
            Files.delete(data);
            hub.start();
            awaits(hub, Phase.RUNNING);
        }
    }

    @Test
    void does_not_try_other_ports_when_it_is_not_the_port() {
        List<Integer> tried = new ArrayList<>();
        try (var hub = new EmbeddedHub(config -> refuse(config, tried), config(4000))) {
            hub.start();
            awaits(hub, Phase.STOPPED);
            assertThat(tried).containsExactly(4000);
            assertThat(hub.status().failure()).isEqualTo("no disk");
        }
    }

    @Test
    void passes_over_the_port_of_the_dashboard_and_gives_up_after_twenty() {
        List<Integer> tried = new ArrayList<>();
        HubConfig dashboard = new ConfigBinder(dir.resolve("data"))
                .bind(List.of(Given.option("listen.port", "4000", "--port"), Given.option("web.dashboardPort", "4001", "--dashboard-port")))
                .config();
        try (var hub = new EmbeddedHub(config -> {
            tried.add(config.listen().port());
            throw new HubException("taken", new BindException());
        }, dashboard)) {
            hub.start();
            awaits(hub, Phase.STOPPED);
            assertThat(tried).startsWith(4000, 4002).endsWith(4020).hasSize(20);
            assertThat(hub.status().failure()).isEqualTo("taken");
        }
    }

    @Test
    void survives_a_fault_of_the_engine() {
        try (var hub = new EmbeddedHub(_ -> Objects.requireNonNull(null, "a bug"), config(0))) {
            hub.start();
            awaits(hub, Phase.STOPPED);
            assertThat(hub.status().failure()).contains("a bug");
        }
    }

    @Test
    void stops_also_when_it_was_only_just_starting() {
        var begun = new CountDownLatch(1);
        List<Hub> opened = new ArrayList<>();
        var hub = new EmbeddedHub(config -> {
            begun.countDown();
            opened.add(HubEngine.open(config));
            return opened.getFirst();
        }, config(0));
        hub.start();
        Eventually.isTrue("the start has begun", () -> begun.getCount() == 0);
        hub.close();
        assertThat(hub.status().phase()).isEqualTo(Phase.STOPPED);
        assertThat(opened).hasSize(1);
    }

    @Test
    void ends_what_depends_on_the_hub_first() {
        List<String> order = new ArrayList<>();
        try (var hub = new EmbeddedHub(HubEngine::open, config(0))) {
            hub.beforeStop(() -> order.add("demo ends while the hub is " + hub.status().phase()));
            hub.start();
            awaits(hub, Phase.RUNNING);
            hub.stop();
            awaits(hub, Phase.STOPPED);
        }
        assertThat(order).containsExactly("demo ends while the hub is STOPPING");
    }

    @Test
    void lets_the_shop_play_on_it() {
        try (var hub = new EmbeddedHub(HubEngine::open, config(0))) {
            var demo = new ShopDemo(hub);
            hub.beforeStop(demo::stop);
            demo.start();
            assertThat(demo.running()).as("there is no hub to play on").isFalse();
            hub.start();
            awaits(hub, Phase.RUNNING);
            demo.start();
            demo.start();
            assertThat(demo.running()).isTrue();
            Hub running = running(hub);
            Eventually.isTrue("signals of the shop", () -> running.snapshot().join().totals().delivered() > 3);
            hub.stop();
            awaits(hub, Phase.STOPPED);
            assertThat(demo.running()).isFalse();
        }
    }

    private static Hub refuse(HubConfig config, List<Integer> tried) {
        tried.add(config.listen().port());
        throw new HubException("no disk");
    }

    private static Hub running(EmbeddedHub hub) { return Objects.requireNonNull(hub.status().hub()); }

    private static void awaits(EmbeddedHub hub, HubStatus.Phase phase) {
        Eventually.isTrue(phase.name(), () -> hub.status().phase() == phase);
    }

    private HubConfig config(int port) { return HubConfig.defaults(dir.resolve("data")).at(port); }
}
