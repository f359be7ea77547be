package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.cert.SelfSigned;
import dev.thalamus.hub.wire.SignalFrame;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WSS with a pair that the hub made itself: a strict client trusts it, old protocols do not get in, big bursts arrive whole. */
class TlsTest {
    @TempDir
    Path dir;
    private Path cert;
    private Path key;
    private SSLContext trusting;
    private HubEngine hub;

    @BeforeEach
    void open() throws Exception {
        cert = dir.resolve("cert.pem");
        key = dir.resolve("key.pem");
        SelfSigned.write(cert, key, List.of("hub.example", "192.0.2.7"), Duration.ofDays(30));
        trusting = trusting(certificate());
        hub = SetHub.withDashboard(dir, "listen.cert=" + cert, "listen.key=" + key);
    }

    @AfterEach
    void close() { hub.close(); }

    private X509Certificate certificate() throws Exception {
        try (var in = Files.newInputStream(cert)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static SSLContext trusting(X509Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("hub", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private HttpClient client() { return HttpClient.newBuilder().sslContext(trusting).build(); }

    private TestAgent agent(String name, String hash) { return new TestAgent(client(), hub.info().url(), name, hash); }

    @Test
    void theCertificateIsWhatItSays() throws Exception {
        X509Certificate made = certificate();
        made.verify(made.getPublicKey());
        made.checkValidity();
        made.checkValidity(Date.from(new Date().toInstant().plus(Duration.ofDays(29))));
        assertThat(made.getVersion()).isEqualTo(3);
        assertThat(made.getBasicConstraints()).isNotNegative();
        assertThat(made.getSubjectAlternativeNames()).extracting(name -> String.valueOf(name.get(1))).containsExactly("localhost",
                "127.0.0.1",
                "0:0:0:0:0:0:0:1", "hub.example", "192.0.2.7");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        byte[] before = Files.readAllBytes(key);
        assertThatThrownBy(() -> SelfSigned.write(dir.resolve("new.pem"), key, List.of(), Duration.ofDays(1)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readAllBytes(key)).isEqualTo(before);
    }

    @Test
    void agentsAndPagesAreServedOverTls() throws Exception {
        assertThat(hub.info().url()).startsWith("wss://");
        try (var a = agent("a", "aaaa"); var b = agent("b", "bbbb")) {
            a.transmit("b", "1");
            assertThat(b.payload()).isEqualTo("1");
        }
        String dashboard = hub.dashboard().orElseThrow();
        assertThat(dashboard).startsWith("https://");
        assertThat(client().send(HttpRequest.newBuilder(URI.create(dashboard + "healthz")).build(), HttpResponse.BodyHandlers.ofString())
                .body()).isEqualTo("ok\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void oldProtocolsDoNotGetIn(String protocol) throws Exception {
        for (String url : List.of(hub.info().url(), hub.dashboard().orElseThrow())) {
            try (var socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", URI.create(url).getPort())) {
                socket.setEnabledProtocols(new String[]{protocol});
                assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void todaysProtocolsDo(String protocol) throws Exception {
        try (var socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", hub.info().port())) {
            socket.setEnabledProtocols(new String[]{protocol});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        }
    }

    @Test
    void plainBytesOnTheTlsPortCostOnlyThatConnection() throws Exception {
        try (Socket socket = Raw.connect(hub.info().url())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(Raw.isEnded(socket)).isTrue();
        }
        agent("a", "aaaa").close();
    }

    @Test
    void burstsOfAMebibyteArriveWholeOnManyLinks() {
        byte[] payload = ("\"" + "x".repeat((1 << 20) - 200) + "\"").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var receivers = new ArrayList<TestAgent>();
        try (var sender = agent("sender", "ssss")) {
            for (int i = 0; i < 12; i++) {
                receivers.add(agent("r" + i, "hash" + i));
            }
            for (int round = 0; round < 3; round++) {
                for (TestAgent receiver : receivers) {
                    sender.sendBinary(SignalFrame.encode(1, round, new byte[16], "ssss", receiver.name, payload));
                }
            }
            for (TestAgent receiver : receivers) {
                for (int round = 0; round < 3; round++) {
                    assertThat(receiver.payload()).hasSize(payload.length);
                }
            }
        } finally {
            receivers.forEach(TestAgent::close);
        }
    }

    @Test
    void linksThatVanishInTheMiddleOfABurstGiveTheirBuffersBack() throws Exception {
        byte[] payload = ("\"" + "x".repeat(1 << 19) + "\"").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (var sender = agent("sender", "ssss")) {
            for (int i = 0; i < 10; i++) {
                var victim = agent("victim" + i, "v" + i);
                for (int n = 0; n < 3; n++) {
                    sender.sendBinary(SignalFrame.encode(1, n, new byte[16], "ssss", "v" + i, payload));
                }
                victim.socket.abort();
            }
            String metrics = hub.dashboard().orElseThrow() + "metrics";
            Eventually.holds("nothing waits in links that are gone",
                    () -> client().send(HttpRequest.newBuilder(URI.create(metrics)).build(),
                            HttpResponse.BodyHandlers.ofString()).body().contains("thalamus_outbound_bytes 0\n"));
            sender.settle();
        }
    }
}
