package dev.thalamus.hub.net;

import dev.thalamus.hub.model.Clause;
import io.undertow.UndertowOptions;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.xnio.IoFuture;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioExecutor;
import org.xnio.XnioWorker;

/**
 * Opens WebSocket connections to other hubs: resolve, connect, TLS, upgrade, each with a deadline.
 *
 * <p>Thread-safe, never blocks: names are resolved on a virtual thread, all else runs on the listener's I/O threads.
 */
public final class Dialer {
    /**
     * Where to.
     *
     * @param pem whose certificates count besides the system's authorities; null for those alone
     */
    public record Address(URI uri, @Nullable Path pem) {
        boolean secure() { return "wss".equalsIgnoreCase(uri.getScheme()); }

        int port() { return uri.getPort() > 0 ? uri.getPort() : secure() ? 443 : 80; }

        /** The host without the brackets of an IPv6 address. */
        String host() {
            String host = uri.getHost();
            return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        }
    }

    /** What came of a dial. */
    public sealed interface Outcome {
        /** The link stands and reads nothing yet. */
        record Linked(Link link) implements Outcome {}

        /** @param lasting whether a person must do something: another try will end the same way */
        record Failed(String why, boolean lasting) implements Outcome {}
    }

    private final Listener listener;
    private final XnioWorker worker;

    Dialer(Listener listener, XnioWorker worker) {
        this.listener = listener;
        this.worker = worker;
    }

    /**
     * Dials.
     *
     * @param connect time to resolve and connect
     * @param upgrade time for TLS and the upgrade after that
     * @param done told once, on some thread
     */
    public void dial(Address to, Duration connect, Duration upgrade, Consumer<Outcome> done) {
        var once = new Once(done);
        XnioExecutor.Key alarm = worker.getIoThread().executeAfter(
                () -> once.fail(Clause.NO_CONNECTION.of(connect.toMillis()), false), connect.toMillis(), TimeUnit.MILLISECONDS);
        Thread.ofVirtual().name("hub-dial").start(() -> {
            try {
                connect(to, new InetSocketAddress(InetAddress.getByName(to.host()), to.port()), upgrade, once, alarm);
            } catch (UnknownHostException unknown) {
                alarm.remove();
                once.fail(Clause.NO_HOST.of(to.host()), false);
            } catch (NoSuchFileException missing) {
                alarm.remove();
                once.fail(Clause.NO_TRUST_FILE.of(missing.getFile()), true);
            } catch (IOException | RejectedExecutionException failed) {
                alarm.remove();
                once.fail(String.valueOf(failed.getMessage()), true);
            }
        });
    }

    private void connect(Address to, InetSocketAddress peer, Duration upgrade, Once once, XnioExecutor.Key alarm) throws IOException {
        OptionMap options = OptionMap.builder().set(Options.TCP_NODELAY, true)
                .set(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1.3", "TLSv1.2"))
                .set(UndertowOptions.ENDPOINT_IDENTIFICATION_ALGORITHM, "HTTPS").set(UndertowOptions.SSL_SNI_HOSTNAME, to.host()).getMap();
        IoFuture<? extends StreamConnection> future = to.secure()
                ? new UndertowXnioSsl(Xnio.getInstance(), options, Tls.client(to.pem(), once::distrusted))
                        .openSslConnection(worker, peer, null, options)
                : worker.openStreamConnection(peer, null, options);
        future.addNotifier(new IoFuture.HandlingNotifier<StreamConnection, Void>() {
            @Override
            public void handleDone(StreamConnection connection, Void nothing) {
                alarm.remove();
                connection.getIoThread().execute(() -> upgrade(to, peer, connection, upgrade, once));
            }

            @Override
            public void handleFailed(IOException failed, Void nothing) {
                alarm.remove();
                once.fail(sentence(failed), failed instanceof SSLException);
            }
        }, null);
        once.onFailure(() -> future.cancel());
    }

    private void upgrade(Address to, InetSocketAddress peer, StreamConnection connection, Duration within, Once once) {
        if (once.isOver()) {
            IoUtils.safeClose(connection);
            return;
        }
        once.onFailure(() -> IoUtils.safeClose(connection));
        XnioExecutor.Key alarm = connection.getIoThread().executeAfter(
                () -> once.fail(Clause.NO_UPGRADE.of(within.toMillis()), false), within.toMillis(),
                TimeUnit.MILLISECONDS);
        new UpgradeRequest(connection, to.uri(), new UpgradeRequest.Answer() {
            @Override
            public void upgraded(java.nio.ByteBuffer already) {
                alarm.remove();
                if (!once.isOver()) {
                    once.done(new Outcome.Linked(listener.dialled(connection, peer, to.secure(), already)));
                }
            }

            @Override
            public void failed(String why, boolean lasting) {
                alarm.remove();
                once.fail(why, lasting);
            }
        }).start();
    }

    static String sentence(IOException failed) {
        String message = failed.getMessage();
        return message == null || message.isBlank() ? failed.getClass().getSimpleName() : message;
    }

    /** Tells the first outcome only, and cleans up after a failure. Thread-safe. */
    private static final class Once {
        private final Consumer<Outcome> done;
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile Runnable cleanUp = () -> {};
        private volatile @Nullable String distrust;

        Once(Consumer<Outcome> done) { this.done = done; }

        void distrusted(String why) { distrust = why; }

        boolean isOver() { return over.get(); }

        void onFailure(Runnable work) {
            cleanUp = work;
            if (over.get()) {
                work.run();
            }
        }

        void fail(String why, boolean lasting) {
            if (over.compareAndSet(false, true)) {
                cleanUp.run();
                String untrusted = distrust;
                done.accept(untrusted == null
                        ? new Outcome.Failed(why, lasting)
                        : new Outcome.Failed(Clause.NOT_TRUSTED.of(untrusted), true));
            }
        }

        void done(Outcome outcome) {
            if (over.compareAndSet(false, true)) {
                done.accept(outcome);
            }
        }
    }
}
