package dev.thalamus.hub.net;

import dev.thalamus.hub.config.HubConfig;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Decides who becomes a link: RFC 6455 section 4.2, and what protects a hub on loopback from web pages (Origin and Host checks).
 *
 * <p>Runs on I/O threads. Any path is accepted, as NeuralHub does; {@code Connection} is not looked at because its agents are not alone in
 * leaving it out.
 */
final class Handshake implements HttpHandler {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final HttpString WS_KEY = new HttpString("Sec-WebSocket-Key");
    private static final HttpString WS_VERSION = new HttpString("Sec-WebSocket-Version");
    private static final HttpString WS_ACCEPT = new HttpString("Sec-WebSocket-Accept");

    private final HubConfig config;
    private final Listener listener;
    private final HttpHandler plain;
    private final Origins origins;
    private final byte[] token;
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<InetAddress, AtomicInteger> perAddress = new ConcurrentHashMap<>();

    Handshake(HubConfig config, Listener listener, HttpHandler plain) {
        this.config = config;
        this.listener = listener;
        this.plain = plain;
        this.origins = new Origins(config.listen());
        this.token = config.listen().token().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        HeaderMap headers = exchange.getRequestHeaders();
        String upgrade = headers.getFirst(Headers.UPGRADE);
        String host = headers.getFirst(Headers.HOST);
        String origin = headers.getFirst(Headers.ORIGIN);
        if (!origins.hostAllowed(host)) {
            refuse(exchange, 403, "this Host is not the hub's own: " + shown(host));
        } else if (!origins.originAllowed(origin)) {
            refuse(exchange, 403, "pages from " + shown(origin) + " may not connect; add the origin to listen.origins to allow it");
        } else if (upgrade == null || !upgrade.equalsIgnoreCase("websocket")) {
            plain.handleRequest(exchange);
        } else if (!exchange.getRequestMethod().equals(Methods.GET)) {
            refuse(exchange, 405, "a WebSocket begins with GET");
        } else if (!validKey(headers.getFirst(WS_KEY))) {
            refuse(exchange, 400, "Sec-WebSocket-Key is missing or not 16 bytes of base64");
        } else if (!"13".equals(headers.getFirst(WS_VERSION))) {
            exchange.getResponseHeaders().put(WS_VERSION, "13");
            refuse(exchange, 426, "Sec-WebSocket-Version must be 13");
        } else if (!tokenShown(exchange)) {
            refuse(exchange, 401, "this hub wants a token: ?token=… or Authorization: Bearer …");
        } else {
            admit(exchange, String.valueOf(headers.getFirst(WS_KEY)));
        }
    }

    private void admit(HttpServerExchange exchange, String key) throws NoSuchAlgorithmException {
        InetAddress peer = exchange.getSourceAddress().getAddress();
        AtomicInteger ofPeer = peer.isLoopbackAddress() ? null : perAddress.computeIfAbsent(peer, any -> new AtomicInteger());
        if (connections.incrementAndGet() > config.limits().connections()) {
            connections.decrementAndGet();
            refuse(exchange, 503, "the hub has as many connections as it may (" + config.limits().connections() + ")");
            return;
        }
        if (ofPeer != null && ofPeer.incrementAndGet() > config.limits().connectionsPerAddress()) {
            leave(peer, ofPeer);
            refuse(exchange, 503, "this address has as many connections as it may (" + config.limits().connectionsPerAddress() + ")");
            return;
        }
        byte[] digest = MessageDigest.getInstance("SHA-1").digest((key.trim() + GUID).getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
        exchange.getResponseHeaders().put(WS_ACCEPT, Base64.getEncoder().encodeToString(digest));
        exchange.upgradeChannel((connection, done) -> listener.upgraded(connection, done, () -> leave(peer, ofPeer)));
        exchange.endExchange();
    }

    private void leave(InetAddress peer, @Nullable AtomicInteger ofPeer) {
        connections.decrementAndGet();
        if (ofPeer != null && ofPeer.decrementAndGet() <= 0) {
            perAddress.remove(peer, ofPeer);
        }
    }

    private boolean tokenShown(HttpServerExchange exchange) {
        if (token.length == 0) {
            return true;
        }
        String authorization = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        String shown = "";
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            shown = authorization.substring(7).trim();
        } else {
            Deque<String> values = exchange.getQueryParameters().get("token");
            if (values != null && !values.isEmpty()) {
                shown = values.getFirst();
            }
        }
        return MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
    }

    private void refuse(HttpServerExchange exchange, int status, String why) {
        listener.refused(exchange, status, why);
        exchange.setStatusCode(status);
        exchange.setPersistent(false);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseSender().send(why + "\n");
    }

    private static boolean validKey(@Nullable String key) {
        if (key == null) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(key.trim()).length == 16;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** What a stranger sent, made harmless for one line of log. */
    private static String shown(@Nullable String text) {
        if (text == null) {
            return "(none)";
        }
        String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() > 100 ? clean.substring(0, 100) + "…" : clean;
    }
}
