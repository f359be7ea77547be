package dev.thalamus.hub.net;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.Clause;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
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
    private final Gate gate;
    private final Predicate<InetAddress> local;
    private final int mostConnections;
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<InetAddress, AtomicInteger> perAddress = new ConcurrentHashMap<>();

    Handshake(HubConfig config, Listener listener, Gate gate, Predicate<InetAddress> local, HttpHandler plain) {
        this.config = config;
        this.listener = listener;
        this.plain = plain;
        this.gate = gate;
        this.local = local;
        this.mostConnections = Math.min(config.limits().connections(), Network.mostConnections());
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        HeaderMap headers = exchange.getRequestHeaders();
        String upgrade = headers.getFirst(Headers.UPGRADE);
        Gate.Refusal refusal = gate.place(exchange);
        if (refusal != null) {
            refuse(exchange, refusal.status(), refusal.why());
        } else if (upgrade == null || !upgrade.equalsIgnoreCase("websocket")) {
            plain.handleRequest(exchange);
        } else if (!exchange.getRequestMethod().equals(Methods.GET)) {
            refuse(exchange, 405, Clause.BEGINS_WITH_GET.of());
        } else if (!validKey(headers.getFirst(WS_KEY))) {
            refuse(exchange, 400, Clause.WEBSOCKET_KEY.of());
        } else if (!"13".equals(headers.getFirst(WS_VERSION))) {
            exchange.getResponseHeaders().put(WS_VERSION, "13");
            refuse(exchange, 426, Clause.WEBSOCKET_VERSION.of());
        } else if ((refusal = gate.token(exchange)) != null) {
            refuse(exchange, refusal.status(), refusal.why());
        } else {
            admit(exchange, String.valueOf(headers.getFirst(WS_KEY)), gate.operator(exchange));
        }
    }

    private void admit(HttpServerExchange exchange, String key, boolean operator) throws NoSuchAlgorithmException {
        InetAddress peer = Network.of(exchange.getSourceAddress().getAddress());
        AtomicInteger ofPeer = local.test(exchange.getSourceAddress().getAddress())
                ? null
                : perAddress.computeIfAbsent(peer, any -> new AtomicInteger());
        if (connections.incrementAndGet() > mostConnections) {
            connections.decrementAndGet();
            if (ofPeer != null && ofPeer.get() <= 0) {
                perAddress.remove(peer, ofPeer);
            }
            refuse(exchange, 503, Clause.HUB_FULL.of(mostConnections));
            return;
        }
        if (ofPeer != null && ofPeer.incrementAndGet() > config.limits().connectionsPerAddress()) {
            leave(peer, ofPeer);
            refuse(exchange, 503, Clause.ADDRESS_FULL.of(config.limits().connectionsPerAddress()));
            return;
        }
        byte[] digest = MessageDigest.getInstance("SHA-1").digest((key.trim() + GUID).getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
        exchange.getResponseHeaders().put(WS_ACCEPT, Base64.getEncoder().encodeToString(digest));
        exchange.upgradeChannel((connection, done) -> listener.upgraded(connection, done, operator, () -> leave(peer, ofPeer)));
        exchange.endExchange();
    }

    private void leave(InetAddress peer, @Nullable AtomicInteger ofPeer) {
        connections.decrementAndGet();
        if (ofPeer != null && ofPeer.decrementAndGet() <= 0) {
            perAddress.remove(peer, ofPeer);
        }
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
}
