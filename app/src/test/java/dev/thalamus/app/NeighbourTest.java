package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.app.command.Unavailable;
import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.config.HubConfig;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbourTest {
    @TempDir
    Path dir;
    private Hub own;

    @BeforeEach
    void open() { own = HubEngine.open(HubConfig.defaults(dir).at(0)); }

    @AfterEach
    void close() { own.close(); }

    @Test
    void opens_is_a_peer_closes_and_is_forgotten() throws Exception {
        var second = new Neighbour(HubEngine::open, () -> own);
        for (int round = 0; round < 2; round++) {
            assertThat(second.open().get(30, TimeUnit.SECONDS).domain()).isEqualTo(Neighbour.DOMAIN);
            assertThat(own.snapshot().join().peers()).hasSize(1);
            second.close().get(30, TimeUnit.SECONDS);
            assertThat(own.snapshot().join().peers()).isEmpty();
            assertThat(second.running()).isFalse();
        }
    }

    @Test
    void shutting_waits_for_an_opening_and_leaves_nothing_behind() throws Exception {
        var begun = new CompletableFuture<Path>();
        var goOn = new CountDownLatch(1);
        var second = new Neighbour(config -> {
            begun.complete(config.storage().dir());
            awaits(goOn);
            return HubEngine.open(config);
        }, () -> own);
        CompletableFuture<HubInfo> opening = second.open();
        Path files = begun.get(30, TimeUnit.SECONDS);
        Thread shutting = Thread.ofPlatform().daemon().start(second::shut);
        Eventually.isTrue("it waits", () -> shutting.getState() == Thread.State.WAITING || !shutting.isAlive());
        assertThat(files).as("while it opens").exists();
        goOn.countDown();
        shutting.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(shutting.isAlive()).isFalse();
        assertThatThrownBy(() -> opening.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .hasMessageContaining("was closed while it opened");
        assertThat(files).doesNotExist();
        assertThat(second.running()).isFalse();
        assertThat(own.snapshot().join().peers()).isEmpty();
    }

    @Test
    void says_what_a_hub_refuses() {
        String peer = "\"domain\": \"b.example\", \"url\": \"ws://127.0.0.1:1\", \"token\": \"%s\", \"autoconnect\": false"
                .formatted(LinkedHubs.secret());
        LinkedHubs.call(own, "peer.add", peer);
        assertThatThrownBy(() -> LinkedHubs.call(own, "peer.add", peer)).isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("the hub " + own.info().domain() + " refused peer.add: ").hasMessageContaining("is a peer already");
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
