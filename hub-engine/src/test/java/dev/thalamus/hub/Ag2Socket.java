package dev.thalamus.hub;

import dev.thalamus.hub.wire.FrameEncoder;
import dev.thalamus.hub.wire.Kind;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An agent of AG2 on a plain blocking socket, so that a measurement is of the hub and not of a client's library. One thread reads, one writes. */
final class Ag2Socket implements AutoCloseable {
    private static final String ID = "\"envelope_id\":\"";

    final String agent;
    private final Socket socket;
    private final DataInputStream in;

    /** Takes over the connection of a registered agent. */
    Ag2Socket(String url, String name, String agent) throws IOException {
        this.agent = agent;
        socket = Raw.connect(url);
        socket.getOutputStream().write(("GET /network HTTP/1.1\r\nHost: " + URI.create(url).getAuthority() + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        Raw.headers(socket.getInputStream());
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        send("{\"kind\": \"hello\", \"name\": \"" + name
                + "\", \"auth_scheme\": \"none\", \"auth_claim\": {}, \"since_envelope_id\": \"g\"}");
        if (!read().contains("welcome")) {
            throw new IOException(name + " is not welcome");
        }
    }

    void send(String frame) throws IOException {
        socket.getOutputStream().write(FrameEncoder.maskedFrame(Kind.TEXT, frame.getBytes(StandardCharsets.UTF_8), 0x5A17_C3E9));
    }

    void request(String id, String op, String params) throws IOException {
        send("{\"kind\": \"request\", \"request_id\": \"" + id + "\", \"op\": \"" + op + "\", \"params\": " + params + "}");
    }

    void post(String channel, String text, String causation) throws IOException {
        request("p", "post_envelope", "{\"envelope\": {\"channel_id\": \"" + channel + "\", \"sender_id\": \"" + agent
                + "\", \"audience\": null, \"event_type\": \"ag2.msg.text\", \"event_data\": {\"text\": \"" + text
                + "\"}, \"causation_id\": "
                + (causation.isEmpty() ? "null" : '"' + causation + '"') + "}}");
    }

    void acknowledge(String channel, String envelope) throws IOException {
        send("{\"kind\": \"receipt\", \"envelope_id\": \"" + envelope + "\", \"status\": \"ack\", \"recipient_id\": \"" + agent
                + "\", \"channel_id\": \"" + channel + "\", \"reason\": \"\"}");
    }

    /** The next frame, as text. */
    String read() throws IOException {
        for (;;) {
            int kind = in.readUnsignedByte() & 0x0F;
            int small = in.readUnsignedByte();
            int length = small == 126 ? in.readUnsignedShort() : small == 127 ? (int) in.readLong() : small;
            byte[] payload = in.readNBytes(length);
            switch (kind) {
                case 1 -> {
                    return new String(payload, StandardCharsets.UTF_8);
                }
                case 9 -> socket.getOutputStream().write(FrameEncoder.maskedFrame(Kind.PONG, payload, 0));
                default -> throw new EOFException("the hub ended the connection: " + new String(payload, StandardCharsets.UTF_8));
            }
        }
    }

    /** The id of the next envelope that is delivered; answers to requests between are checked and counted as nothing. */
    String delivered() throws IOException {
        for (;;) {
            String frame = read();
            if (frame.endsWith("\"notify\"}")) {
                int at = frame.indexOf(ID) + ID.length();
                return frame.substring(at, frame.indexOf('"', at));
            }
            answered(frame);
        }
    }

    /** Takes the next frame as the answer to a request. */
    void answered() throws IOException { answered(read()); }

    private static void answered(String frame) throws IOException {
        if (!frame.contains("\"ok\":true")) {
            throw new IOException("refused: " + frame);
        }
    }

    @Override
    public void close() throws IOException { socket.close(); }
}
