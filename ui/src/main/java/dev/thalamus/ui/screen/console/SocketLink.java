package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.host.HubAddress;
import dev.thalamus.ui.screen.console.Target.Failure;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection from its first message to its end: whole messages out, whole messages in. Thread-safe. */
final class SocketLink implements WebSocket.Listener {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Who is told what comes; on the client's threads, one after the other. */
    interface Ear {
        void heard(String message);

        /** It is over, for whatever reason; told once or more. */
        void over(SocketLink link, Failure why);
    }

    private final URI url;
    private final int largest;
    private final Ear ear;
    private final CompletableFuture<WebSocket> socket;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private CompletableFuture<WebSocket> tail;

    /** @param largest characters or bytes of a message; a longer one costs the link */
    @SuppressWarnings("this-escape") // the listener is told nothing before it is whole: messages are asked for in onOpen
    SocketLink(HttpClient http, URI url, int largest, Ear ear) {
        this.url = url;
        this.largest = largest;
        this.ear = ear;
        socket = http.newWebSocketBuilder().connectTimeout(CONNECT).buildAsync(url, this);
        tail = socket;
    }

    /** Sends one message after those before it, as the client takes one at a time; fails with a {@link Failure}. */
    synchronized CompletableFuture<Void> write(String message) {
        tail = tail.thenCompose(ready -> ready.sendText(message, true));
        return tail.handle((sent, problem) -> {
            if (problem != null) {
                throw failure(problem);
            }
            return null;
        });
    }

    void abort() {
        if (!socket.cancel(true)) {
            var _ = socket.thenAccept(WebSocket::abort);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        if (text.length() + part.length() > largest) {
            tooLarge();
            return null;
        }
        text.append(part);
        if (last) {
            ear.heard(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        if (bytes.size() + part.remaining() > largest) {
            tooLarge();
            return null;
        }
        byte[] piece = new byte[part.remaining()];
        part.get(piece);
        bytes.writeBytes(piece);
        if (last) {
            ear.heard(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
        }
        from.request(1);
        return null;
    }

    private void tooLarge() {
        abort();
        ear.over(this, new Failure(Failure.Kind.TOO_LARGE, Integer.toString(largest)));
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String why) {
        ear.over(this, new Failure(Failure.Kind.CLOSED, code + (why.isEmpty() ? "" : " " + why)));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable problem) { ear.over(this, failure(problem)); }

    private Failure failure(Throwable problem) {
        Throwable cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return switch (cause) {
            case Failure failure -> failure;
            case WebSocketHandshakeException refused ->
                new Failure(Failure.Kind.NO_UPGRADE, Integer.toString(refused.getResponse().statusCode()));
            case HttpConnectTimeoutException _,ConnectException _ ->
                new Failure(Failure.Kind.UNREACHABLE, HubAddress.shown(url.toString()));
            default -> new Failure(Failure.Kind.CLOSED, cause.getMessage() == null ? cause.toString() : cause.getMessage());
        };
    }
}
