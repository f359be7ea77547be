package dev.thalamus.hub.net;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.wire.FrameDecoder;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;

/**
 * The hub's socket: Undertow up to the HTTP upgrade, our frames after it.
 *
 * <p>Thread-safe. Undertow's own WebSocket API costs about ten times what the server allows; so the upgraded channel is taken from it.
 */
public final class Listener implements AutoCloseable {
    /** Most bytes that one read of a socket takes. */
    static final int READ_BYTES = 64 << 10;
    private static final int IO_THREADS = 2;

    /** What belongs to one I/O thread. */
    private record ThreadParts(InboundPool pool, ByteBuffer buffer) {}

    private final HubConfig config;
    private final LinkHandler handler;
    private final FlushList flushes;
    private final java.util.function.Consumer<Inbound> inbound;
    private final Map<XnioIoThread, ThreadParts> parts = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final LongAdder starvations = new LongAdder();
    private final Predicate<InetAddress> local;
    private final XnioWorker worker;
    private final Undertow server;
    private final InetSocketAddress bound;

    /**
     * Binds and listens.
     *
     * @param inbound runs inside a turn with what was read
     * @param gate who may pass
     * @param local tells programs on this machine from strangers
     * @param plain answers HTTP requests that are no upgrade
     * @throws IOException when the address cannot be bound; its message says what to do
     */
    public Listener(HubConfig config, LinkHandler handler, FlushList flushes, java.util.function.Consumer<Inbound> inbound, Gate gate,
            Predicate<InetAddress> local, HttpHandler plain)
            throws IOException {
        this.config = config;
        this.handler = handler;
        this.flushes = flushes;
        this.inbound = inbound;
        this.local = local;
        HubConfig.Listen listen = config.listen();
        worker = Xnio.getInstance().createWorker(OptionMap.builder()
                .set(Options.WORKER_NAME, "hub-io")
                .set(Options.WORKER_IO_THREADS, IO_THREADS)
                .set(Options.WORKER_TASK_CORE_THREADS, 1)
                .set(Options.WORKER_TASK_MAX_THREADS, 4)
                .set(Options.THREAD_DAEMON, true)
                .getMap());
        Undertow.Builder builder = Undertow.builder()
                .setWorker(worker)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 16 << 10)
                .setServerOption(UndertowOptions.MAX_HEADERS, 64)
                .setServerOption(UndertowOptions.MAX_PARAMETERS, 64)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) config.limits().text())
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int) config.limits().handshake().toMillis())
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, (int) config.limits().handshake().toMillis())
                .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                .setSocketOption(Options.TCP_NODELAY, true)
                .setSocketOption(Options.REUSE_ADDRESSES, true)
                .setSocketOption(Options.BACKLOG, 2_048)
                .setSocketOption(Options.CONNECTION_HIGH_WATER, accepted(config))
                .setSocketOption(Options.CONNECTION_LOW_WATER, accepted(config))
                .setHandler(new Deadline(config.limits().handshake(), new Handshake(config, this, gate, local, plain)));
        if (listen.cert() != null && listen.key() != null) {
            builder.addHttpsListener(listen.port(), listen.host(), Tls.server(listen.cert(), listen.key()))
                    .setSocketOption(Options.SSL_ENABLED_PROTOCOLS, org.xnio.Sequence.of(Tls.PROTOCOLS));
        } else {
            builder.addHttpListener(listen.port(), listen.host());
        }
        server = builder.build();
        try {
            server.start();
        } catch (RuntimeException failed) {
            worker.shutdownNow();
            throw explained(failed, listen);
        }
        bound = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
    }

    /** Where it listens, with the real port when 0 was asked for. */
    public InetSocketAddress address() { return bound; }

    /** The threads of all sockets, for the pages too. */
    public XnioWorker worker() { return worker; }

    /** How often a link had to stop reading because all batches were with the core. */
    public long starvations() {
        return starvations.sum();
    }

    /** Takes no new connections. */
    @Override
    public void close() throws IOException {
        server.stop();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(2, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            worker.shutdownNow();
        }
    }

    /** The upgrade is answered: from here on the connection is a link. Runs on its I/O thread. */
    void upgraded(StreamConnection connection, HttpServerExchange exchange, boolean operator, Runnable onEnd) {
        InetSocketAddress peer = exchange.getSourceAddress();
        var transport = new ChannelTransport(connection, peer, config.listen().cert() != null, local.test(peer.getAddress()));
        var link = new Link(ids.incrementAndGet(), transport, handler, flushes, false);
        link.network(Network.of(peer.getAddress()).getHostAddress());
        link.operator(operator);
        link.path(exchange.getRequestPath());
        wire(link, transport, connection, FrameDecoder.Role.SERVER, onEnd);
        handler.opened(link);
        transport.reading(true);
    }

    /** A connection that this hub opened and that was upgraded. Reads nothing before {@link Link#reading}. Runs on its I/O thread. */
    Link dialled(StreamConnection connection, InetSocketAddress peer, boolean secure, ByteBuffer already) {
        var transport = new ChannelTransport(connection, peer, secure, local.test(peer.getAddress()));
        var link = new Link(ids.incrementAndGet(), transport, handler, flushes, true);
        link.network(Network.of(peer.getAddress()).getHostAddress());
        LinkReader reader = wire(link, transport, connection, FrameDecoder.Role.CLIENT, () -> {});
        if (already.hasRemaining()) {
            reader.beginWith(already, connection.getSourceChannel());
        }
        return link;
    }

    private LinkReader wire(Link link, ChannelTransport transport, StreamConnection connection, FrameDecoder.Role role, Runnable onEnd) {
        ThreadParts mine = parts.computeIfAbsent(connection.getIoThread(), thread -> new ThreadParts(
                new InboundPool(inbound, starvations), ByteBuffer.allocateDirect(READ_BYTES)));
        var reader = new LinkReader(link, transport, handler, mine.pool, mine.buffer,
                new FrameDecoder(role, config.limits().message()));
        connection.getCloseSetter().set(channel -> {
            onEnd.run();
            link.end(1006, Clause.CLOSED.of());
        });
        connection.getSinkChannel().getWriteSetter().set(channel -> {
            try {
                // TLS may hold encrypted bytes back that nothing else would push out.
                if (!channel.flush()) {
                    return;
                }
            } catch (IOException broken) {
                link.end(1006, Clause.WRITE_FAILED.of(broken.getMessage()));
                return;
            }
            channel.suspendWrites();
            handler.writable(link);
        });
        connection.getSourceChannel().getReadSetter().set(reader::readable);
        link.reader(() -> reader.readable(connection.getSourceChannel()));
        return reader;
    }

    /** Opens connections to other hubs on the same threads. */
    public Dialer dialer() { return new Dialer(this, worker); }

    void refused(HttpServerExchange exchange, int status, String why) {
        @Nullable
        InetSocketAddress peer = exchange.getSourceAddress();
        handler.refused(peer == null ? "unknown" : peer.getAddress().getHostAddress() + ":" + peer.getPort(), status, why);
    }

    /** Sockets that are accepted at all: enough above the limit of connections that those beyond it are told why. */
    private static int accepted(HubConfig config) {
        return Math.min(config.limits().connections(), Network.mostConnections()) + 1_000;
    }

    private static IOException explained(RuntimeException failed, HubConfig.Listen listen) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                String what = String.valueOf(cause.getMessage());
                return new BindException(what.contains("in use")
                        ? Clause.PORT_TAKEN.of(listen.port(), listen.host())
                        : "cannot listen on " + listen.host() + ":" + listen.port() + ": " + what);
            }
        }
        return new IOException(Clause.CANNOT_LISTEN.of(listen.host() + ":" + listen.port(), failed.getMessage()), failed);
    }
}
