package dev.thalamus.hub.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket to a hub: messages out one at a time, messages in whole.
 *
 * <p>{@link #send} and {@link #close} belong to the agent's own thread; the rest is thread-safe. Reads the next message only after the last one
 * was taken, so a slow agent slows its hub and nothing piles up here.
 */
final class HubLink implements WebSocket.Listener {
    private static final int MESSAGE_LIMIT = 8 << 20;
    private static final long PATIENCE_SECONDS = 10;

    private final Inbox inbox;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private volatile @Nullable WebSocket socket;

    /** Takes whole messages; may wait. */
    @FunctionalInterface
    interface Inbox {
        void take(byte[] message) throws InterruptedException;
    }

    private HubLink(Inbox inbox) { this.inbox = inbox; }

    static HubLink open(HttpClient http, URI hub, Inbox inbox) throws IOException, InterruptedException {
        var link = new HubLink(inbox);
        link.socket = await(http.newWebSocketBuilder().buildAsync(hub, link));
        return link;
    }

    /** Sends one binary message and waits until it is written. */
    void send(byte[] bytes) throws IOException, InterruptedException {
        WebSocket to = socket;
        if (to == null || ended.isDone()) {
            throw new IOException("the link has ended");
        }
        var _ = await(to.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    /** Completes with the reason when the link has ended. */
    CompletableFuture<String> ended() { return ended; }

    /** Says goodbye, waits a second for the answer, and cuts. */
    void close() throws InterruptedException {
        WebSocket to = socket;
        if (to == null) {
            return;
        }
        try {
            if (!ended.isDone()) {
                var _ = await(to.sendClose(WebSocket.NORMAL_CLOSURE, ""));
                var _ = ended.get(1, TimeUnit.SECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException late) {
            // The hub did not say goodbye in time; the link is cut all the same.
        } finally {
            to.abort();
            ended.complete("closed");
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        if (message.size() + data.remaining() > MESSAGE_LIMIT) {
            return tooLong(from);
        }
        byte[] part = new byte[data.remaining()];
        data.get(part);
        message.writeBytes(part);
        if (last) {
            byte[] whole = message.toByteArray();
            message.reset();
            hand(whole);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (text.length() + data.length() > MESSAGE_LIMIT) {
            return tooLong(from);
        }
        text.append(data);
        if (last) {
            byte[] whole = text.toString().getBytes(StandardCharsets.UTF_8);
            text.setLength(0);
            hand(whole);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String why) {
        ended.complete(why.isEmpty() ? "the hub closed the link (" + code + ")" : "the hub closed the link (" + code + ": " + why + ")");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable fault) { ended.complete(sentence(fault)); }

    private @Nullable CompletionStage<?> tooLong(WebSocket from) {
        ended.complete("the hub sent a message over " + MESSAGE_LIMIT + " bytes");
        from.abort();
        return null;
    }

    private void hand(byte[] whole) {
        try {
            inbox.take(whole);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T await(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(sentence(failed.getCause() == null ? failed : failed.getCause()), failed);
        } catch (TimeoutException late) {
            var _ = future.cancel(true);
            throw new IOException("the hub did not answer within " + PATIENCE_SECONDS + " s", late);
        }
    }

    private static String sentence(Throwable fault) {
        String message = fault.getMessage();
        return message == null || message.isBlank() ? fault.getClass().getSimpleName() : message;
    }
}
