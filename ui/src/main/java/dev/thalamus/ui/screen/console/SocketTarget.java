package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.JsonItem;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A hub reached by its WebSocket address, without registering as an agent. Thread-safe.
 *
 * <p>Connects when something is sent and again after a link has ended. An answer is told by its id; one without an id is the oldest question's;
 * messages that answer nothing are dropped and counted. An answer above {@value #LARGEST} characters costs the link.
 */
final class SocketTarget implements Target {
    static final int LARGEST = 4 << 20;
    static final int MOST_OPEN = 64;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private record Question(Set<String> ids, CompletableFuture<String> answer) {}

    private final HttpClient http;
    private final URI url;
    private final Deque<Question> open = new ArrayDeque<>();
    private @Nullable Connection current;
    private long strays;

    /** @throws Failure when {@code address} is no WebSocket address */
    SocketTarget(HttpClient http, String address) {
        this.http = http;
        url = url(address);
    }

    /** Reads an address as people write it: {@code host:port} is a WebSocket without TLS. */
    static URI url(String address) {
        String plain = address.strip();
        try {
            URI url = new URI(plain.contains("://") ? plain : "ws://" + plain);
            if (url.getHost() != null && ("ws".equals(url.getScheme()) || "wss".equals(url.getScheme()))) {
                return url;
            }
        } catch (java.net.URISyntaxException wrong) {
            // Said below.
        }
        throw new Failure(Failure.Kind.ADDRESS, shown(plain));
    }

    /** An address without the secrets in it, for every place where a person can read it. */
    static String shown(String address) {
        return address.replaceAll("(?i)([?&][^=&#]*(?:token|secret|password|key)[^=&#]*=)[^&#]*", "$1••••")
                .replaceAll("://[^/@]*@", "://••••@");
    }

    /** Messages that answered nothing. */
    synchronized long strays() { return strays; }

    @Override
    public CompletableFuture<String> send(String request, boolean answered, Duration patience) {
        var question = new Question(ids(request), new CompletableFuture<>());
        Connection connection;
        synchronized (this) {
            if (open.size() >= MOST_OPEN) {
                return CompletableFuture.failedFuture(new Failure(Failure.Kind.TOO_MANY, Integer.toString(MOST_OPEN)));
            }
            if (current == null) {
                current = new Connection();
            }
            connection = current;
            if (answered) {
                open.add(question);
            }
        }
        connection.write(request).whenComplete((sent, problem) -> {
            if (problem != null) {
                ended(connection, failure(problem));
                question.answer.completeExceptionally(failure(problem));
            } else if (!answered) {
                question.answer.complete("");
            }
        });
        return HubTarget.patient(question.answer, patience).whenComplete((answer, problem) -> forget(question));
    }

    @Override
    public void close() {
        Connection old;
        synchronized (this) {
            old = current;
        }
        if (old != null) {
            old.abort();
            ended(old, new Failure(Failure.Kind.CLOSED, ""));
        }
    }

    private synchronized void forget(Question question) { open.remove(question); }

    private void ended(Connection connection, Failure why) {
        Deque<Question> orphans;
        synchronized (this) {
            if (current != connection) {
                return;
            }
            current = null;
            orphans = new ArrayDeque<>(open);
            open.clear();
        }
        orphans.forEach(question -> question.answer.completeExceptionally(why));
    }

    private void arrived(String message) {
        Set<String> ids = ids(message);
        Question asked = null;
        synchronized (this) {
            for (Question question : open) {
                if (asked == null && question.ids.stream().anyMatch(ids::contains)) {
                    asked = question;
                }
            }
            if (asked == null && ids.contains("null")) {
                asked = open.peekFirst();
            }
            if (asked == null) {
                strays++;
            } else {
                open.remove(asked);
            }
        }
        if (asked != null) {
            asked.answer.complete(message);
        }
    }

    /** The ids of a request, an answer or a batch of them; an error without one has {@code null}. */
    private static Set<String> ids(String message) {
        var ids = new HashSet<String>();
        try {
            JsonItem root = JsonItem.read(message);
            for (JsonItem item : root.kind() == JsonItem.Kind.ARRAY ? root.children() : java.util.List.of(root)) {
                JsonItem id = item.get("id");
                if (id != null) {
                    ids.add(id.json());
                } else if (item.get("error") != null) {
                    ids.add("null");
                }
            }
        } catch (JsonItem.Wrong noJson) {
            // A request that is no JSON is answered with an error that has no id.
        }
        return ids;
    }

    private Failure failure(Throwable problem) {
        Throwable cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return switch (cause) {
            case Failure failure -> failure;
            case WebSocketHandshakeException refused ->
                new Failure(Failure.Kind.NO_UPGRADE, Integer.toString(refused.getResponse().statusCode()));
            case HttpConnectTimeoutException _,ConnectException _ -> new Failure(Failure.Kind.UNREACHABLE, shown(url.toString()));
            default -> new Failure(Failure.Kind.CLOSED, cause.getMessage() == null ? cause.toString() : cause.getMessage());
        };
    }

    /** One link. */
    private final class Connection implements WebSocket.Listener {
        private final CompletableFuture<WebSocket> socket;
        private final StringBuilder text = new StringBuilder();
        private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        private CompletableFuture<WebSocket> tail;

        @SuppressWarnings("this-escape") // the listener is told nothing before it is whole: messages are asked for in onOpen
        Connection() {
            socket = http.newWebSocketBuilder().connectTimeout(CONNECT).buildAsync(url, this);
            tail = socket;
        }

        /** One after the other: the client takes one message at a time. */
        synchronized CompletableFuture<WebSocket> write(String request) {
            tail = tail.thenCompose(ready -> ready.sendText(request, true));
            return tail;
        }

        void abort() {
            if (!socket.cancel(true)) {
                var _ = socket.thenAccept(WebSocket::abort);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            if (text.length() + part.length() > LARGEST) {
                tooLarge();
                return null;
            }
            text.append(part);
            if (last) {
                arrived(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            if (bytes.size() + part.remaining() > LARGEST) {
                tooLarge();
                return null;
            }
            byte[] piece = new byte[part.remaining()];
            part.get(piece);
            bytes.writeBytes(piece);
            if (last) {
                arrived(bytes.toString(StandardCharsets.UTF_8));
                bytes.reset();
            }
            from.request(1);
            return null;
        }

        private void tooLarge() {
            abort();
            ended(this, new Failure(Failure.Kind.TOO_LARGE, Integer.toString(LARGEST)));
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String why) {
            ended(this, new Failure(Failure.Kind.CLOSED, code + (why.isEmpty() ? "" : " " + why)));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable problem) { ended(this, failure(problem)); }
    }
}
