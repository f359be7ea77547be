package dev.thalamus.hub.net;

import static dev.thalamus.hub.net.RawClient.frame;
import static dev.thalamus.hub.net.RawClient.join;
import static dev.thalamus.hub.net.RawClient.show;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.wire.FrameEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 6455 over real sockets (R15): an echo behind the hub's own listener and links must answer each case to the letter. */
class WebSocketConformanceTest {
    private static final int FIN = 0x80;
    private static final int CONT = 0;
    private static final int TEXT = 1;
    private static final int BIN = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int SMALL = 2_000;

    @SuppressWarnings("NullAway.Init")
    private static EchoHub hub;

    /** What a client sends after the upgrade, and all that comes back. */
    record Case(String name, byte[] sent, List<String> answers) {
        @Override
        public String toString() { return name; }
    }

    @BeforeAll
    static void open() throws IOException {
        HubConfig c = HubConfig.defaults(Path.of("unused"));
        HubConfig.Listen l = c.listen();
        hub = new EchoHub(new HubConfig(new HubConfig.Listen(l.host(), 0, "", null, null, List.of(), "", false, false), c.delivery(),
                c.limits(), c.learning(), c.presence(), c.storage(), c.federation(), c.web(), c.network()));
    }

    @AfterAll
    static void close() throws IOException {
        hub.close();
        assertThat(hub.failure.get()).isNull();
    }

    static List<Case> cases() {
        var all = new ArrayList<Case>();
        for (int n : new int[]{0, 125, 126, 127, 65535, 65536, 1 << 20}) {
            all.add(new Case("binary of " + n, frame(FIN | BIN, bytes(n)), List.of(show(FIN | BIN, bytes(n)))));
        }
        for (int n : new int[]{0, 125, 126, 65536}) {
            all.add(new Case("text of " + n, frame(FIN | TEXT, ascii(n)), List.of(show(FIN | TEXT, ascii(n)))));
        }
        all.add(bad("125 in 16 bits", frame(FIN | BIN, 126, 125, bytes(125), true), 1002));
        all.add(bad("65535 in 64 bits", frame(FIN | BIN, 127, 65535, bytes(65535), true), 1002));
        all.add(bad("0 in 64 bits", frame(FIN | BIN, 127, 0, bytes(0), true), 1002));
        all.add(bad("one byte over the limit", frame(FIN | BIN, bytes((1 << 20) + 1)), 1009));
        all.add(bad("2^63-1 declared", frame(FIN | BIN, 127, Long.MAX_VALUE, bytes(5), true), 1009));
        all.add(bad("the highest bit declared", frame(FIN | BIN, 127, Long.MIN_VALUE, bytes(5), true), 1002));
        all.add(bad("a frame without a mask", frame(FIN | BIN, 5, 0, bytes(5), false), 1002));
        all.add(bad("a ping without a mask", frame(FIN | PING, 0, 0, bytes(0), false), 1002));
        for (int bit : new int[]{0x40, 0x20, 0x10}) {
            all.add(bad("reserved bit " + bit, frame(FIN | bit | BIN, bytes(5)), 1002));
            all.add(bad("reserved bit on a ping " + bit, frame(FIN | bit | PING, bytes(5)), 1002));
        }
        for (int opcode : new int[]{3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
            all.add(bad("opcode " + opcode, frame(FIN | opcode, bytes(2)), 1002));
        }
        control(all);
        fragments(all);
        text(all);
        closes(all);
        return all;
    }

    private static void control(List<Case> all) {
        all.add(new Case("ping of 125", frame(FIN | PING, bytes(125)), List.of(show(FIN | PONG, bytes(125)))));
        all.add(new Case("empty ping", frame(FIN | PING, bytes(0)), List.of(show(FIN | PONG, bytes(0)))));
        all.add(bad("ping of 126", frame(FIN | PING, bytes(126)), 1002));
        all.add(bad("pong of 126", frame(FIN | PONG, bytes(126)), 1002));
        all.add(bad("close of 126", frame(FIN | CLOSE, bytes(126)), 1002));
        all.add(bad("fragmented ping", frame(PING, bytes(2)), 1002));
        all.add(bad("fragmented close", frame(CLOSE, bytes(0)), 1002));
        all.add(new Case("unsolicited pong", frame(FIN | PONG, bytes(9)), List.of()));
        all.add(new Case("ten pings", join(frame(FIN | PING, bytes(1)), frame(FIN | PING, bytes(2)), frame(FIN | PING, bytes(3))),
                List.of(show(FIN | PONG, bytes(1)), show(FIN | PONG, bytes(2)), show(FIN | PONG, bytes(3)))));
        all.add(new Case("ping between fragments",
                join(frame(TEXT, ascii(30)), frame(FIN | PING, bytes(4)), frame(FIN | PONG, bytes(4)), frame(FIN | CONT, ascii(10))),
                List.of(show(FIN | PONG, bytes(4)), show(FIN | TEXT, ascii(40)))));
    }

    private static void fragments(List<Case> all) {
        all.add(new Case("two fragments", join(frame(BIN, ascii(3)), frame(FIN | CONT, ascii(4))), List.of(show(FIN | BIN, ascii(7)))));
        all.add(new Case("empty fragments", join(frame(BIN, bytes(0)), frame(CONT, bytes(0)), frame(FIN | CONT, bytes(0))),
                List.of(show(FIN | BIN, bytes(0)))));
        all.add(new Case("a hundred fragments", hundred(), List.of(show(FIN | BIN, ascii(100)))));
        all.add(bad("continuation without a start", frame(FIN | CONT, bytes(4)), 1002));
        all.add(bad("open continuation without a start", frame(CONT, bytes(4)), 1002));
        all.add(new Case("continuation after a message", join(frame(FIN | BIN, ascii(1)), frame(FIN | CONT, ascii(1))),
                List.of(show(FIN | BIN, ascii(1)), "close 1002", "end")));
        all.add(bad("text inside a fragmented message", join(frame(BIN, bytes(4)), frame(FIN | TEXT, ascii(4))), 1002));
        all.add(bad("a second start", join(frame(TEXT, ascii(4)), frame(TEXT, ascii(4))), 1002));
        all.add(bad("fragments over the limit", join(frame(BIN, bytes(1 << 20)), frame(FIN | CONT, bytes(1))), 1009));
    }

    private static byte[] hundred() {
        byte[][] parts = new byte[100][];
        for (int i = 0; i < 100; i++) {
            parts[i] = frame((i == 0 ? BIN : CONT) | (i == 99 ? FIN : 0), ascii(1));
        }
        return join(parts);
    }

    private static void text(List<Case> all) {
        for (String good : List.of("ñandú", "漢字", "🧠 and \uFFFF", "\u0000")) {
            byte[] utf8 = good.getBytes(StandardCharsets.UTF_8);
            all.add(new Case("text " + HexFormat.of().formatHex(utf8), frame(FIN | TEXT, utf8), List.of(show(FIN | TEXT, utf8))));
        }
        byte[] brain = "🧠".getBytes(StandardCharsets.UTF_8);
        all.add(new Case("text cut inside a code point",
                join(frame(TEXT, java.util.Arrays.copyOf(brain, 2)), frame(FIN | CONT, java.util.Arrays.copyOfRange(brain, 2, 4))),
                List.of(show(FIN | TEXT, brain))));
        for (String wrong : List.of("80", "c0af", "c328", "e282", "eda080", "f4908080", "ff", "616263f09fa7")) {
            all.add(bad("text " + wrong, frame(FIN | TEXT, HexFormat.of().parseHex(wrong)), 1007));
        }
        all.add(bad("wrong text in the first fragment", frame(TEXT, HexFormat.of().parseHex("61ff")), 1007));
        all.add(new Case("binary need not be text", frame(FIN | BIN, HexFormat.of().parseHex("c0ff80")), List.of("82 c0ff80")));
    }

    private static void closes(List<Case> all) {
        all.add(bad("empty close", frame(FIN | CLOSE, bytes(0)), 1000));
        for (int code : new int[]{1000, 1001, 1011, 3000, 4999}) {
            all.add(bad("close " + code, frame(FIN | CLOSE, FrameEncoder.close(code, "bye")), code));
        }
        for (int code : new int[]{0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000}) {
            all.add(bad("close " + code, frame(FIN | CLOSE, FrameEncoder.close(code, "")), 1002));
        }
        all.add(bad("close of one byte", frame(FIN | CLOSE, bytes(1)), 1002));
        all.add(bad("close with a broken reason", frame(FIN | CLOSE, HexFormat.of().parseHex("03e8c328")), 1007));
        all.add(bad("data after a close", join(frame(FIN | CLOSE, bytes(0)), frame(FIN | BIN, bytes(9)), bytes(50)), 1000));
        all.add(new Case("a message, then a close", join(frame(FIN | BIN, ascii(2)), frame(FIN | CLOSE, bytes(0))),
                List.of(show(FIN | BIN, ascii(2)), "close 1000", "end")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredToTheLetterHoweverItArrives(Case c) throws IOException {
        try (var client = new RawClient(hub.port())) {
            client.upgrade().send(c.sent());
            assertThat(client.answers()).as("after the upgrade").isEqualTo(c.answers());
        }
        try (var client = new RawClient(hub.port())) {
            client.send(join(RawClient.UPGRADE.getBytes(StandardCharsets.US_ASCII), c.sent()));
            assertThat(client.answer()).startsWith("HTTP/1.1 101 ");
            assertThat(client.answers()).as("in one segment with the upgrade").isEqualTo(c.answers());
        }
        if (c.sent().length < SMALL) {
            try (var client = new RawClient(hub.port())) {
                client.upgrade();
                for (byte b : c.sent()) {
                    client.send(new byte[]{b});
                }
                assertThat(client.answers()).as("byte by byte").isEqualTo(c.answers());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none                      | GET / HTTP/1.1     | Upgrade: websocket  | 13 | dGhlIHNhbXBsZSBub25jZQ== | localhost     | 101
            another path              | GET /a?b=c HTTP/1.1| Upgrade: WebSocket  | 13 | dGhlIHNhbXBsZSBub25jZQ== | 127.0.0.1:80  | 101
            an IPv6 host              | GET / HTTP/1.1     | Upgrade: websocket  | 13 | dGhlIHNhbXBsZSBub25jZQ== | [::1]:8765    | 101
            no upgrade                | GET / HTTP/1.1     | X: y                | 13 | dGhlIHNhbXBsZSBub25jZQ== | localhost     | 426
            another upgrade           | GET / HTTP/1.1     | Upgrade: h2c        | 13 | dGhlIHNhbXBsZSBub25jZQ== | localhost     | 426
            POST                      | POST / HTTP/1.1    | Upgrade: websocket  | 13 | dGhlIHNhbXBsZSBub25jZQ== | localhost     | 405
            an old version            | GET / HTTP/1.1     | Upgrade: websocket  | 8  | dGhlIHNhbXBsZSBub25jZQ== | localhost     | 426
            a short key               | GET / HTTP/1.1     | Upgrade: websocket  | 13 | dGhlIHNhbXBsZQ==         | localhost     | 400
            a key that is not base64  | GET / HTTP/1.1     | Upgrade: websocket  | 13 | ???                      | localhost     | 400
            a foreign host            | GET / HTTP/1.1     | Upgrade: websocket  | 13 | dGhlIHNhbXBsZSBub25jZQ== | evil.example  | 403
            a foreign page            | GET / HTTP/1.1     | Upgrade: websocket%nOrigin: http://evil.example | 13 | dGhlIHNhbXBsZSBub25jZQ== | localhost | 403
            a page of this machine    | GET / HTTP/1.1     | Upgrade: websocket%nOrigin: http://[::1]:3000   | 13 | dGhlIHNhbXBsZSBub25jZQ== | localhost | 101
            two origins, one foreign  | GET / HTTP/1.1     | Upgrade: websocket%nOrigin: http://localhost%nOrigin: http://evil.example | 13 | dGhlIHNhbXBsZSBub25jZQ== | localhost | 403
            """)
    void aHandshakeIsTakenOrRefusedWithItsStatus(String what, String line, String upgrade, String version, String key, String host,
            int status) throws IOException {
        try (var client = new RawClient(hub.port())) {
            client.send(line + "\r\nHost: " + host + "\r\n" + upgrade.replace("%n", "\r\n") + "\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: " + key + "\r\nSec-WebSocket-Version: " + version + "\r\n\r\n");
            String answer = client.answer();
            assertThat(answer).as(what).startsWith("HTTP/1.1 " + status + " ");
            if (status == 101) {
                assertThat(answer).containsIgnoringCase("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                        .containsIgnoringCase("Upgrade: websocket\r\n").containsIgnoringCase("Connection: Upgrade\r\n")
                        .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
                assertThat(client.answers()).isEmpty();
            }
        }
    }

    private static Case bad(String name, byte[] sent, int code) { return new Case(name, sent, List.of("close " + code, "end")); }

    private static byte[] bytes(int n) {
        byte[] bytes = new byte[n];
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) (i * 31 + 7);
        }
        return bytes;
    }

    private static byte[] ascii(int n) { return "q".repeat(n).getBytes(StandardCharsets.US_ASCII); }
}
