package dev.thalamus.hub.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Feeds one stream of bytes to a decoder in pieces of chosen sizes and writes down what came of it. */
final class Feed {
    /** What a stream comes to: its messages, the fault that ended it, and whether the decoder is closed. */
    record Outcome(List<String> messages, @Nullable Fault fault, boolean closed) {}

    private Feed() {}

    static Outcome allAtOnce(FrameDecoder decoder, byte[] stream) {
        return pieces(decoder, stream, 64 << 10, () -> Math.max(1, stream.length));
    }

    static Outcome byteByByte(FrameDecoder decoder, byte[] stream) { return pieces(decoder, stream, 64 << 10, () -> 1); }

    /** Random pieces into a batch so small that it is full all the time. */
    static Outcome randomly(FrameDecoder decoder, byte[] stream, RandomGenerator random) {
        return pieces(decoder, stream, random.nextInt(1, 40), () -> random.nextInt(1, random.nextBoolean() ? 4 : 40));
    }

    private static Outcome pieces(FrameDecoder decoder, byte[] stream, int capacity, java.util.function.IntSupplier sizes) {
        var batch = new MessageBatch(capacity, 3);
        List<String> messages = new ArrayList<>();
        Fault fault = null;
        for (int at = 0; at < stream.length;) {
            int size = Math.min(sizes.getAsInt(), stream.length - at);
            ByteBuffer in = ByteBuffer.allocateDirect(size).put(stream, at, size).flip();
            at += size;
            boolean done = false;
            while (!done) {
                try {
                    done = decoder.decode(in, batch);
                } catch (WireFault f) {
                    fault = f.fault();
                    done = true;
                }
                drain(batch, messages);
                batch.clear();
            }
        }
        return new Outcome(messages, fault, decoder.isClosed());
    }

    private static void drain(MessageBatch batch, List<String> messages) {
        for (int i = 0; i < batch.count(); i++) {
            messages.add(show(batch.kind(i), batch.copy(i)));
        }
    }

    /** A message as text: kind, then content (long ones by length and hash). */
    static String show(Kind kind, byte[] payload) {
        return kind + " "
                + (payload.length > 130 ? payload.length + "#" + java.util.Arrays.hashCode(payload) : HexFormat.of().formatHex(payload));
    }
}
