package dev.thalamus.hub.web;

import dev.thalamus.hub.core.Status;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.net.Gate;
import dev.thalamus.hub.web.Replies.Reply;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which path is answered by what, and who may ask. Thread-safe.
 *
 * <p>The page itself and {@code /healthz} are open to whoever may connect; everything that tells of agents wants the hub's token, where there is one.
 * Pages of {@code listen.origins} may call {@code /rpc} from a browser; no other page from elsewhere may, and none may read anything else.
 */
final class Routes implements HttpHandler {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long PATIENCE_SECONDS = 2;

    private final WebServer.Parts parts;
    private final Live live;
    private final StaticPages pages = new StaticPages();
    private final RpcOverHttp rpc;

    Routes(WebServer.Parts parts, Live live) {
        this.parts = parts;
        this.live = live;
        this.rpc = new RpcOverHttp(parts);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Replies.headers(exchange);
        Gate.Refusal refusal = parts.gate().place(exchange);
        if (refusal != null) {
            refuse(exchange, refusal);
            return;
        }
        String path = exchange.getRequestPath();
        Reply file = pages.at(path);
        if (file != null) {
            if (only(exchange, Methods.GET)) {
                Replies.send(exchange, file);
            }
            return;
        }
        switch (path) {
            case "/healthz" -> get(exchange, false, this::health);
            case "/api/status" -> get(exchange, true, this::status);
            case "/api/live" -> get(exchange, true, live::open);
            case "/metrics" -> get(exchange, true, this::metrics);
            case "/rpc" -> {
                Optional<String> page = parts.gate().listedOrigin(exchange);
                page.ifPresent(origin -> Replies.readableFor(exchange, origin));
                if (page.isPresent() && exchange.getRequestMethod().equals(Methods.OPTIONS)) {
                    Replies.preflight(exchange);
                } else if (only(exchange, Methods.POST) && mayAsk(exchange)) {
                    rpc.handle(exchange);
                }
            }
            default -> Replies.send(exchange,
                    Reply.text(404, "there is /, /api/status, /metrics, /healthz and, for POST, /rpc"));
        }
    }

    private interface Answer {
        void to(HttpServerExchange exchange);
    }

    private void get(HttpServerExchange exchange, boolean guarded, Answer answer) {
        if (only(exchange, Methods.GET) && (!guarded || mayAsk(exchange))) {
            answer.to(exchange);
        }
    }

    private static boolean only(HttpServerExchange exchange, HttpString method) {
        boolean head = method.equals(Methods.GET) && exchange.getRequestMethod().equals(Methods.HEAD);
        if (head || exchange.getRequestMethod().equals(method)) {
            return true;
        }
        exchange.getResponseHeaders().put(Headers.ALLOW, method.toString());
        Replies.send(exchange, Reply.text(405, "this address takes " + method));
        return false;
    }

    private boolean mayAsk(HttpServerExchange exchange) {
        Gate.Refusal refusal = parts.gate().token(exchange);
        if (refusal != null) {
            exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
            refuse(exchange, refusal);
        }
        return refusal == null;
    }

    private static void refuse(HttpServerExchange exchange, Gate.Refusal refusal) {
        exchange.setPersistent(false);
        Replies.send(exchange, Reply.text(refusal.status(), refusal.why()));
    }

    private void status(HttpServerExchange exchange) {
        var answer = new CompletableFuture<Status.Look>();
        parts.owner().submitElsewhere(Turn.of(() -> answer.complete(parts.status().look())));
        Replies.later(exchange, answer, look -> new Reply(200, Replies.JSON, JSON.writeValueAsBytes(parts.status().hub(look))));
    }

    private void metrics(HttpServerExchange exchange) {
        Replies.later(exchange, parts.view().get(), view -> new Reply(200, "text/plain; version=0.0.4; charset=utf-8",
                Metrics.text(view, parts.about().version()).getBytes(StandardCharsets.UTF_8)));
    }

    private void health(HttpServerExchange exchange) {
        boolean known = parts.gate().token(exchange) == null;
        Replies.later(exchange, parts.view().get().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS), view -> health(view, known));
    }

    private static Reply health(WebView view, boolean known) {
        @Nullable
        String problem = switch (view.snapshot().store().state()) {
            case OK -> null;
            case STALLED, QUARANTINED -> "degraded" + detail(view.snapshot().store(), known);
        };
        return problem == null ? Reply.text(200, "ok") : Reply.text(503, problem);
    }

    /** What is wrong may name folders of this machine: that is for whoever may ask. */
    private static String detail(StoreHealth health, boolean known) {
        return known ? ": " + health.detail() : "";
    }
}
