package dev.thalamus.hub.net;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A WebSocket client that sends whatever it is told, right or wrong. */
final class RawClient implements AutoCloseable {
    static final String UPGRADE = "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    private static final int MASK = 0x37FA213D;
    private static final byte[] MARK = "the end of this case".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    RawClient(int port) throws IOException { this(new Socket("localhost", port)); }

    RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 64 << 10));
        out = socket.getOutputStream();
    }

    /** Sends bytes in one write; a server that has closed already does not matter. */
    RawClient send(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException closed) {
            // What it said before it closed is what counts.
        }
        return this;
    }

    RawClient send(String text) { return send(text.getBytes(StandardCharsets.ISO_8859_1)); }

    RawClient upgrade() throws IOException {
        send(UPGRADE);
        answer();
        return this;
    }

    /** The answer's status line and headers. */
    String answer() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int last = 0; last != 0x0d0a0d0a;) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            bytes.write(b);
            last = last << 8 | b;
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Everything that comes until the server closes, or until it has answered everything so far. */
    List<String> answers() throws IOException {
        send(frame(0x89, MARK));
        String last = show(0x8A, MARK);
        var frames = new ArrayList<String>();
        for (;;) {
            String next = frame();
            if (next.equals(last)) {
                return frames;
            }
            frames.add(next);
            if (next.equals("end")) {
                return frames;
            }
        }
    }

    /** The next frame, or "end". */
    String frame() throws IOException {
        try {
            int first = in.readUnsignedByte();
            long length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            byte[] payload = in.readNBytes((int) length);
            return show(first, payload);
        } catch (EOFException end) {
            return "end";
        } catch (java.net.SocketException reset) {
            return "end";
        }
    }

    /** How a frame is compared: close frames by their code alone. */
    static String show(int first, byte[] payload) {
        if (first == 0x88) {
            return "close " + (payload.length < 2 ? "empty" : ByteBuffer.wrap(payload).getShort() & 0xFFFF);
        }
        String head = Integer.toHexString(first) + " ";
        return head + (payload.length <= 16 ? HexFormat.of().formatHex(payload) : payload.length + " bytes " + Arrays.hashCode(payload));
    }

    /** A masked frame in its shortest form. */
    static byte[] frame(int first, byte[] payload) {
        int n = payload.length;
        return frame(first, n < 126 ? n : n < 65536 ? 126 : 127, n, payload, true);
    }

    /** Any frame: {@code small} is the 7-bit length, {@code declared} what follows it when that is 126 or 127. */
    static byte[] frame(int first, int small, long declared, byte[] payload, boolean masked) {
        var buffer = ByteBuffer.allocate(14 + payload.length).put((byte) first).put((byte) (small | (masked ? 0x80 : 0)));
        if (small == 126) {
            buffer.putShort((short) declared);
        } else if (small == 127) {
            buffer.putLong(declared);
        }
        if (masked) {
            buffer.putInt(MASK);
        }
        byte[] key = ByteBuffer.allocate(4).putInt(MASK).array();
        for (int i = 0; i < payload.length; i++) {
            buffer.put((byte) (masked ? payload[i] ^ key[i & 3] : payload[i]));
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Override
    public void close() throws IOException { socket.close(); }
}
