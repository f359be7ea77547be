package dev.thalamus.hub.net;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.wire.FrameDecoder;
import dev.thalamus.hub.wire.WireFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSourceChannel;

/** Reads a link's socket, decodes frames and hands them on as turns. Runs on the link's I/O thread only. */
final class LinkReader {
    /** Reads of one socket in a row, so that a busy one does not keep its neighbours waiting. */
    private static final int READS_IN_A_ROW = 4;

    private final Link link;
    private final ChannelTransport transport;
    private final LinkHandler handler;
    private final InboundPool pool;
    private final ByteBuffer buffer;
    private final FrameDecoder decoder;
    private @Nullable ByteBuffer rest;

    /** @param buffer shared by all links of the I/O thread */
    LinkReader(Link link, ChannelTransport transport, LinkHandler handler, InboundPool pool, ByteBuffer buffer, FrameDecoder decoder) {
        this.link = link;
        this.transport = transport;
        this.handler = handler;
        this.pool = pool;
        this.buffer = buffer;
        this.decoder = decoder;
    }

    /** Begins with bytes that came together with the answer to the upgrade. */
    void beginWith(ByteBuffer bytes, StreamSourceChannel channel) {
        rest = bytes;
        transport.onResume(() -> readable(channel));
    }

    void readable(StreamSourceChannel channel) {
        read(channel);
        transport.obey();
    }

    private void read(StreamSourceChannel channel) {
        for (int i = 0; i < READS_IN_A_ROW && transport.wantsReads() && !link.ended(); i++) {
            ByteBuffer bytes = rest;
            if (bytes == null) {
                int n;
                try {
                    n = channel.read(buffer.clear());
                } catch (IOException broken) {
                    link.end(1006, Clause.READ_FAILED.of(broken.getMessage()));
                    return;
                }
                if (n <= 0) {
                    if (n < 0) {
                        link.end(1006, Clause.NO_CLOSE_FRAME.of());
                    }
                    return;
                }
                bytes = buffer.flip();
            }
            boolean more = bytes.limit() == bytes.capacity();
            if (!decode(bytes, channel) || !more) {
                return;
            }
        }
    }

    /** Hands on all messages in {@code bytes}; false when the link must not be read now. */
    private boolean decode(ByteBuffer bytes, StreamSourceChannel channel) {
        long now = System.nanoTime();
        link.touch(now, bytes.remaining());
        int limit = link.messageLimit();
        if (limit > 0) {
            decoder.maxMessage(limit);
        }
        for (;;) {
            Inbound inbound = pool.take();
            if (inbound == null) {
                keep(bytes);
                transport.onResume(() -> readable(channel));
                pool.await(transport);
                return false;
            }
            inbound.fill(link, now);
            boolean all;
            WireFault fault = null;
            try {
                all = decoder.decode(bytes, inbound.batch);
            } catch (WireFault broken) {
                all = true;
                fault = broken;
            }
            if (inbound.batch.count() > 0) {
                handler.received(inbound);
            } else {
                inbound.release();
            }
            if (fault != null) {
                transport.reading(false);
                handler.broke(link, fault.fault().closeCode(), fault.fault().sentence());
                return false;
            }
            if (all) {
                rest = null;
                return true;
            }
        }
    }

    /** The core has all batches: the buffer belongs to every link of this thread, so what is left moves to one of our own. */
    private void keep(ByteBuffer bytes) {
        if (bytes != rest) {
            rest = ByteBuffer.allocate(Math.max(1, bytes.remaining())).put(bytes).flip();
        }
    }
}
