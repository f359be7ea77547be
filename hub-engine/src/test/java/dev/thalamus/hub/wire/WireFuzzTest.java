package dev.thalamus.hub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Recorded messages with random damage: nothing but a {@link WireFault} may come of it, and no damage may cost more than it sent. */
class WireFuzzTest {
    private static final byte[] DAMAGE = "\"\\{}[],:0-e.u\u0000\u0001 _ctrljsonrpcNP\n".getBytes(UTF_8);

    /** What JSON calls a number and a double, a long or an int does not hold. */
    private static final List<String> NUMBERS = List.of("9".repeat(400), "-" + "9".repeat(310), "9".repeat(4_300), "1e999", "-1e999", "NaN",
            "Infinity", "1e-999", "-0.0", "9223372036854775808", "2147483648", "1." + "0".repeat(500), "0");

    @Test
    void signals() {
        List<byte[]> corpus = SignalVectors.all().stream().filter(v -> v.json().has("hex")).map(SignalVectors.Vector::frame)
                .filter(f -> f.length < 4_000)
                .toList();
        var random = new Random(20_26);
        int refused = 0;
        int guarded = 0;
        for (int round = 0; round < 100_000; round++) {
            byte[] frame = damaged(corpus.get(random.nextInt(corpus.size())), random);
            try {
                boolean guard = SignalFrame.check(frame, 0, frame.length) == SignalFrame.GUARD;
                assertThat(guard).isEqualTo(Guard.in(frame, 0, frame.length));
                if (guard) {
                    byte[] safe = SignalFrame.guarded(frame, 0, frame.length);
                    assertThat(SignalFrame.check(safe, 0, safe.length)).isZero();
                    guarded++;
                }
            } catch (WireFault fault) {
                assertThat(fault.fault().endsLink()).isFalse();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(10_000);
        assertThat(guarded).isGreaterThan(100);
    }

    @Test
    void controlMessagesAndCalls() {
        List<byte[]> corpus = Recorded.messages().stream().map(m -> m.json().toString().getBytes(UTF_8)).filter(m -> m.length < 2_000)
                .toList();
        var strict = JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(JsonScan.MAX_DIGITS).build()).build()).build();
        var random = new Random(7);
        int control = 0;
        int calls = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] message = damaged(renumbered(corpus.get(random.nextInt(corpus.size())), random), random);
            try {
                var json = JsonText.read(message, 0, message.length);
                if (ControlMessage.isControl(json)) {
                    ControlMessage.of(json).encode();
                    control++;
                } else {
                    switch (RpcEnvelope.of(json, 32)) {
                        case RpcEnvelope.Invalid invalid -> {
                            strict.readTree(invalid.answer());
                            calls++;
                        }
                        case RpcEnvelope.Request request -> strict.readTree(RpcAnswer.error(request.id(), 1, "no"));
                        case RpcEnvelope.Answer _,RpcEnvelope.Batch _ -> {
                        }
                    }
                }
            } catch (WireFault fault) {
                assertThat(fault.fault().endsLink()).isFalse();
            }
        }
        assertThat(control).isGreaterThan(1_000);
        assertThat(calls).isGreaterThan(1_000);
    }

    /** Jackson is the oracle for syntax; the few words that only one of the two takes are left out. */
    @Test
    void jsonIsJudgedAsAnotherParserJudgesIt() {
        var jackson = new JsonMapper();
        List<String> corpus = SignalVectors.ofKind("encode").stream().map(v -> v.json().path("payload").toString())
                .filter(p -> p.length() < 400).toList();
        var random = new Random(11);
        int valid = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = damaged(corpus.get(random.nextInt(corpus.size())).getBytes(UTF_8), random);
            String text = new String(bytes, UTF_8);
            if (!Arrays.equals(text.getBytes(UTF_8), bytes) || text.isBlank() || text.contains("N") || text.startsWith("\uFEFF")) {
                continue;
            }
            boolean ours = accepts(() -> JsonScan.scan(bytes, 0, bytes.length, 500));
            assertThat(ours).as(text).isEqualTo(accepts(() -> jackson.readTree(text)));
            valid += ours ? 1 : 0;
        }
        assertThat(valid).isBetween(2_000, 40_000);
    }

    @Test
    void streamsOfFrames() {
        var random = new Random(6455);
        List<Fault> seen = new ArrayList<>();
        for (int round = 0; round < 20_000; round++) {
            var role = random.nextBoolean() ? FrameDecoder.Role.SERVER : FrameDecoder.Role.CLIENT;
            byte[] stream = damaged(stream(role, random), random);
            var whole = new FrameDecoder(role, 1_000);
            var outcome = Feed.allAtOnce(whole, stream);
            assertThat(Feed.randomly(new FrameDecoder(role, 1_000), stream, random)).isEqualTo(outcome);
            assertThat(whole.heldBytes()).isLessThanOrEqualTo(Math.min(1_125, 2 * stream.length));
            if (outcome.fault() != null && !seen.contains(outcome.fault())) {
                seen.add(outcome.fault());
            }
        }
        assertThat(seen).containsAll(
                Arrays.stream(Fault.values()).filter(f -> f.endsLink() && f != Fault.EMPTY_FRAGMENTS && f != Fault.LENGTH_SIGN).toList());
    }

    @Test
    void declaredLengthsOfSignalsAllocateNothing() {
        byte[] frame = SignalFrame.encode(1, 1, new byte[16], "s", "t", "{\"a\":1}".getBytes(UTF_8));
        Arrays.fill(frame, 30, 34, (byte) 0xFF);
        assertThat(Allocations.of(() -> SignalFrame.check(frame, 0, frame.length))).isLessThan(256);
        Arrays.fill(frame, 28, 30, (byte) 0xFF);
        assertThat(Allocations.of(() -> accepts(() -> SignalFrame.check(frame, 0, frame.length)))).isLessThan(4_096);
    }

    /** Some messages, whole and in fragments, with pings between. */
    private static byte[] stream(FrameDecoder.Role role, Random random) {
        boolean masked = role == FrameDecoder.Role.SERVER;
        List<byte[]> frames = new ArrayList<>();
        boolean open = false;
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            int pick = random.nextInt(8);
            if (pick == 0) {
                frames.add(Frames.frame(masked, 0x88 + random.nextInt(3), FrameEncoder.close(1000 + random.nextInt(20), "bye ñ")));
            } else if (pick == 1) {
                frames.add(Frames.frame(masked, 0x89, new byte[random.nextInt(126)]));
            } else {
                boolean fin = random.nextBoolean();
                byte[] payload = "señal 漢字 🧠 ".repeat(random.nextInt(8)).getBytes(UTF_8);
                frames.add(Frames.frame(masked, (fin ? 0x80 : 0) | (open ? 0 : random.nextInt(1, 3)), payload));
                open = !fin;
            }
        }
        return Frames.join(frames.toArray(byte[][]::new));
    }

    /** One time in four with an awkward number in the place of one of the message's values. */
    private static byte[] renumbered(byte[] good, Random random) {
        String text = new String(good, UTF_8);
        int colon = random.nextInt(4) == 0 ? text.indexOf("\":", random.nextInt(text.length())) : -1;
        if (colon < 0) {
            return good;
        }
        int end = colon + 2;
        boolean quoted = text.charAt(end) == '"';
        end = quoted ? text.indexOf('"', end + 1) + 1 : end;
        while (!quoted && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return (text.substring(0, colon + 2) + NUMBERS.get(random.nextInt(NUMBERS.size())) + text.substring(end)).getBytes(UTF_8);
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int hits = random.nextInt(4); hits > 0 && bytes.length > 0; hits--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = DAMAGE[random.nextInt(DAMAGE.length)];
                case 3 -> bytes = Arrays.copyOf(bytes, at);
                case 4 -> bytes = Frames.join(Arrays.copyOf(bytes, at), new byte[]{DAMAGE[random.nextInt(DAMAGE.length)]},
                        Arrays.copyOfRange(bytes, at, bytes.length));
                default -> {
                    int to = random.nextInt(at, bytes.length);
                    bytes = Frames.join(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
                }
            }
        }
        return bytes;
    }

    private static boolean accepts(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (WireFault | JacksonException e) {
            return false;
        }
    }
}
