package dev.thalamus.hub.net;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.wire.FrameEncoder;
import dev.thalamus.hub.wire.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection: what goes out, how much of it waits, and how it ends.
 *
 * <p>Confined to the core, but for what says otherwise. Frames are copied into shared direct buffers and written together at the end of a turn;
 * what the socket does not take waits and is counted in {@link #queuedBytes}. The owner compares that with its budgets: the link itself never
 * refuses a frame and never blocks.
 */
public final class Link {
    private final int id;
    private final Transport transport;
    private final LinkHandler handler;
    private final FlushList flushes;
    private final OutboundBytes outbound;
    private final AtomicBoolean ended = new AtomicBoolean();
    private boolean dirty;
    private boolean blocked;
    private boolean handedOver;
    private boolean closing;
    private @Nullable Object session;
    private final Set<String> keys = new HashSet<>(2);
    private String network = "";
    private boolean operator;
    private String path = "/";
    private Runnable reader = () -> {};
    private long settledThere;
    private volatile long writtenThere;
    private volatile long lastReadNanos;
    private volatile long readBytes;
    private volatile int messageLimit;

    /** @param masks whether this side is the client and masks its frames */
    public Link(int id, Transport transport, LinkHandler handler, FlushList flushes, boolean masks) {
        this.id = id;
        this.transport = transport;
        this.handler = handler;
        this.flushes = flushes;
        this.outbound = new OutboundBytes(flushes.pool, masks);
        this.lastReadNanos = System.nanoTime();
    }

    /** Unique in this process. Thread-safe. */
    public int id() { return id; }

    /** The peer's IP address and port. Thread-safe. */
    public String address() { return transport.address(); }

    /** Whether the peer is on this machine. Thread-safe. */
    public boolean loopback() { return transport.loopback(); }

    /** The stranger behind it: its IP address, or its network where one stranger has many. Thread-safe once the link is open. */
    public String network() {
        return network;
    }

    void network(String stranger) { network = stranger; }

    /** Whether it showed the operator's token. Thread-safe once the link is open. */
    public boolean operator() { return operator; }

    void operator(boolean shown) { operator = shown; }

    /** An agent spoke over it by the key of that id. */
    public void provenBy(String keyId) { keys.add(keyId); }

    /** Whether an agent spoke over it by the key of that id. */
    public boolean isProvenBy(String keyId) { return keys.contains(keyId); }

    /** The path of its request. Thread-safe once the link is open. */
    public String path() { return path; }

    void path(String requested) { path = requested; }

    /** What the owner attached. */
    public @Nullable Object session() { return session; }

    public void attach(@Nullable Object owner) { session = owner; }

    /** Bytes that wait for the socket. */
    public int queuedBytes() { return outbound.queued(); }

    /** Bytes of frames that were handed to the socket since the link began. */
    public long writtenBytes() {
        return outbound.written() + writtenThere - settledThere;
    }

    /** Bytes of frames that were given to the link since it began. */
    public long offeredBytes() {
        return outbound.written() + outbound.queued();
    }

    /** Whether a close frame was sent or the connection is over. */
    public boolean closing() { return closing; }

    /** {@link System#nanoTime()} of the last byte read. Thread-safe. */
    public long lastReadNanos() { return lastReadNanos; }

    /** Lets the peer send larger messages from now on; 0 for the hub's usual limit. Thread-safe. */
    public void messageLimit(int bytes) {
        messageLimit = bytes;
    }

    int messageLimit() { return messageLimit; }

    /** Bytes read since the link began. Thread-safe. */
    public long readBytes() { return readBytes; }

    /** On the I/O thread, which alone reads. */
    void touch(long nanos, int bytes) {
        lastReadNanos = nanos;
        long sum = readBytes + bytes;
        readBytes = sum;
    }

    /** Stops or resumes reading from the peer. Thread-safe. */
    public void reading(boolean on) { transport.reading(on); }

    /** Whether the hub keeps it from being read. Thread-safe. */
    public boolean heldUp() { return transport.heldUp(); }

    void reader(Runnable whatIsThere) { reader = whatIsThere; }

    /** Reads what the socket holds now, if it may be read, then does {@code after} on the I/O thread; nothing when the I/O has stopped. Thread-safe. */
    public void readThen(Runnable after) {
        try {
            transport.execute(() -> {
                reader.run();
                after.run();
            });
        } catch (RejectedExecutionException stopped) {
            // The whole process' I/O ends.
        }
    }

    /** Sends one binary message; the bytes are copied. */
    public void sendBinary(byte[] bytes, int offset, int length) {
        send(Kind.BINARY, bytes, offset, length);
    }

    /** Sends one message, as text or binary; the bytes are copied. */
    public void send(boolean text, byte[] bytes) {
        send(text ? Kind.TEXT : Kind.BINARY, bytes, 0, bytes.length);
    }

    /** Sends a ping that carries {@code cookie}; the pong brings it back. */
    public void ping(long cookie) {
        byte[] bytes = new byte[8];
        ByteBuffer.wrap(bytes).putLong(cookie);
        send(Kind.PING, bytes, 0, 8);
    }

    /** Answers a ping. */
    public void pong(byte[] bytes, int offset, int length) { send(Kind.PONG, bytes, offset, length); }

    /** Begins the closing handshake: nothing is sent after this. The owner ends the link when the peer does not answer in time. */
    public void close(int code, String reason) {
        if (closing) {
            return;
        }
        byte[] payload = FrameEncoder.close(code, reason);
        send(Kind.CLOSE, payload, 0, payload.length);
        closing = true;
    }

    /** Ends the connection now; what still waits is dropped. Thread-safe, works once. */
    public void end(int code, String reason) {
        if (ended.compareAndSet(false, true)) {
            transport.close();
            handler.ended(this, code, reason);
        }
    }

    /** Whether the connection is over. Thread-safe. */
    public boolean ended() { return ended.get(); }

    /** Gives the buffers back after the end. */
    public void discard() {
        closing = true;
        if (handedOver) {
            // The I/O thread holds the buffers. Its close was asked for before this, so after it they are ours again.
            try {
                transport.execute(() -> handler.writable(this));
            } catch (RejectedExecutionException stopped) {
                // The whole process' I/O ends; so do the buffers.
            }
            return;
        }
        outbound.clear();
    }

    /** Called by the core when {@link LinkHandler#writable} was reported. */
    public void writable() {
        blocked = false;
        if (handedOver) {
            handedOver = false;
            if (ended.get()) {
                discard();
                return;
            }
            long there = writtenThere;
            outbound.settle(there - settledThere);
            settledThere = there;
            finishClose();
        }
        write();
    }

    private void send(Kind kind, byte[] bytes, int offset, int length) {
        if (closing || ended.get()) {
            return;
        }
        outbound.add(kind, bytes, offset, length);
        if (!dirty) {
            dirty = true;
            flushes.add(this);
        }
        if (outbound.queued() >= flushes.given(length) && !blocked) {
            write();
        }
    }

    /** Writes what the socket takes now, without waiting for the end of the turn. */
    public void flushNow() {
        if (!blocked) {
            write();
        }
    }

    void flush() {
        dirty = false;
        if (!blocked) {
            write();
        }
    }

    private void write() {
        if (outbound.queued() == 0 || handedOver || ended.get()) {
            return;
        }
        if (transport.writesAnywhere()) {
            try {
                writeHere();
            } catch (IOException broken) {
                end(1006, Clause.WRITE_FAILED.of(broken.getMessage()));
            }
        } else {
            handedOver = true;
            ByteBuffer[] gathered = outbound.gather();
            transport.execute(() -> writeThere(gathered));
        }
    }

    private void writeHere() throws IOException {
        while (outbound.queued() > 0) {
            ByteBuffer[] gathered = outbound.gather();
            long n = transport.write(gathered, gathered.length);
            outbound.settle(n);
            if (n == 0 || gathered[gathered.length - 1].hasRemaining()) {
                blocked = true;
                transport.awaitWritable();
                return;
            }
        }
        finishClose();
    }

    /** On the connection's I/O thread: TLS must not be written by others. Exactly one call of writable() follows, which takes over again. */
    private void writeThere(ByteBuffer[] gathered) {
        try {
            ByteBuffer last = gathered[gathered.length - 1];
            while (last.hasRemaining()) {
                long n = transport.write(gathered, gathered.length);
                if (n == 0) {
                    transport.awaitWritable();
                    return;
                }
                long sum = writtenThere + n;
                writtenThere = sum;
            }
            if (!transport.flush()) {
                transport.awaitWritable();
                return;
            }
            handler.writable(this);
        } catch (IOException broken) {
            end(1006, Clause.WRITE_FAILED.of(broken.getMessage()));
        }
    }

    private void finishClose() {
        if (closing && outbound.queued() == 0) {
            transport.endWrites();
        }
    }

    /** For messages of the owner. */
    @Override
    public String toString() { return "link " + id + " " + transport.address(); }
}
