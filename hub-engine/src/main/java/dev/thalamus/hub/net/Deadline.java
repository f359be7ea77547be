package dev.thalamus.hub.net;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Ends a connection whose request is not read and answered in time: a body that comes a byte a minute costs its sender, nobody else.
 *
 * <p>Thread-safe. An upgrade answers its request; what may last longer says so with {@link #lift}.
 */
public final class Deadline implements HttpHandler {
    private static final AttachmentKey<XnioExecutor.Key> KEY = AttachmentKey.create(XnioExecutor.Key.class);

    private final HttpHandler next;
    private final long millis;

    public Deadline(Duration within, HttpHandler next) {
        this.next = next;
        this.millis = within.toMillis();
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        set(exchange, millis);
        exchange.addExchangeCompleteListener((done, further) -> {
            lift(done);
            further.proceed();
        });
        next.handleRequest(exchange);
    }

    /** Gives an exchange that much time from now. */
    public static void set(HttpServerExchange exchange, long millis) {
        lift(exchange);
        exchange.putAttachment(KEY, exchange.getIoThread().executeAfter(() -> {
            if (!exchange.isComplete() && !exchange.isUpgrade()) {
                IoUtils.safeClose(exchange.getConnection());
            }
        }, millis, TimeUnit.MILLISECONDS));
    }

    /** This answer may take as long as it likes. */
    public static void lift(HttpServerExchange exchange) {
        XnioExecutor.Key key = exchange.removeAttachment(KEY);
        if (key != null) {
            key.remove();
        }
    }
}
