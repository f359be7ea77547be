package dev.thalamus.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    @TempDir
    Path dir;
    private final BlockingQueue<List<String>> received = new LinkedBlockingQueue<>();

    @Test
    void gives_the_folder_to_one_and_the_arguments_of_the_second_to_the_first() throws Exception {
        Path folder = dir.resolve("data");
        try (var first = SingleInstance.take(folder, received::add).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(SingleInstance.take(folder, received::add)).isEmpty();
            assertThat(SingleInstance.handOver(folder, List.of("--set", "listen.domain=año"))).isTrue();
            assertThat(received.poll(5, TimeUnit.SECONDS)).containsExactly("--set", "listen.domain=año");
            assertThat(SingleInstance.handOver(folder, List.of())).as("again").isTrue();
            assertThat(received.poll(5, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void gives_the_folder_again_when_the_first_is_gone() throws Exception {
        SingleInstance.take(dir, received::add).orElseThrow().close();
        assertThat(SingleInstance.handOver(dir, List.of())).as("nobody is there").isFalse();
        SingleInstance.take(dir, received::add).orElseThrow().close();
    }

    @Test
    void takes_a_folder_over_from_one_that_was_killed() throws Exception {
        Files.writeString(dir.resolve("window.lock"), dir.resolve("window.sock") + "\n");
        Files.createFile(dir.resolve("window.sock"));
        assertThat(SingleInstance.handOver(dir, List.of())).isFalse();
        try (var mine = SingleInstance.take(dir, received::add).orElseThrow()) {
            assertThat(mine).isNotNull();
            assertThat(SingleInstance.handOver(dir, List.of("x"))).isTrue();
        }
    }

    @Test
    void does_not_wait_for_ever_for_one_that_is_suspended() throws Exception {
        Path socket = dir.resolve("window.sock");
        try (var suspended = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket))) {
            Files.writeString(dir.resolve("window.lock"), socket + "\n");
            var second = new FutureTask<>(() -> SingleInstance.handOver(dir, List.of("x"), Duration.ofMillis(50)));
            Thread.ofPlatform().daemon().start(second);
            assertThat(second.get(30, TimeUnit.SECONDS)).isFalse();
            assertThat(suspended.isOpen()).isTrue();
        }
    }

    @Test
    void works_in_a_folder_whose_path_is_too_long_for_a_socket() throws Exception {
        Path deep = dir.resolve("a".repeat(60)).resolve("b".repeat(60));
        try (var mine = SingleInstance.take(deep, received::add).orElseThrow()) {
            assertThat(mine).isNotNull();
            assertThat(SingleInstance.handOver(deep, List.of("y"))).isTrue();
            assertThat(received.poll(5, TimeUnit.SECONDS)).containsExactly("y");
        }
    }

    @Test
    void keeps_two_folders_apart() throws Exception {
        try (var one = SingleInstance.take(dir.resolve("1"), received::add).orElseThrow();
                var two = SingleInstance.take(dir.resolve("2"), received::add).orElseThrow()) {
            assertThat(one).isNotSameAs(two);
        }
    }
}
