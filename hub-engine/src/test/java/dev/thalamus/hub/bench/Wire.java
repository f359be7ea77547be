package dev.thalamus.hub.bench;

import dev.thalamus.hub.wire.FrameEncoder;
import dev.thalamus.hub.wire.Kind;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One load connection: a non-blocking socket, frames made by hand, received signals told to a sink. One thread. */
final class Wire {
    /** Told of every signal that arrives; {@code at} is where its payload's 16 digits begin. */
    interface Sink {
        void signal(Wire wire, ByteBuffer in, int at);
    }

    final java.nio.channels.SocketChannel channel;
    final String hash;
    final int index;
    private final ByteBuffer in = ByteBuffer.allocateDirect(256 << 10);
    private final ByteBuffer out = ByteBuffer.allocateDirect(512 << 10);
    private final Sink sink;
    boolean registered;
    long texts;

    Wire(java.net.InetSocketAddress to, String name, String hash, int index, Sink sink) throws java.io.IOException {
        this.hash = hash;
        this.index = index;
        this.sink = sink;
        channel = java.nio.channels.SocketChannel.open(to);
        channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
        channel.write(ByteBuffer.wrap(("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
        var answer = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (answer.indexOf("\r\n\r\n") < 0) {
            if (channel.read(one.clear()) < 0) {
                throw new java.io.IOException("no upgrade: " + answer);
            }
            answer.append((char) one.get(0));
        }
        channel.configureBlocking(false);
        text("{\"_ctrl\": \"register\", \"agent_id\": \"" + name + "\", \"neural_hash\": \"" + hash + "\"}");
    }

    void text(String message) throws java.io.IOException {
        put(Kind.BINARY, message.getBytes(StandardCharsets.UTF_8));
        flush();
    }

    /** A masked frame with mask 0, so that masking costs the generator nothing; the hub unmasks all the same. */
    private void put(Kind kind, byte[] payload) {
        FrameEncoder.putMaskedHeader(out, kind, payload.length, 0);
        out.put(payload);
    }

    boolean room(int bytes) { return out.remaining() >= bytes + 16; }

    /** A signal whose payload is a JSON string that begins with 16 digits. */
    static byte[] template(String source, String target, int payload) {
        byte[] text = new byte[payload];
        Arrays.fill(text, (byte) 'x');
        text[0] = '"';
        text[payload - 1] = '"';
        Arrays.fill(text, 1, 17, (byte) '0');
        return SignalFrame.encode(0, 1.0, new byte[16], source, target, text);
    }

    /** Queues the template with {@code number} written into its payload. */
    void signal(byte[] template, int payload, long number) {
        FrameEncoder.putMaskedHeader(out, Kind.BINARY, template.length, 0);
        int at = out.position();
        out.put(template);
        long rest = number;
        for (int i = 16; i >= 1 && rest > 0; i--) {
            out.put(at + template.length - payload + i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }

    void flush() throws java.io.IOException {
        out.flip();
        while (out.hasRemaining() && channel.write(out) > 0) {
            // Until the socket takes no more.
        }
        out.compact();
    }

    boolean pendingOut() { return out.position() > 0; }

    static long number(ByteBuffer in, int at) {
        long number = 0;
        for (int i = 0; i < 16; i++) {
            number = number * 10 + in.get(at + i) - '0';
        }
        return number;
    }

    /** Reads what is there; returns bytes read, -1 at the end. */
    int read() throws java.io.IOException {
        int n = channel.read(in);
        if (n <= 0) {
            return n;
        }
        in.flip();
        while (frame()) {
            // Frame after frame.
        }
        in.compact();
        return n;
    }

    private boolean frame() throws java.io.IOException {
        int start = in.position();
        if (in.remaining() < 2) {
            return false;
        }
        int opcode = in.get(start) & 0x0F;
        int length = in.get(start + 1) & 0x7F;
        int header = 2;
        if (length == 126) {
            if (in.remaining() < 4) {
                return false;
            }
            length = in.getShort(start + 2) & 0xFFFF;
            header = 4;
        } else if (length == 127) {
            if (in.remaining() < 10) {
                return false;
            }
            length = (int) in.getLong(start + 2);
            header = 10;
        }
        if (in.remaining() < header + length) {
            return false;
        }
        int at = start + header;
        if (opcode == 9) {
            byte[] cookie = new byte[length];
            in.get(at, cookie);
            put(Kind.PONG, cookie);
            flush();
        } else if (length > 34 && in.get(at) == 'N' && in.get(at + 1) == 'P') {
            sink.signal(this, in, SignalFrame.HEADER + at + (in.get(at + 28) & 0xFF) + (in.get(at + 29) & 0xFF) + 1);
        } else {
            registered = true;
            texts++;
        }
        in.position(at + length);
        return true;
    }
}
