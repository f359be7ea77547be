package dev.thalamus.hub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is written is read back, for values nobody thought of. */
class WirePropertiesTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A WebSocket message. */
    record Message(Kind kind, byte[] payload) {}

    @Provide
    Arbitrary<String> names() { return Arbitraries.strings().all().ofMaxLength(60).filter(WirePropertiesTest::hasNoLoneSurrogate); }

    @Provide
    Arbitrary<JsonNode> json() { return json(3); }

    @Provide
    Arbitrary<Message> messages() {
        Arbitrary<Message> data = Combinators
                .combine(Arbitraries.of(Kind.BINARY, Kind.PING, Kind.PONG), Arbitraries.bytes().array(byte[].class).ofMaxSize(125))
                .as(Message::new);
        Arbitrary<Message> big = Arbitraries.bytes().array(byte[].class).ofMinSize(126).ofMaxSize(70_000)
                .map(b -> new Message(Kind.BINARY, b));
        Arbitrary<Message> text = names().map(s -> new Message(Kind.TEXT, s.getBytes(UTF_8)));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(8, data), net.jqwik.api.Tuple.of(8, text), net.jqwik.api.Tuple.of(1, big));
    }

    @Property(tries = 200)
    void signals(@ForAll @IntRange(max = 5) int type, @ForAll double time, @ForAll @Size(16) byte[] id, @ForAll("names") String source,
            @ForAll("names") String target, @ForAll("json") JsonNode payload) {
        byte[] body = PythonJson.compact(payload);
        byte[] frame = SignalFrame.encode(type, time, id, source, target, body);
        byte[] around = new byte[frame.length + 20];
        System.arraycopy(frame, 0, around, 11, frame.length);
        int n = frame.length;
        SignalFrame.check(around, 11, n);
        assertThat(SignalFrame.type(around, 11)).isEqualTo(type);
        assertThat(SignalFrame.timestamp(around, 11)).isEqualTo(time);
        assertThat(SignalFrame.source(around, 11, n)).isEqualTo(source);
        assertThat(SignalFrame.target(around, 11, n)).isEqualTo(target);
        int at = SignalFrame.messageIdOffset(11);
        assertThat(Arrays.copyOfRange(around, at, at + 16)).isEqualTo(id);
        at = SignalFrame.payloadOffset(around, 11, n);
        assertThat(Arrays.copyOfRange(around, at, at + SignalFrame.payloadLength(around, 11, n))).isEqualTo(body);
    }

    @Property(tries = 150)
    void json(@ForAll("json") JsonNode node) {
        for (byte[] written : List.of(PythonJson.compact(node), PythonJson.spaced(node))) {
            assertThat(JsonText.read(written, 0, written.length)).isEqualTo(node);
        }
    }

    @Property(tries = 100)
    void framesOfBothRolesInAnyPieces(@ForAll @Size(max = 8) List<@net.jqwik.api.From("messages") Message> messages, @ForAll int key,
            @ForAll long seed) {
        List<String> wanted = messages.stream().map(m -> Feed.show(m.kind(), m.payload())).toList();
        for (var role : FrameDecoder.Role.values()) {
            byte[] stream = Frames.join(messages.stream().map(m -> role == FrameDecoder.Role.SERVER
                    ? FrameEncoder.maskedFrame(m.kind(), m.payload(), key)
                    : FrameEncoder.frame(m.kind(), m.payload())).toArray(byte[][]::new));
            var decoder = new FrameDecoder(role, 70_000);
            var outcome = new Random(seed).nextBoolean()
                    ? Feed.allAtOnce(decoder, stream)
                    : Feed.randomly(decoder, stream, new Random(seed));
            assertThat(outcome).isEqualTo(new Feed.Outcome(wanted, null, false));
            assertThat(decoder.heldBytes()).isZero();
        }
    }

    @Property(tries = 1_000)
    void utf8IsJudgedAsTheJdkJudgesIt(@ForAll @Size(max = 12) byte[] random, @ForAll("names") String valid,
            @ForAll @IntRange(max = 70) int at,
            @ForAll @IntRange(max = 100) int cut) {
        byte[] text = valid.getBytes(UTF_8);
        byte[] bytes = Frames.join(Arrays.copyOf(text, Math.min(at, text.length)), at % 3 == 0 ? random : new byte[0],
                Arrays.copyOfRange(text, Math.min(at, text.length), text.length));
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(jdkDecodes(bytes));
        int split = Math.min(cut, bytes.length);
        int state = Utf8.feed(Utf8.START, bytes, 0, split);
        assertThat(state != Utf8.INVALID && Utf8.feed(state, bytes, split, bytes.length) == Utf8.START).isEqualTo(jdkDecodes(bytes));
    }

    @Property(tries = 1_000)
    void utf8OfFewBytesIsJudgedAsTheJdkJudgesIt(@ForAll @Size(min = 1, max = 5) List<@ByteRange(min = -128, max = -1) Byte> list) {
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = list.get(i);
        }
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(jdkDecodes(bytes));
    }

    /** Every first byte with the edges of every range of those that may follow it. */
    @Example
    void utf8AtTheEdgesIsJudgedAsTheJdkJudgesIt() {
        int[] second = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
        int[] later = {0x7F, 0x80, 0xBF, 0xC0};
        for (int a = 0; a < 256; a++) {
            for (int b : second) {
                for (int c : later) {
                    for (int d : later) {
                        byte[] bytes = {(byte) a, (byte) b, (byte) c, (byte) d};
                        for (int length = 1; length <= 4; length++) {
                            byte[] some = Arrays.copyOf(bytes, length);
                            assertThat(Utf8.isValid(some, 0, length)).as(java.util.HexFormat.of().formatHex(some))
                                    .isEqualTo(jdkDecodes(some));
                        }
                    }
                }
            }
        }
    }

    @Property(tries = 150)
    void controlMessages(@ForAll("names") String a, @ForAll("names") String b, @ForAll @Size(max = 99) byte[] signal, @ForAll int ttl,
            @ForAll boolean flag) {
        List<ControlMessage> all = new ArrayList<>(
                List.of(new ControlMessage.Register(a, b, flag ? a : null), new ControlMessage.FwdSignal(a, b, signal, b, a, ttl),
                        new ControlMessage.Registered(a, java.util.Map.of(a, b)), new ControlMessage.HubPeerUpdate(a,
                                List.of(new ControlMessage.RemoteAgent(a, b, flag, b), new ControlMessage.RemoteAgent(b, a, !flag, a)),
                                flag, ttl / 7.0)));
        for (ControlMessage message : all) {
            byte[] written = message.encode();
            assertThat(ControlMessage.of(JsonText.read(written, 0, written.length))).isEqualTo(message);
        }
    }

    private Arbitrary<JsonNode> json(int depth) {
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(12).map(JSON::stringNode),
                Arbitraries.integers().map(JSON::numberNode), Arbitraries.doubles().map(JSON::numberNode),
                Arbitraries.bigIntegers().between(java.math.BigInteger.TWO.pow(70), java.math.BigInteger.TWO.pow(90)).map(JSON::numberNode),
                Arbitraries.of(true, false).map(JSON::booleanNode), Arbitraries.just(JSON.nullNode()));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<JsonNode> array = json(depth - 1).list().ofMaxSize(4).map(list -> JSON.arrayNode().addAll(list));
        Arbitrary<JsonNode> object = Arbitraries.maps(names(), json(depth - 1)).ofMaxSize(4)
                .map(map -> JSON.objectNode().setAll(map));
        return Arbitraries.oneOf(leaf, array, object);
    }

    private static boolean hasNoLoneSurrogate(String text) {
        return text.equals(new String(text.getBytes(UTF_8), UTF_8)) && text.getBytes(UTF_8).length < 256;
    }

    private static boolean jdkDecodes(byte[] bytes) {
        try {
            UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
