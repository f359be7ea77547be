package dev.thalamus.hub;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/** What the hub's own port says to a browser. Thread-safe. */
final class Pages {
    private Pages() {}

    /** 426: this is a WebSocket, and how to reach it. */
    static HttpHandler plain() {
        return (HttpServerExchange exchange) -> {
            exchange.setStatusCode(426);
            exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
            exchange.getResponseSender().send("This is a Thalamus hub. Agents connect to it with a WebSocket at this address.\n");
        };
    }
}
