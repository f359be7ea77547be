package dev.thalamus.hub.web;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.core.Requests;
import dev.thalamus.hub.core.Status;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.net.Deadline;
import dev.thalamus.hub.net.Gate;
import dev.thalamus.hub.net.Tls;
import dev.thalamus.hub.query.History;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.XnioWorker;

/**
 * The pages for browsers, monitors and scripts, on a port of their own. Thread-safe.
 *
 * <p>They share the I/O threads of the hub's own listener, never block them, and ask the core by turns.
 */
public final class WebServer implements AutoCloseable {
    /** Up to so many times its limit a request is read to its end before it is refused; a longer one is cut off. */
    private static final int READ_OUT = 4;
    /** Far more than a team's browsers and monitors need, so that silent ones do not fill it before their time is over; more wait at the door. */
    private static final int CONNECTIONS = 1_024;

    /**
     * What the pages need.
     *
     * @param view what is true now, taken in one turn
     */
    public record Parts(HubConfig config, Gate gate, SerialOwner owner, Requests requests, Status status, Clock clock, History history,
            Supplier<CompletableFuture<WebView>> view, About about) {}

    /** Whose pages these are. */
    public record About(String version, String url, String domain) {}

    private final Undertow server;
    private final Live live;
    private final InetSocketAddress bound;

    /**
     * Binds and serves.
     *
     * @throws IOException when the address cannot be bound; its message says what to do
     */
    public WebServer(Parts parts, XnioWorker worker) throws IOException {
        HubConfig.Listen listen = parts.config().listen();
        int port = parts.config().web().dashboardPort();
        live = new Live(parts.history(), parts.view(), parts.about());
        Undertow.Builder builder = Undertow.builder()
                .setWorker(worker)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 16 << 10)
                .setServerOption(UndertowOptions.MAX_HEADERS, 64)
                .setServerOption(UndertowOptions.MAX_PARAMETERS, 64)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, READ_OUT * (long) parts.config().limits().text())
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int) parts.config().limits().handshake().toMillis())
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, (int) parts.config().limits().handshake().toMillis())
                .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                .setSocketOption(Options.TCP_NODELAY, true)
                .setSocketOption(Options.REUSE_ADDRESSES, true)
                .setSocketOption(Options.CONNECTION_HIGH_WATER, CONNECTIONS)
                .setSocketOption(Options.CONNECTION_LOW_WATER, CONNECTIONS)
                .setHandler(new Deadline(parts.config().limits().handshake(), new Routes(parts, live)));
        if (listen.cert() != null && listen.key() != null) {
            builder.addHttpsListener(port, listen.host(), Tls.server(listen.cert(), listen.key()))
                    .setSocketOption(Options.SSL_ENABLED_PROTOCOLS, Sequence.of(Tls.PROTOCOLS));
        } else {
            builder.addHttpListener(port, listen.host());
        }
        server = builder.build();
        try {
            server.start();
        } catch (RuntimeException failed) {
            live.close();
            throw explained(failed, listen.host(), port);
        }
        bound = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
    }

    /** Where the pages are served. */
    public InetSocketAddress address() { return bound; }

    @Override
    public void close() {
        live.close();
        server.stop();
    }

    private static IOException explained(RuntimeException failed, String host, int port) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                // Neither a BindException nor caused by one: the hub's own port is another matter, and may be changed by whoever embeds it.
                return new IOException(Clause.DASHBOARD_TAKEN.of(host + ":" + port, cause.getMessage()));
            }
        }
        return new IOException("the dashboard cannot listen on " + host + ":" + port + ": " + failed.getMessage(), failed);
    }
}
