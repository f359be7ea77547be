package dev.thalamus.hub.web;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** How answers are sent, and the headers that keep a page from doing what it was not written for. Thread-safe. */
final class Replies {
    static final String JSON = "application/json";
    static final String TEXT = "text/plain; charset=utf-8";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final HttpString CSP = new HttpString("Content-Security-Policy");
    private static final HttpString NO_SNIFF = new HttpString("X-Content-Type-Options");
    private static final HttpString NO_FRAME = new HttpString("X-Frame-Options");
    private static final HttpString NO_REFERRER = new HttpString("Referrer-Policy");
    private static final HttpString OWN_ORIGIN = new HttpString("Cross-Origin-Resource-Policy");

    private static final HttpString ALLOWED_ORIGIN = new HttpString("Access-Control-Allow-Origin");
    private static final HttpString ALLOWED_METHODS = new HttpString("Access-Control-Allow-Methods");
    private static final HttpString ALLOWED_HEADERS = new HttpString("Access-Control-Allow-Headers");
    private static final HttpString ALLOWED_FOR = new HttpString("Access-Control-Max-Age");

    private Replies() {}

    /** What every answer says. */
    static void headers(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(CSP, POLICY);
        headers.put(NO_SNIFF, "nosniff");
        headers.put(NO_FRAME, "DENY");
        headers.put(NO_REFERRER, "no-referrer");
        headers.put(OWN_ORIGIN, "same-origin");
        headers.put(Headers.CACHE_CONTROL, "no-store");
    }

    /** Lets a browser hand the answer to a page of another origin. */
    static void readableFor(HttpServerExchange exchange, String origin) {
        exchange.getResponseHeaders().put(ALLOWED_ORIGIN, origin);
        exchange.getResponseHeaders().put(Headers.VARY, "Origin");
    }

    /** The answer to a browser that asks before it lets a page call. */
    static void preflight(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(ALLOWED_METHODS, "POST");
        headers.put(ALLOWED_HEADERS, "Content-Type, Authorization");
        headers.put(ALLOWED_FOR, "600");
        exchange.setStatusCode(204);
        exchange.endExchange();
    }

    /** An answer as it goes out. */
    record Reply(int status, String type, byte[] body) {
        static Reply text(int status, String sentence) {
            return new Reply(status, TEXT, (sentence + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    static void send(HttpServerExchange exchange, Reply reply) {
        if (exchange.isResponseStarted()) {
            return;
        }
        exchange.setStatusCode(reply.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, reply.type());
        exchange.getResponseSender().send(ByteBuffer.wrap(reply.body()));
    }

    /** Sends what a turn will answer, encoded outside of the turn; whoever asks a hub that is stopping is told so. */
    static <T> void later(HttpServerExchange exchange, CompletableFuture<T> answer, Function<T, Reply> reply) {
        exchange.dispatch(SameThreadExecutor.INSTANCE,
                () -> answer.thenApplyAsync(reply, exchange.getConnection().getWorker())
                        .exceptionally(failed -> Reply.text(503, "the hub does not answer now"))
                        .thenAccept(ready -> onItsThread(exchange, () -> send(exchange, ready))));
    }

    private static void onItsThread(HttpServerExchange exchange, Runnable work) {
        try {
            exchange.getIoThread().execute(work);
        } catch (RejectedExecutionException stopped) {
            // The listener is gone, and with it whoever asked.
        }
    }
}
