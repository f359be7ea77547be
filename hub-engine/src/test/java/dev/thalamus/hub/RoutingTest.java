package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How signals find their way, over real sockets. */
class RoutingTest {
    @TempDir
    Path dir;
    private HubEngine hub;

    @BeforeEach
    void open() { hub = TestHub.open(dir); }

    @AfterEach
    void close() { hub.close(); }

    @Test
    void threeOfOneNameTakeTurns() {
        try (var a = new TestAgent(hub, "ventas", "aaaa");
                var b = new TestAgent(hub, "ventas", "bbbb");
                var c = new TestAgent(hub, "ventas", "cccc");
                var client = new TestAgent(hub, "cliente", "dddd")) {
            IntStream.range(0, 6).forEach(i -> client.transmit("ventas", "{\"n\":" + i + "}"));
            for (int i = 0; i < 6; i++) {
                assertThat(List.of(a, b, c).get(i % 3).payload()).isEqualTo("{\"n\":" + i + "}");
            }
        }
    }

    @Test
    void aHashReachesOneInstanceAndOwnDomainsAreLocal() {
        try (var a = new TestAgent(hub, "ventas", "aaaa"); var b = new TestAgent(hub, "ventas", "bbbb")) {
            a.transmit("bbbb", "1");
            assertThat(b.payload()).isEqualTo("1");
            a.transmit("ventas@hub.test", "2");
            assertThat(a.payload()).isEqualTo("2");
        }
    }

    @Test
    void aBroadcastReachesAllButItsSender() {
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "b", "bbbb"); var c = new TestAgent(hub, "c", "cccc")) {
            a.transmit("", "\"all\"");
            assertThat(b.payload()).isEqualTo("\"all\"");
            assertThat(c.payload()).isEqualTo("\"all\"");
            b.transmit("a", "\"then\"");
            assertThat(a.payload()).isEqualTo("\"then\"");
        }
    }

    @Test
    void aSiblingSurvivesTheOtherLeaving() {
        try (var watcher = new TestAgent(hub, "watcher", "wwww"); var a = new TestAgent(hub, "ventas", "aaaa")) {
            var b = new TestAgent(hub, "ventas", "bbbb");
            b.close();
            assertThat(watcher.control("peer_joined").path("neural_hash").stringValue()).isEqualTo("aaaa");
            assertThat(watcher.control("peer_joined").path("neural_hash").stringValue()).isEqualTo("bbbb");
            assertThat(watcher.control("peer_joined").path("neural_hash").stringValue()).isEqualTo("aaaa");
            watcher.sendText("{\"_ctrl\": \"discover\", \"name\": \"ventas\"}");
            assertThat(watcher.control("discover_result").path("neural_hash").stringValue()).isEqualTo("aaaa");
            watcher.transmit("ventas", "1");
            assertThat(a.payload()).isEqualTo("1");
        }
    }

    @Test
    void theSameHashAgainReplacesTheOldLink() {
        try (var sender = new TestAgent(hub, "s", "ssss");
                var old = new TestAgent(hub, "nora", "nnnn");
                var fresh = new TestAgent(hub, "nora", "nnnn")) {
            assertThat(old.closeCode()).isEqualTo(1000);
            sender.transmit("nora", "1");
            sender.transmit("nnnn", "2");
            assertThat(fresh.payload()).isEqualTo("1");
            assertThat(fresh.payload()).isEqualTo("2");
        }
    }

    @Test
    void aSourceThatIsNotTheSendersIsRefused() {
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "b", "bbbb")) {
            a.sendBinary(dev.thalamus.hub.wire.SignalFrame.encode(0, 1, new byte[16], "bbbb", "b", new byte[]{'1'}));
            a.transmit("b", "2");
            assertThat(b.payload()).isEqualTo("2");
            assertThat(hub.snapshot().join().totals().refused()).containsEntry(dev.thalamus.hub.model.Reason.SPOOFED_SOURCE, 1L);
        }
    }

    @Test
    void aPayloadThatLooksLikeControlHarmsNobody() {
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "b", "bbbb")) {
            a.transmit("b", "{\"_ctrl\":\"x\",\"jsonrpc\":1}");
            String got = b.payload();
            assertThat(got).doesNotContain("\"_ctrl\"").doesNotContain("\"jsonrpc\"");
            assertThat(TestAgent.JSON.readTree(got)).isEqualTo(TestAgent.JSON.readTree("{\"_ctrl\":\"x\",\"jsonrpc\":1}"));
            a.settle();
        }
    }

    @Test
    void anAgentThatReturnsGetsWhatWaitedAndThenTheRest() {
        try (var a = new TestAgent(hub, "a", "aaaa")) {
            new TestAgent(hub, "b", "bbbb").close();
            a.control("peer_left");
            IntStream.range(0, 700).forEach(i -> a.transmit("b", Integer.toString(i)));
            a.settle();
            try (var back = new TestAgent(hub, "b", "other")) {
                IntStream.range(700, 1000).forEach(i -> a.transmit("b", Integer.toString(i)));
                for (int i = 0; i < 1000; i++) {
                    assertThat(back.payload()).isEqualTo(Integer.toString(i));
                }
            }
        }
    }

    @Test
    void whatWaitsSurvivesARestart() {
        try (var a = new TestAgent(hub, "a", "aaaa")) {
            new TestAgent(hub, "b", "bbbb").close();
            a.control("peer_left");
            a.transmit("b", "1");
            a.transmit("bbbb", "2");
            assertThat(a.call("agent.transmit", "{\"target\": \"b\", \"signal_type\": \"GABA\", \"payload\": 3}").path("result")
                    .path("outcome")
                    .stringValue()).isEqualTo("queued");
        }
        hub.close();
        hub = TestHub.open(dir);
        try (var back = new TestAgent(hub, "b", "bbbb")) {
            assertThat(List.of(back.payload(), back.payload(), back.payload())).containsExactly("1", "2", "3");
        }
    }

    @Test
    void anAnswerToAHashWaitsAfterARestartToo() {
        new TestAgent(hub, "b", "bbbb").close();
        hub.close();
        hub = TestHub.open(dir);
        try (var a = new TestAgent(hub, "a", "aaaa")) {
            assertThat(a.call("agent.transmit", "{\"target\": \"bbbb\", \"signal_type\": \"GABA\", \"payload\": 1}").path("result")
                    .path("outcome").stringValue()).isEqualTo("queued");
        }
        try (var back = new TestAgent(hub, "b", "bbbb")) {
            assertThat(back.payload()).isEqualTo("1");
        }
    }
}
