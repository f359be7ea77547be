package dev.thalamus.app;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An agent that shares no code with the hub: the JDK's WebSocket client and the page of the protocol. */
final class PlainAgent implements WebSocket.Listener, AutoCloseable {
    private static final int HEADER = 34;

    private final WebSocket socket;
    private final String hash;
    private final CompletableFuture<Void> registered = new CompletableFuture<>();
    private final List<String> signals = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private volatile int closedWith;

    PlainAgent(HttpClient http, URI hub, String name, String hash) throws Exception {
        this.hash = hash;
        socket = http.newWebSocketBuilder().buildAsync(hub, this).get(10, TimeUnit.SECONDS);
        String hello = "{\"_ctrl\": \"register\", \"agent_id\": \"" + name + "\", \"neural_hash\": \"" + hash + "\"}";
        socket.sendBinary(ByteBuffer.wrap(hello.getBytes(StandardCharsets.UTF_8)), true).get(10, TimeUnit.SECONDS);
        registered.get(10, TimeUnit.SECONDS);
    }

    /** Payloads of the signals that came, in order. */
    List<String> signals() { return signals; }

    /** The close code that the hub sent, 0 while the link lives. */
    int closedWith() { return closedWith; }

    void send(String target, String payload) throws Exception {
        byte[] from = hash.getBytes(StandardCharsets.UTF_8);
        byte[] to = target.getBytes(StandardCharsets.UTF_8);
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(HEADER + from.length + to.length + body.length).put((byte) 'N').put((byte) 'P').put((byte) 1)
                .put((byte) 0).putDouble(System.currentTimeMillis() / 1e3).putLong(System.nanoTime()).putLong(1).put((byte) from.length)
                .put((byte) to.length).putInt(body.length).put(from).put(to).put(body).flip();
        socket.sendBinary(frame, true).get(10, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        message.writeBytes(part);
        if (last) {
            take(message.toByteArray());
            message.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String why) {
        closedWith = code;
        return null;
    }

    @Override
    public void close() { socket.abort(); }

    private void take(byte[] whole) {
        if (whole[0] == '{') {
            if (new String(whole, StandardCharsets.UTF_8).contains("\"registered\"")) {
                registered.complete(null);
            }
            return;
        }
        int names = Byte.toUnsignedInt(whole[28]) + Byte.toUnsignedInt(whole[29]);
        signals.add(new String(whole, HEADER + names, ByteBuffer.wrap(whole).getInt(30), StandardCharsets.UTF_8));
    }
}
