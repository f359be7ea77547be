package dev.thalamus.hub.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One load connection: a non-blocking socket, messages made by hand, what arrives told to a sink. Confined to the generator's thread. */
abstract class Wire {
    /** Told of everything that arrives. */
    interface Sink {
        /** A signal; {@code at} is where its payload's digits begin. */
        void signal(ByteBuffer in, int at);

        /** A message that is no signal: the answer to a request, or a notice. */
        default void text(ByteBuffer in, int at, int length) {}
    }

    /**
     * A message as it goes over the wire.
     *
     * @param digits where the 16 digits of its number begin
     */
    record Template(byte[] bytes, int digits) {}

    static final int DIGITS = 16;
    /** Most bytes that a sender gathers before they are written. */
    private static final int GATHERED = 512 << 10;
    private static final byte[] NOTHING = {};
    /** Shared by all wires of the thread: idle ones hold nothing. */
    private static final ByteBuffer IN = ByteBuffer.allocateDirect(256 << 10);

    final SocketChannel channel;
    final Sink sink;
    private ByteBuffer out = ByteBuffer.allocate(512);
    private byte[] rest = NOTHING;
    private int held;
    private long skipped;
    boolean registered;

    Wire(InetSocketAddress to, Sink sink) throws IOException {
        this.sink = sink;
        channel = SocketChannel.open(to);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** A signal to {@code target}, to everyone when that is empty; its payload is a JSON string of {@code payload} bytes that begins with digits. */
    abstract Template template(String target, int payload);

    /** Takes the message at the buffer's position, if it is whole. */
    abstract boolean message(ByteBuffer in) throws IOException;

    /** From now on it sends much. */
    void sends() { out = ByteBuffer.allocateDirect(GATHERED).put(out.flip()); }

    boolean room(Template template) { return out.remaining() >= template.bytes.length; }

    boolean unwritten() { return out.position() > 0; }

    /** Queues the template with {@code number} in its payload. */
    void put(Template template, long number) {
        int at = out.position() + template.digits;
        out.put(template.bytes);
        long left = number;
        for (int i = DIGITS - 1; i >= 0 && left > 0; i--) {
            out.put(at + i, (byte) ('0' + left % 10));
            left /= 10;
        }
    }

    void put(byte[] bytes) {
        if (out.remaining() < bytes.length) {
            out = ByteBuffer.allocate((out.capacity() + bytes.length) * 2).put(out.flip());
        }
        out.put(bytes);
    }

    void put(String text) { put(text.getBytes(StandardCharsets.UTF_8)); }

    void flush() throws IOException {
        out.flip();
        while (out.hasRemaining() && channel.write(out) > 0) {
            // Until the socket takes no more.
        }
        out.compact();
    }

    /** Leaves out {@code bytes} of what comes: a notice that no buffer holds. */
    void skip(ByteBuffer in, long bytes) {
        int here = (int) Math.min(bytes, in.remaining());
        in.position(in.position() + here);
        skipped = bytes - here;
        if (skipped == 0) {
            skippedAll();
        }
    }

    /** All of what was left out has come. */
    void skippedAll() {}

    /** Reads what is there; returns bytes read, -1 at the end. */
    int read() throws IOException {
        IN.clear().put(rest, 0, held);
        int count = channel.read(IN);
        if (count <= 0) {
            return count;
        }
        IN.flip();
        if (skipped > 0) {
            skip(IN, skipped);
        }
        while (IN.hasRemaining() && message(IN)) {
            // Message after message.
        }
        held = IN.remaining();
        if (held > rest.length) {
            rest = new byte[held];
        }
        IN.get(rest, 0, held);
        return count;
    }

    static long number(ByteBuffer in, int at) {
        long number = 0;
        for (int i = 0; i < DIGITS; i++) {
            number = number * 10 + in.get(at + i) - '0';
        }
        return number;
    }

    /** {@code "0000000000000000xxx…"} */
    static String payload(int bytes) {
        return '"' + "0".repeat(DIGITS) + "x".repeat(bytes - DIGITS - 2) + '"';
    }
}
