package dev.thalamus.hub.wire;

import static dev.thalamus.hub.wire.Frames.frame;
import static dev.thalamus.hub.wire.Frames.join;
import static dev.thalamus.hub.wire.Frames.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client can make the hub keep, allocate and compute is bounded by what it sent. */
class FrameDecoderBoundsTest {
    private static final int MAX = 1 << 20;
    private static final int FIN = 0x80;
    private static final int BIN = 0x2;

    private final MessageBatch batch = new MessageBatch(16 << 10);
    private final FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.SERVER, MAX);

    @Test
    void allocatesNothingPerMessage() {
        byte[] signal = SignalFrame.encode(1, 1.0, new byte[16], "a1b2c3d4e5f60718", "ventas",
                "{\"n\":[1,2.5,\"ñ\"]}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        byte[][] frames = new byte[100][];
        Arrays.fill(frames, frame(true, FIN | BIN, signal));
        ByteBuffer in = ByteBuffer.allocateDirect(16 << 10).put(join(frames)).flip();
        long bytes = Allocations.of(() -> {
            for (int read = 0; read < 100; read++) {
                in.rewind();
                decoder.decode(in, batch);
                if (in.hasRemaining()) {
                    throw new AssertionError("the batch is too small for this test");
                }
                for (int i = 0; i < batch.count(); i++) {
                    SignalFrame.check(batch.bytes(), batch.start(i), batch.length(i));
                }
                batch.clear();
            }
        });
        assertThat(bytes).as("for 10,000 messages").isLessThan(4_096);
    }

    @Test
    void aDeclaredLengthAllocatesNothing() {
        byte[] header = Arrays.copyOf(raw(true, FIN | BIN, 127, MAX, new byte[0]), 14);
        long bytes = Allocations.of(() -> {
            var one = new FrameDecoder(FrameDecoder.Role.SERVER, MAX);
            one.decode(ByteBuffer.wrap(header), batch);
            assertThat(one.heldBytes()).isZero();
        });
        assertThat(bytes).isLessThan(8_192);
        byte[] claim = raw(true, FIN | BIN, 127, Integer.MAX_VALUE, new byte[20]);
        assertThat(Allocations.of(() -> assertThatExceptionOfType(WireFault.class)
                .isThrownBy(() -> new FrameDecoder(FrameDecoder.Role.SERVER, MAX).decode(ByteBuffer.wrap(claim), batch))))
                .isLessThan(16_384);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 4096})
    void holdsAtMostTwiceWhatArrivedAndNothingAfterwards(int piece) {
        byte[] stream = frame(true, FIN | BIN, new byte[50_000]);
        int arrived = 0;
        while (arrived < stream.length) {
            int size = Math.min(piece, stream.length - arrived);
            assertThat(decoder.decode(ByteBuffer.wrap(stream, arrived, size), batch)).isTrue();
            arrived += size;
            assertThat(decoder.heldBytes()).isLessThanOrEqualTo(2 * arrived);
        }
        assertThat(batch.count()).isEqualTo(1);
        assertThat(batch.length(0)).isEqualTo(50_000);
        assertThat(decoder.heldBytes()).isZero();
    }

    @Test
    void aPingCutInTheMiddleOfAFragmentedMessageHoldsItsOwnBytes() {
        byte[] stream = join(frame(true, BIN, new byte[10]), frame(true, FIN | 0x9, new byte[100]));
        decoder.decode(ByteBuffer.wrap(stream, 0, stream.length - 1), batch);
        assertThat(decoder.heldBytes()).isEqualTo(10 + 99);
        decoder.decode(ByteBuffer.wrap(stream, stream.length - 1, 1), batch);
        assertThat(decoder.heldBytes()).isEqualTo(10);
    }

    @Test
    void endlessFragmentsEndAtTheLimit() {
        byte[] first = frame(true, BIN, new byte[32 << 10]);
        byte[] more = frame(true, 0, new byte[32 << 10]);
        decoder.decode(ByteBuffer.wrap(first), batch);
        assertThatExceptionOfType(WireFault.class).isThrownBy(() -> {
            for (int offered = 1; offered < 16_384; offered++) {
                decoder.decode(ByteBuffer.wrap(more), batch);
                assertThat(decoder.heldBytes()).isLessThanOrEqualTo(MAX);
            }
        }).satisfies(f -> assertThat(f.fault().closeCode()).isEqualTo(1009));
        assertThat(decoder.heldBytes()).as("after the fault").isZero();
        assertThat(decoder.isClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20})
    void anOverlongLengthIsCalledSoAlsoWhereAFrameOf126DoesNotFit(int piece) {
        byte[] stream = raw(true, FIN | BIN, 126, 5, new byte[12]);
        var narrow = new FrameDecoder(FrameDecoder.Role.SERVER, 100);
        assertThatExceptionOfType(WireFault.class).isThrownBy(() -> {
            for (int at = 0; at < stream.length; at += piece) {
                narrow.decode(ByteBuffer.wrap(stream, at, Math.min(piece, stream.length - at)), batch);
            }
        }).satisfies(f -> assertThat(f.fault()).isEqualTo(Fault.OVERLONG_LENGTH));
    }

    @Test
    void readsAndIgnoresEverythingAfterAFault() {
        assertThatExceptionOfType(WireFault.class)
                .isThrownBy(() -> decoder.decode(ByteBuffer.wrap(frame(true, FIN | 3, new byte[0])), batch));
        ByteBuffer more = ByteBuffer.wrap(frame(true, FIN | BIN, new byte[1000]));
        assertThat(decoder.decode(more, batch)).isTrue();
        assertThat(more.hasRemaining()).isFalse();
        assertThat(batch.count()).isZero();
    }

    @Test
    void stopsWhenTheBatchIsFullAndGoesOnWhenItIsCleared() {
        var small = new MessageBatch(100, 10);
        ByteBuffer in = ByteBuffer.wrap(
                join(frame(true, FIN | BIN, new byte[60]), frame(true, FIN | BIN, new byte[41]), frame(true, FIN | BIN, new byte[0])));
        assertThat(decoder.decode(in, small)).isFalse();
        assertThat(small.count()).isEqualTo(1);
        assertThat(decoder.decode(in, small)).as("still full").isFalse();
        small.clear();
        assertThat(decoder.decode(in, small)).isTrue();
        assertThat(small.count()).isEqualTo(2);
        assertThat(small.start(1)).isEqualTo(41);
    }

    @Test
    void aBatchGrowsForOneBigMessageAndForgetsTheBigArray() {
        var small = new MessageBatch(100, 10);
        byte[] base = small.bytes();
        ByteBuffer in = ByteBuffer.wrap(
                join(frame(true, FIN | BIN, new byte[1]), frame(true, FIN | BIN, new byte[5_000]), frame(true, FIN | BIN, new byte[1])));
        assertThat(decoder.decode(in, small)).isFalse();
        assertThat(small.bytes()).isSameAs(base);
        small.clear();
        assertThat(decoder.decode(in, small)).isFalse();
        assertThat(small.length(0)).isEqualTo(5_000);
        assertThat(small.bytes()).hasSize(5_000);
        small.clear();
        assertThat(small.bytes()).isSameAs(base);
        assertThat(decoder.decode(in, small)).isTrue();
        assertThat(small.count()).isEqualTo(1);
    }

    @Test
    void aBatchTakesALimitedNumberOfEmptyMessages() {
        byte[][] pings = new byte[11][];
        Arrays.fill(pings, frame(true, FIN | 0x9, new byte[0]));
        ByteBuffer in = ByteBuffer.wrap(join(pings));
        var small = new MessageBatch(100, 10);
        assertThat(decoder.decode(in, small)).isFalse();
        assertThat(small.count()).isEqualTo(10);
        small.clear();
        assertThat(decoder.decode(in, small)).isTrue();
        assertThat(small.count()).isEqualTo(1);
    }
}
