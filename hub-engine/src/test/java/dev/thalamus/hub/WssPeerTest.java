package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static dev.thalamus.hub.TwoHubs.forwarding;
import static dev.thalamus.hub.TwoHubs.peer;
import static dev.thalamus.hub.TwoHubs.sees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.cert.SelfSigned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link to a hub that serves WSS: with the very certificate that was given, and with no other. */
class WssPeerTest {
    @TempDir
    Path dir;
    private Path cert;
    private HubEngine secure;

    @BeforeEach
    void open() throws Exception {
        cert = dir.resolve("cert.pem");
        Path key = dir.resolve("key.pem");
        SelfSigned.write(cert, key, List.of(), Duration.ofDays(1));
        secure = SetHub.open(Files.createDirectory(dir.resolve("b")), "listen.cert=" + cert, "listen.key=" + key);
        TwoHubs.add(secure, "a.test", 1, false);
    }

    @AfterEach
    void close() { secure.close(); }

    private HubEngine dialling(@org.jspecify.annotations.Nullable Path trust) throws Exception {
        Path files = Files.createDirectory(dir.resolve("a"));
        Files.writeString(files.resolve("remotes.json"), "{\"hub.test\": {\"url\": \"wss://127.0.0.1:%d\", \"token\": \"%s\"%s}}".formatted(
                secure.info().port(), TwoHubs.TOKEN, trust == null ? "" : ", \"trust\": \"" + trust + "\""));
        return TwoHubs.open(files, "a.test");
    }

    @Test
    void signalsCrossWhenTheCertificateIsTheOneThatWasGiven() throws Exception {
        try (var a = dialling(cert); var buyer = new TestAgent(a, "comprador", "aaaa")) {
            forwarding(a);
            sees(secure, "comprador", true);
            assertThat(
                    TwoHubs.call(secure, "agent.transmit", "{\"target\": \"comprador@a.test\", \"signal_type\": \"GABA\", \"payload\": 1}"))
                    .contains("\"outcome\":\"forwarded\"");
            assertThat(buyer.payload()).isEqualTo("1");
        }
    }

    @Test
    void anotherCertificateIsRefusedAndTold() throws Exception {
        Path other = dir.resolve("other.pem");
        SelfSigned.write(other, dir.resolve("other-key.pem"), List.of(), Duration.ofDays(1));
        try (var a = dialling(other)) {
            eventually("refused", () -> !peer(a).lastError().isEmpty());
            assertThat(peer(a).lastError()).contains("its certificate is not trusted");
            assertThat(secure.snapshot().join().peers().getFirst().accepted()).isFalse();
        }
    }

    @Test
    void aMissingFileOfTrustIsNamedWithItsSetting() throws Exception {
        Path none = dir.resolve("none.pem");
        try (var a = dialling(none)) {
            eventually("refused", () -> !peer(a).lastError().isEmpty());
            assertThat(peer(a).lastError()).isEqualTo("there is no file " + none + ", which trust names");
        }
    }
}
