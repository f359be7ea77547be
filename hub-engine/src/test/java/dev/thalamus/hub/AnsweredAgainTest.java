package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static dev.thalamus.hub.TwoHubs.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a peer sends again, because a link broke before the answer, is answered with what really became of it. */
class AnsweredAgainTest {
    @TempDir
    Path dir;
    private HubEngine hub;
    private TestAgent other;
    private int batch;

    @BeforeEach
    void open() {
        TwoHubs.knows(dir, "other.test", 1, TwoHubs.TOKEN, false);
        hub = SetHub.open(dir, "delivery.queueSignals=1");
        new TestAgent(hub, "bob", "bobb").leave();
        eventually("bob is gone", () -> hub.snapshot().join().totals().agents() == 0);
        other = TestAgent.stranger(hub);
        other.sendText("{\"_ctrl\": \"hub_register\", \"domain\": \"other.test\", \"token\": \"%s\", \"features\": [\"batch\"]}"
                .formatted(TwoHubs.TOKEN));
        other.control("hub_registered");
    }

    @AfterEach
    void close() {
        other.close();
        hub.close();
    }

    @Test
    void whatWaitsHereIsNotCalledDelivered() {
        assertThat(answers("1")).isEqualTo("queued offline");
        assertThat(answers("1")).isEqualTo("queued offline");
        assertThat(peer(hub).duplicates()).isEqualTo(1);
    }

    @Test
    void whatHadNoRoomIsRefusedUntilThereIsSome() {
        assertThat(answers("1")).isEqualTo("queued offline");
        assertThat(answers("2")).isEqualTo("refused queue_full");
        assertThat(answers("2")).isEqualTo("refused queue_full");
        try (var bob = new TestAgent(hub, "bob", "bobb")) {
            assertThat(bob.payload()).isEqualTo("1");
            eventually("there is room", () -> hub.snapshot().join().totals().pending() == 0);
            assertThat(answers("2")).isEqualTo("delivered none");
            assertThat(answers("2")).isEqualTo("delivered none");
            assertThat(bob.payload()).isEqualTo("2");
            bob.settle();
            assertThat(bob.signals).isEmpty();
        }
    }

    @Test
    void twiceInOneBatchIsAnsweredTwiceAndWaitsOnce() {
        assertThat(answers("1", "1")).isEqualTo("queued offline, queued offline");
        assertThat(hub.snapshot().join().totals().pending()).isEqualTo(1);
    }

    private String answers(String... payloads) {
        batch++;
        other.sendText(Stream.of(payloads)
                .map(payload -> HexFormat.of().formatHex(SignalFrame.encode(1, 1, new byte[16], "eeee", "bob@hub.test",
                        payload.getBytes(StandardCharsets.UTF_8))))
                .map("{\"original_signal\": \"%s\", \"tgt_agent\": \"bob\", \"ttl\": 3, \"again\": true}"::formatted)
                .collect(Collectors.joining(", ",
                        "{\"_ctrl\": \"fwd_batch\", \"from_hub\": \"other.test\", \"to_hub\": \"hub.test\", \"batch\": %d, \"signals\": ["
                                .formatted(batch),
                        "]}")));
        JsonNode ack = other.control("fwd_ack");
        assertThat(ack.path("batch").intValue()).isEqualTo(batch);
        return ack.path("verdicts").valueStream()
                .map(verdict -> verdict.path("outcome").stringValue("") + " " + verdict.path("reason").stringValue(""))
                .collect(Collectors.joining(", "));
    }
}
