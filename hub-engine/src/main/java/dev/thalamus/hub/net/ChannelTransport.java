package dev.thalamus.hub.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
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
    private final boolean local;
    private final InetSocketAddress peer;
    private volatile boolean wantsReads = true;
    private volatile @Nullable Runnable leftover;

    ChannelTransport(StreamConnection connection, InetSocketAddress peer, boolean secure, boolean local) {
        this.connection = connection;
        this.sink = connection.getSinkChannel();
        this.source = connection.getSourceChannel();
        this.peer = peer;
        this.secure = secure;
        this.local = local;
    }

    /** Whether the reading side is switched on; the read loop looks before every read. */
    boolean wantsReads() { return wantsReads; }

    @Override
    public long write(ByteBuffer[] buffers, int count) throws IOException {
        return count == 1 ? sink.write(buffers[0]) : sink.write(buffers, 0, count);
    }

    @Override
    public boolean flush() throws IOException { return sink.flush(); }

    @Override
    public void awaitWritable() { sink.resumeWrites(); }

    /**
     * Switches reading off at once when another thread asked for it; called by the read loop when it leaves bytes unread, because TLS takes a listener
     * that is called again and again and reads nothing for a fault, and closes the connection.
     */
    void obey() {
        if (secure && !wantsReads) {
            switchReads();
        }
    }

    /** Runs once, on the I/O thread, when reading goes on: bytes that were read already raise no event of the selector. */
    void onResume(Runnable work) {
        leftover = work;
    }

    @Override
    public void reading(boolean on) {
        wantsReads = on;
        if (secure && Thread.currentThread() != connection.getIoThread()) {
            // The state of TLS belongs to the I/O thread.
            execute(this::switchReads);
        } else {
            switchReads();
        }
    }

    @Override
    public boolean heldUp() { return !wantsReads; }

    private void switchReads() {
        if (!wantsReads) {
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
    public void close() {
        if (secure && Thread.currentThread() != connection.getIoThread()) {
            // Closing gives TLS buffers back to a shared pool: not while their own thread may be filling them.
            try {
                execute(() -> IoUtils.safeClose(connection));
                return;
            } catch (RejectedExecutionException stopped) {
                // The I/O thread is gone, so nobody else touches them.
            }
        }
        IoUtils.safeClose(connection);
    }

    @Override
    public String address() { return peer.getAddress().getHostAddress() + ":" + peer.getPort(); }

    @Override
    public boolean loopback() { return local; }
}
