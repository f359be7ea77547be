package dev.thalamus.ui.screen.console;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** A WebSocket server of one page: answers each text message with what the script says. */
final class ScriptedSocket implements AutoCloseable {
    private final ServerSocket server;
    private final Function<String, List<String>> script;

    ScriptedSocket(Function<String, List<String>> script) throws IOException {
        this.script = script;
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    Thread.ofVirtual().start(() -> serve(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    String address() { return "ws://127.0.0.1:" + server.getLocalPort(); }

    private void serve(Socket client) {
        try (client; var in = new DataInputStream(client.getInputStream()); var out = new DataOutputStream(client.getOutputStream())) {
            shakeHands(in, out);
            while (true) {
                int first = in.readUnsignedByte();
                int length = in.readUnsignedByte() & 0x7f;
                length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
                byte[] mask = in.readNBytes(4);
                byte[] body = in.readNBytes(length);
                for (int i = 0; i < body.length; i++) {
                    body[i] ^= mask[i % 4];
                }
                if ((first & 0x0f) == 8) {
                    return;
                }
                for (String answer : script.apply(new String(body, StandardCharsets.UTF_8))) {
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    out.writeByte(0x81);
                    // The shortest form of the length: the client takes no other.
                    if (bytes.length < 126) {
                        out.writeByte(bytes.length);
                    } else if (bytes.length < 65_536) {
                        out.writeByte(126);
                        out.writeShort(bytes.length);
                    } else {
                        out.writeByte(127);
                        out.writeLong(bytes.length);
                    }
                    out.write(bytes);
                    out.flush();
                }
            }
        } catch (IOException ended) {
            // The client went away.
        }
    }

    private static void shakeHands(DataInputStream in, DataOutputStream out) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII), 1);
        String key = "";
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                    + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IOException(impossible);
        }
    }

    @Override
    public void close() throws IOException { server.close(); }
}
