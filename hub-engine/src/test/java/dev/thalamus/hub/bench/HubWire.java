package dev.thalamus.hub.bench;

import dev.thalamus.hub.wire.FrameEncoder;
import dev.thalamus.hub.wire.Kind;
import dev.thalamus.hub.wire.SignalFrame;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An agent of NeuralHub's protocol, for the hub and for both relays. */
final class HubWire extends Wire {
    private static final int MASK_KEY = 4;
    /** Nothing longer is looked at: it names everyone who is there. */
    private static final int LONGEST = 32 << 10;
    private final String hash;

    HubWire(InetSocketAddress to, String name, String hash, Sink sink) throws IOException {
        super(to, sink);
        this.hash = hash;
        channel.write(ByteBuffer.wrap(("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
        var answer = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (answer.indexOf("\r\n\r\n") < 0) {
            if (channel.read(one.clear()) < 0) {
                throw new IOException("no upgrade: " + answer);
            }
            answer.append((char) one.get(0));
        }
        channel.configureBlocking(false);
        put(frame(("{\"_ctrl\": \"register\", \"agent_id\": \"" + name + "\", \"neural_hash\": \"" + hash + "\"}")
                .getBytes(StandardCharsets.UTF_8)));
        flush();
    }

    @Override
    Template template(String target, int payload) {
        byte[] text = payload(payload).getBytes(StandardCharsets.US_ASCII);
        byte[] frame = frame(SignalFrame.encode(0, 1.0, new byte[16], hash, target, text));
        return new Template(frame, frame.length - payload + 1);
    }

    /** A request that the hub answers when the signal is delivered, or on disk. */
    static Template request(String target, int payload) {
        String before = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"v1.agent.transmit\",\"params\":{\"target\":\"" + target
                + "\",\"signal_type\":\"ACTION_POTENTIAL\",\"payload\":";
        byte[] message = (before + payload(payload) + "}}").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = frame(message);
        return new Template(frame, frame.length - message.length + before.length() + 1);
    }

    /** Masked with 0, so that masking costs the generator nothing; the hub unmasks all the same. */
    private static byte[] frame(byte[] message) {
        ByteBuffer frame = ByteBuffer.allocate(FrameEncoder.headerSize(message.length) + MASK_KEY + message.length);
        FrameEncoder.putMaskedHeader(frame, Kind.BINARY, message.length, 0);
        return frame.put(message).array();
    }

    @Override
    void skippedAll() { registered = true; }

    @Override
    boolean message(ByteBuffer in) throws IOException {
        int start = in.position();
        if (in.remaining() < 2) {
            return false;
        }
        int opcode = in.get(start) & 0x0F;
        long length = in.get(start + 1) & 0x7F;
        int header = length < 126 ? 2 : length == 126 ? 4 : 10;
        if (in.remaining() < header) {
            return false;
        }
        if (header == 4) {
            length = in.getShort(start + 2) & 0xFFFF;
        } else if (header == 10) {
            length = in.getLong(start + 2);
        }
        if (in.remaining() < header + length) {
            if (length <= LONGEST) {
                return false;
            }
            skip(in, header + length);
            return true;
        }
        int at = start + header;
        if (opcode == 9) {
            byte[] cookie = new byte[(int) length];
            in.get(at, cookie);
            pong(cookie);
        } else if (opcode == 8 && length >= 2) {
            byte[] reason = new byte[(int) length - 2];
            in.get(at + 2, reason);
            throw new IOException("the server closed a link: " + in.getShort(at) + " " + new String(reason, StandardCharsets.UTF_8));
        } else if (length > SignalFrame.HEADER && in.get(at) == 'N' && in.get(at + 1) == 'P') {
            sink.signal(in, SignalFrame.HEADER + at + (in.get(at + 28) & 0xFF) + (in.get(at + 29) & 0xFF) + 1);
        } else {
            registered = true;
            sink.text(in, at, (int) length);
        }
        in.position(at + (int) length);
        return true;
    }

    private void pong(byte[] cookie) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(FrameEncoder.headerSize(cookie.length) + MASK_KEY + cookie.length);
        FrameEncoder.putMaskedHeader(frame, Kind.PONG, cookie.length, 0);
        put(frame.put(cookie).array());
        flush();
    }
}
