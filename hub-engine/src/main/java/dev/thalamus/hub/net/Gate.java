package dev.thalamus.hub.net;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.Clause;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an HTTP request may reach the hub: its Host and Origin (a page in a browser is not a program), and its token.
 *
 * <p>Thread-safe. Tokens are compared in constant time and are never part of a refusal's sentence.
 */
public final class Gate {
    /** Why a request may not pass: an HTTP status and a sentence for a person. */
    public record Refusal(int status, String why) {}

    private final Origins origins;
    private final byte[] token;
    private final byte[] operatorToken;

    /** @param operatorToken what the operator of this hub shows; empty when nobody is */
    public Gate(HubConfig.Listen listen, String operatorToken) {
        this.origins = new Origins(listen);
        this.token = listen.token().getBytes(StandardCharsets.UTF_8);
        this.operatorToken = operatorToken.getBytes(StandardCharsets.UTF_8);
    }

    /** Looks at where the request comes from; null when that may be. */
    public @Nullable Refusal place(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        HeaderValues hosts = headers.get(Headers.HOST);
        if (hosts != null && hosts.size() > 1) {
            return new Refusal(400, Clause.ONE_HOST.of());
        }
        String host = headers.getFirst(Headers.HOST);
        if (!origins.hostAllowed(host)) {
            return new Refusal(403, Clause.FOREIGN_HOST.of(shown(host)));
        }
        HeaderValues pages = headers.get(Headers.ORIGIN);
        for (String origin : pages == null ? java.util.List.<String>of() : pages) {
            if (!origins.originAllowed(origin)) {
                return new Refusal(403, Clause.FOREIGN_PAGE.of(shown(origin)));
            }
        }
        return null;
    }

    /** The origin of the page that asks, if it is one of {@code listen.origins}: only those may read answers in a browser. */
    public Optional<String> listedOrigin(HttpServerExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.ORIGIN)).filter(origins::listed);
    }

    /** Looks for the hub's token, where one is wanted; null when it was shown. The operator's is as good. */
    public @Nullable Refusal token(HttpServerExchange exchange) {
        return token.length == 0 || operator(exchange) || same(token, shownToken(exchange))
                ? null
                : new Refusal(401, Clause.WANTS_TOKEN.of());
    }

    /** Whether the operator's token was shown, in the header only: URLs are remembered and passed on. */
    public boolean operator(HttpServerExchange exchange) {
        String shown = bearer(exchange);
        return operatorToken.length > 0 && shown != null && same(operatorToken, shown);
    }

    private static boolean same(byte[] wanted, String shown) {
        return MessageDigest.isEqual(wanted, shown.getBytes(StandardCharsets.UTF_8));
    }

    private static String shownToken(HttpServerExchange exchange) {
        String bearer = bearer(exchange);
        if (bearer != null) {
            return bearer;
        }
        Deque<String> values = exchange.getQueryParameters().get("token");
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }

    private static @Nullable String bearer(HttpServerExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7) ? authorization.substring(7).trim() : null;
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
