package dev.thalamus.hub.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/** An upgraded XNIO connection. Thread-safe as {@link Transport} says. */
final class ChannelTransport implements Transport {
    private final StreamConnection connection;
    private final StreamSinkChannel sink;
    private final StreamSourceChannel source;
    private final boolean secure;
    private final InetSocketAddress peer;
    private volatile boolean wantsReads = true;
    private volatile @Nullable Runnable leftover;

    ChannelTransport(StreamConnection connection, InetSocketAddress peer, boolean secure) {
        this.connection = connection;
        this.sink = connection.getSinkChannel();
        this.source = connection.getSourceChannel();
        this.peer = peer;
        this.secure = secure;
    }

    /** Whether the reading side is switched on; the read loop looks before every read. */
    boolean wantsReads() { return wantsReads; }

    @Override
    public long write(ByteBuffer[] buffers, int count) throws IOException {
        return count == 1 ? sink.write(buffers[0]) : sink.write(buffers, 0, count);
    }

    @Override
    public void awaitWritable() { sink.resumeWrites(); }

    /** Runs once, on the I/O thread, when reading goes on: bytes that were read already raise no event of the selector. */
    void onResume(Runnable work) {
        leftover = work;
    }

    @Override
    public void reading(boolean on) {
        wantsReads = on;
        if (!on) {
            source.suspendReads();
            // Another thread may have switched it on in between.
            if (!wantsReads) {
                return;
            }
        }
        source.resumeReads();
        Runnable work = leftover;
        if (work != null) {
            leftover = null;
            execute(work);
        }
    }

    @Override
    public boolean writesAnywhere() { return !secure; }

    @Override
    public void execute(Runnable work) { connection.getIoThread().execute(work); }

    @Override
    public void endWrites() {
        execute(() -> {
            try {
                sink.shutdownWrites();
                if (!sink.flush()) {
                    sink.getWriteSetter().set(channel -> {
                        try {
                            if (channel.flush()) {
                                channel.suspendWrites();
                            }
                        } catch (IOException gone) {
                            close();
                        }
                    });
                    sink.resumeWrites();
                }
            } catch (IOException gone) {
                close();
            }
        });
    }

    @Override
    public void close() { IoUtils.safeClose(connection); }

    @Override
    public String address() { return peer.getAddress().getHostAddress() + ":" + peer.getPort(); }

    @Override
    public boolean loopback() { return peer.getAddress().isLoopbackAddress(); }
}
