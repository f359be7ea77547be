package dev.thalamus.hub.wire;

import static dev.thalamus.hub.wire.Frames.frame;
import static dev.thalamus.hub.wire.Frames.join;
import static dev.thalamus.hub.wire.Frames.raw;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 6455 by a table; each case must end the same way whether its bytes come at once, one by one, or in random pieces, in either role. */
class FrameConformanceTest {
    private static final int MAX = 1 << 20;
    private static final int FIN = 0x80;
    private static final int CONT = 0x0;
    private static final int TEXT = 0x1;
    private static final int BIN = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;

    /**
     * One stream and what must come of it.
     *
     * @param stream the bytes, as a client or a server would send them
     */
    record Case(String name, Stream stream, List<String> messages, Faults fault, boolean closed) {
        @Override
        public String toString() { return name; }
    }

    /** Bytes that depend on whether frames are masked. */
    interface Stream {
        byte[] bytes(boolean masked);
    }

    /** The fault, if any, which may depend on whether frames are masked. */
    interface Faults {
        @Nullable
        Fault of(boolean masked);
    }

    static List<Case> cases() {
        List<Case> all = new ArrayList<>();
        lengths(all);
        headers(all);
        control(all);
        fragments(all);
        text(all);
        close(all);
        return all;
    }

    private static void lengths(List<Case> all) {
        for (int n : new int[]{0, 1, 7, 8, 9, 125, 126, 127, 255, 65535, 65536, MAX}) {
            all.add(ok("binary of " + n, m -> frame(m, FIN | BIN, bytes(n)), Feed.show(Kind.BINARY, bytes(n))));
        }
        for (int n : new int[]{0, 125, 126, 65536}) {
            all.add(ok("text of " + n, m -> frame(m, FIN | TEXT, ascii(n)), Feed.show(Kind.TEXT, ascii(n))));
        }
        for (int n : new int[]{0, 1, 125}) {
            all.add(bad("length " + n + " in 16 bits", m -> raw(m, FIN | BIN, 126, n, bytes(n)), Fault.OVERLONG_LENGTH));
        }
        for (int n : new int[]{0, 125, 126, 65535}) {
            all.add(bad("length " + n + " in 64 bits", m -> raw(m, FIN | BIN, 127, n, bytes(n)), Fault.OVERLONG_LENGTH));
        }
        all.add(bad("one byte over the limit", m -> frame(m, FIN | BIN, bytes(MAX + 1)), Fault.MESSAGE_TOO_BIG));
        all.add(bad("declared 4 GiB, nothing sent", m -> raw(m, FIN | BIN, 127, 1L << 32, bytes(0)), Fault.MESSAGE_TOO_BIG));
        all.add(bad("declared 2^63-1", m -> raw(m, FIN | BIN, 127, Long.MAX_VALUE, bytes(20)), Fault.MESSAGE_TOO_BIG));
        all.add(bad("declared with the highest bit", m -> raw(m, FIN | BIN, 127, Long.MIN_VALUE | 5, bytes(5)), Fault.LENGTH_SIGN));
        all.add(bad("fragments over the limit together", m -> join(frame(m, BIN, bytes(MAX)), frame(m, FIN | CONT, bytes(1))),
                Fault.MESSAGE_TOO_BIG));
    }

    private static void headers(List<Case> all) {
        all.add(bad("the other side's masking", m -> frame(!m, FIN | BIN, bytes(20)), (boolean m) -> m ? Fault.UNMASKED : Fault.MASKED));
        all.add(bad("the other side's masking on a ping", m -> frame(!m, FIN | PING, bytes(0)),
                (boolean m) -> m ? Fault.UNMASKED : Fault.MASKED));
        for (int bit : new int[]{0x40, 0x20, 0x10, 0x70}) {
            all.add(bad("reserved bits " + bit, m -> frame(m, FIN | bit | BIN, bytes(20)), Fault.RESERVED_BITS));
        }
        all.add(bad("reserved bit on a close", m -> frame(m, FIN | 0x40 | CLOSE, bytes(0)), Fault.RESERVED_BITS));
        for (int opcode : new int[]{3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
            all.add(bad("opcode " + opcode, m -> frame(m, FIN | opcode, bytes(opcode)), Fault.RESERVED_OPCODE));
        }
        all.add(bad("fault after good messages", m -> join(frame(m, FIN | BIN, bytes(3)), frame(m, FIN | 3, bytes(0))),
                Fault.RESERVED_OPCODE,
                Feed.show(Kind.BINARY, bytes(3))));
        all.add(bad("nothing after a fault", m -> join(frame(m, FIN | 3, bytes(0)), frame(m, FIN | BIN, bytes(3))), Fault.RESERVED_OPCODE));
        all.add(ok("many messages in one read",
                m -> join(IntStream.range(0, 200).mapToObj(i -> frame(m, FIN | BIN, bytes(i))).toArray(byte[][]::new)),
                IntStream.range(0, 200).mapToObj(i -> Feed.show(Kind.BINARY, bytes(i))).toArray(String[]::new)));
        all.add(ok("half a frame", m -> java.util.Arrays.copyOf(frame(m, FIN | BIN, bytes(50)), 30)));
    }

    private static void control(List<Case> all) {
        for (int n : new int[]{0, 4, 125}) {
            all.add(ok("ping of " + n, m -> frame(m, FIN | PING, bytes(n)), Feed.show(Kind.PING, bytes(n))));
            all.add(ok("unsolicited pong of " + n, m -> frame(m, FIN | PONG, bytes(n)), Feed.show(Kind.PONG, bytes(n))));
        }
        for (int opcode : new int[]{CLOSE, PING, PONG}) {
            all.add(bad("control " + opcode + " of 126", m -> frame(m, FIN | opcode, bytes(126)), Fault.LONG_CONTROL));
            all.add(bad("control " + opcode + " in 64 bits", m -> raw(m, FIN | opcode, 127, 5, bytes(5)), Fault.LONG_CONTROL));
            all.add(bad("fragmented control " + opcode, m -> join(frame(m, opcode, bytes(2)), frame(m, FIN | CONT, bytes(2))),
                    Fault.FRAGMENTED_CONTROL));
        }
        all.add(ok("ping between fragments",
                m -> join(frame(m, TEXT, ascii(300)), frame(m, FIN | PING, bytes(9)), frame(m, CONT, ascii(0)),
                        frame(m, FIN | PONG, bytes(1)),
                        frame(m, FIN | CONT, ascii(40))),
                Feed.show(Kind.PING, bytes(9)), Feed.show(Kind.PONG, bytes(1)), Feed.show(Kind.TEXT, join(ascii(300), ascii(40)))));
    }

    private static void fragments(List<Case> all) {
        all.add(ok("two fragments", m -> join(frame(m, BIN, bytes(30)), frame(m, FIN | CONT, bytes(31))),
                Feed.show(Kind.BINARY, join(bytes(30), bytes(31)))));
        all.add(ok("empty first, middle and last fragment",
                m -> join(frame(m, BIN, bytes(0)), frame(m, CONT, bytes(5)), frame(m, CONT, bytes(0)), frame(m, FIN | CONT, bytes(0))),
                Feed.show(Kind.BINARY, bytes(5))));
        all.add(ok("nothing but empty fragments", m -> join(frame(m, TEXT, bytes(0)), frame(m, FIN | CONT, bytes(0))),
                Feed.show(Kind.TEXT, bytes(0))));
        all.add(ok("two fragmented messages in turn",
                m -> join(frame(m, BIN, bytes(3)), frame(m, FIN | CONT, bytes(4)), frame(m, TEXT, ascii(5)),
                        frame(m, FIN | CONT, ascii(6))),
                Feed.show(Kind.BINARY, join(bytes(3), bytes(4))), Feed.show(Kind.TEXT, join(ascii(5), ascii(6)))));
        all.add(ok("fragments that fill the limit", m -> join(frame(m, BIN, bytes(MAX - 1)), frame(m, FIN | CONT, bytes(1))),
                Feed.show(Kind.BINARY, join(bytes(MAX - 1), bytes(1)))));
        all.add(bad("continuation without a start", m -> frame(m, FIN | CONT, bytes(5)), Fault.STRAY_CONTINUATION));
        all.add(bad("unfinished continuation without a start", m -> frame(m, CONT, bytes(0)), Fault.STRAY_CONTINUATION));
        all.add(bad("continuation after a whole message", m -> join(frame(m, FIN | BIN, bytes(1)), frame(m, FIN | CONT, bytes(1))),
                Fault.STRAY_CONTINUATION, Feed.show(Kind.BINARY, bytes(1))));
        all.add(bad("text inside a fragmented message", m -> join(frame(m, BIN, bytes(1)), frame(m, FIN | TEXT, ascii(1))),
                Fault.INTERLEAVED_DATA));
        all.add(bad("binary start inside a fragmented message", m -> join(frame(m, TEXT, ascii(1)), frame(m, BIN, bytes(1))),
                Fault.INTERLEAVED_DATA));
        all.add(ok("a thousand empty fragments", m -> join(empty(m, FrameDecoder.MAX_EMPTY_FRAGMENTS), frame(m, FIN | CONT, bytes(1))),
                Feed.show(Kind.BINARY, bytes(1))));
        all.add(bad("a thousand and one empty fragments", m -> empty(m, FrameDecoder.MAX_EMPTY_FRAGMENTS + 1), Fault.EMPTY_FRAGMENTS));
    }

    private static void text(List<Case> all) {
        for (String good : List.of("ascii", "ñ", "漢字", "🧠", "\uD7FF\uE000\uFFFF", "\u0000", "eight by\u0080eight by\u07FF",
                "x".repeat(70) + "ü")) {
            byte[] utf8 = good.getBytes(UTF_8);
            all.add(ok("text " + good.length() + " chars " + HexFormat.of().formatHex(utf8, 0, Math.min(4, utf8.length)),
                    m -> frame(m, FIN | TEXT, utf8), Feed.show(Kind.TEXT, utf8)));
            all.add(ok("text cut inside a code point " + HexFormat.of().formatHex(utf8, 0, Math.min(4, utf8.length)), m -> {
                byte[][] frames = new byte[utf8.length][];
                for (int i = 0; i < utf8.length; i++) {
                    frames[i] = frame(m, (i == 0 ? TEXT : CONT) | (i == utf8.length - 1 ? FIN : 0), new byte[]{utf8[i]});
                }
                return join(frames);
            }, Feed.show(Kind.TEXT, utf8)));
        }
        for (String hex : List.of("80", "bf", "c0af", "c1bf", "c3", "c328", "e0809f", "e282", "e28228", "eda080", "edbfbf", "f0808080",
                "f09fa7", "f4908080",
                "f5808080", "ff", "fe", "6162638f", "61626364656667689f", "f09fa728")) {
            byte[] wrong = HexFormat.of().parseHex(hex);
            all.add(bad("text " + hex, m -> frame(m, FIN | TEXT, wrong), Fault.TEXT_UTF8));
            all.add(bad("fragmented text " + hex, m -> join(frame(m, TEXT, wrong), frame(m, FIN | CONT, ascii(3))), Fault.TEXT_UTF8));
        }
        all.add(bad("wrong text fails before its end",
                m -> java.util.Arrays.copyOf(frame(m, FIN | TEXT, new byte[]{'a', (byte) 0xFF, 'b', 'b', 'b'}),
                        m ? 9 : 5),
                Fault.TEXT_UTF8));
        all.add(ok("binary may be anything", m -> frame(m, FIN | BIN, HexFormat.of().parseHex("c0ff80")), "BINARY c0ff80"));
    }

    private static void close(List<Case> all) {
        all.add(closing("empty close", m -> frame(m, FIN | CLOSE, bytes(0)), "CLOSE "));
        for (int code : new int[]{1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999}) {
            byte[] payload = FrameEncoder.close(code, "");
            all.add(closing("close " + code, m -> frame(m, FIN | CLOSE, payload), Feed.show(Kind.CLOSE, payload)));
        }
        for (int code : new int[]{0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535}) {
            all.add(bad("close " + code, m -> frame(m, FIN | CLOSE, FrameEncoder.close(code, "x")), Fault.CLOSE_CODE));
        }
        all.add(bad("close of one byte", m -> frame(m, FIN | CLOSE, bytes(1)), Fault.CLOSE_LENGTH));
        byte[] reason = FrameEncoder.close(1000, "adiós 漢字");
        all.add(closing("close with a reason", m -> frame(m, FIN | CLOSE, reason), Feed.show(Kind.CLOSE, reason)));
        byte[] longest = FrameEncoder.close(1000, "r".repeat(123));
        all.add(closing("close with the longest reason", m -> frame(m, FIN | CLOSE, longest), Feed.show(Kind.CLOSE, longest)));
        all.add(bad("close with a broken reason", m -> frame(m, FIN | CLOSE, HexFormat.of().parseHex("03e8c328")), Fault.CLOSE_UTF8));
        all.add(bad("close with a cut reason", m -> frame(m, FIN | CLOSE, HexFormat.of().parseHex("03e8e282")), Fault.CLOSE_UTF8));
        all.add(closing("data and garbage after a close",
                m -> join(frame(m, FIN | CLOSE, bytes(0)), frame(m, FIN | BIN, bytes(5)), bytes(40)), "CLOSE "));
        all.add(closing("close inside a fragmented message",
                m -> join(frame(m, BIN, bytes(5)), frame(m, FIN | CLOSE, bytes(0)), frame(m, FIN | CONT, bytes(5))), "CLOSE "));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsTheSameWayHoweverTheBytesArrive(Case c) {
        for (boolean masked : new boolean[]{true, false}) {
            var wanted = new Feed.Outcome(c.messages(), c.fault().of(masked), c.closed());
            byte[] stream = c.stream().bytes(masked);
            assertThat(Feed.allAtOnce(decoder(masked), stream)).as("at once").isEqualTo(wanted);
            if (stream.length < 200_000) {
                assertThat(Feed.byteByByte(decoder(masked), stream)).as("byte by byte").isEqualTo(wanted);
                for (int seed = 0; seed < 5; seed++) {
                    assertThat(Feed.randomly(decoder(masked), stream, new Random(seed))).as("in pieces, seed " + seed).isEqualTo(wanted);
                }
            }
        }
    }

    private static FrameDecoder decoder(boolean masked) {
        return new FrameDecoder(masked ? FrameDecoder.Role.SERVER : FrameDecoder.Role.CLIENT, MAX);
    }

    private static Case ok(String name, Stream stream, String... messages) {
        return new Case(name, stream, List.of(messages), _ -> null, false);
    }

    private static Case closing(String name, Stream stream, String... messages) {
        return new Case(name, stream, List.of(messages), _ -> null, true);
    }

    private static Case bad(String name, Stream stream, Fault fault, String... messages) { return bad(name, stream, _ -> fault, messages); }

    private static Case bad(String name, Stream stream, Faults fault, String... messages) {
        return new Case(name, stream, List.of(messages), fault, true);
    }

    private static byte[] bytes(int n) {
        byte[] bytes = new byte[n];
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) (i * 31 + 7);
        }
        return bytes;
    }

    private static byte[] ascii(int n) { return "q".repeat(n).getBytes(UTF_8); }

    private static byte[] empty(boolean masked, int count) {
        return join(IntStream.range(0, count).mapToObj(i -> frame(masked, i == 0 ? BIN : CONT, bytes(0))).toArray(byte[][]::new));
    }
}
