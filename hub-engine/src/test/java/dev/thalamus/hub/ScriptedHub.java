package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.wire.FrameDecoder;
import dev.thalamus.hub.wire.FrameEncoder;
import dev.thalamus.hub.wire.Kind;
import dev.thalamus.hub.wire.MessageBatch;
import dev.thalamus.hub.wire.WireFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The accepting side of a NeuralHub, as the transcripts show it: token check, echo of the caller's domain, pong, nothing of its own. */
final class ScriptedHub implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    volatile String token;
    volatile boolean deaf;
    /** How it answers upgrades, when not as asked. */
    volatile String status = "";
    /** The close code with which it answers registrations, 0 to take them. */
    volatile int closeCode;
    /** The largest message that it takes, bytes. */
    volatile int mostBytes = 1 << 28;

    ScriptedHub(String token) {
        this.token = token;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    sockets.add(socket);
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    int port() { return server.getLocalPort(); }

    /** The next message of that kind; others before it are skipped. */
    JsonNode heard(String kind) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            for (;;) {
                JsonNode next = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(next).as("%s within %d s", kind, PATIENCE_SECONDS).isNotNull();
                if (next.path("_ctrl").asString("").equals(kind)) {
                    return next;
                }
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    void say(String json) { sockets.forEach(socket -> send(socket, Kind.BINARY, json.getBytes(StandardCharsets.UTF_8))); }

    /** As a process that is told to stop: a close frame without a code. */
    void goodbye() {
        sockets.forEach(socket -> send(socket, Kind.CLOSE, new byte[0]));
        drop();
    }

    /** As a killed process: no close frame. */
    void drop() {
        sockets.forEach(ScriptedHub::close);
        sockets.clear();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException ignored) {
            // It is gone either way.
        }
        drop();
    }

    private void serve(Socket socket) {
        try {
            handshake(socket);
            var decoder = new FrameDecoder(FrameDecoder.Role.SERVER, mostBytes);
            var batch = new MessageBatch(64 << 10);
            byte[] bytes = new byte[64 << 10];
            for (int n; (n = socket.getInputStream().read(bytes)) >= 0;) {
                var in = ByteBuffer.wrap(bytes, 0, n);
                boolean all;
                do {
                    try {
                        all = decoder.decode(in, batch);
                    } catch (WireFault tooLarge) {
                        refuse(socket, tooLarge);
                        return;
                    }
                    for (int i = 0; i < batch.count(); i++) {
                        message(socket, batch.kind(i), batch.copy(i));
                    }
                    batch.clear();
                } while (!all);
            }
        } catch (IOException over) {
            // As every script ends.
        }
        close(socket);
    }

    /** Closes, and reads on until the other side has heard it: a reset would take the close frame away. */
    private static void refuse(Socket socket, WireFault fault) throws IOException {
        send(socket, Kind.CLOSE, FrameEncoder.close(fault.fault().closeCode(), fault.fault().sentence()));
        socket.setSoTimeout(500);
        try {
            socket.getInputStream().skip(1 << 28);
        } catch (SocketTimeoutException quiet) {
            // It has heard enough.
        }
        close(socket);
    }

    private void message(Socket socket, Kind kind, byte[] bytes) throws IOException {
        if (deaf) {
            return;
        }
        switch (kind) {
            case PING -> send(socket, Kind.PONG, bytes);
            case CLOSE -> {
                send(socket, Kind.CLOSE, new byte[0]);
                socket.close();
            }
            case PONG -> {
            }
            case TEXT, BINARY -> {
                JsonNode json = TestAgent.JSON.readTree(bytes);
                switch (json.path("_ctrl").asString("")) {
                    case "ping" ->
                        send(socket, Kind.BINARY, "{\"_ctrl\": \"pong\", \"ts\": 1795238423.2984471}".getBytes(StandardCharsets.UTF_8));
                    case "hub_register" -> {
                        if (closeCode != 0) {
                            send(socket, Kind.CLOSE, FrameEncoder.close(closeCode, "not now"));
                            socket.close();
                            return;
                        }
                        if (json.path("token").asString("").equals(token)) {
                            send(socket, Kind.BINARY, ("{\"_ctrl\": \"hub_registered\", \"domain\": \"" + json.path("domain").asString("")
                                    + "\"}").getBytes(StandardCharsets.UTF_8));
                        } else {
                            send(socket, Kind.CLOSE, new byte[0]);
                            socket.close();
                        }
                    }
                    default -> {
                    }
                }
                heard.add(json);
            }
        }
    }

    private static void send(Socket socket, Kind kind, byte[] payload) {
        try {
            synchronized (socket) {
                socket.getOutputStream().write(FrameEncoder.frame(kind, payload));
            }
        } catch (IOException over) {
            close(socket);
        }
    }

    private void handshake(Socket socket) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                throw new IOException("closed in the handshake");
            }
            head.write(b);
        }
        if (!status.isEmpty()) {
            socket.getOutputStream().write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            throw new IOException("not upgraded");
        }
        String key = head.toString(StandardCharsets.US_ASCII).lines().filter(line -> line.startsWith("Sec-WebSocket-Key:"))
                .map(line -> line.substring(18).trim()).findFirst().orElseThrow();
        try {
            String accept = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII)));
            socket.getOutputStream().write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is gone either way.
        }
    }
}
