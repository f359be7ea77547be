package dev.thalamus.app.attach;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.ui.host.HubAddress;
import dev.thalamus.ui.host.HubStatus;
import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.host.HubsElsewhere;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The hubs elsewhere that a person attached, and which of them the window shows. Thread-safe.
 *
 * <p>They are opened on a thread of their own. Their tokens are in memory only and go with the program. One whose connection has ended stays in the
 * list, says why, and is connected anew when it is started.
 */
public final class AttachedHubs implements HubsElsewhere, AutoCloseable {
    private static final int MOST = 16;

    private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("app-attach").factory());
    private final Map<String, One> all = new LinkedHashMap<>();
    private volatile @Nullable One watched;

    /** One of them. Its fields change together, under the lock of the list. */
    private static final class One {
        final URI url;
        final String token;
        volatile HubStatus status = HubStatus.stopped();
        volatile String name;

        One(URI url, String token) {
            this.url = url;
            this.token = token;
            name = url.getRawAuthority();
        }
    }

    @Override
    public List<Site> sites() {
        synchronized (all) {
            return all.values().stream().map(one -> new Site(one.url.toString(), one.name, one.status.hub() != null)).toList();
        }
    }

    @Override
    public CompletableFuture<Site> attach(String address, String token) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                var one = new One(read(address), token.strip());
                connect(one);
                synchronized (all) {
                    One before = all.put(one.url.toString(), one);
                    if (before != null) {
                        end(before);
                    }
                    if (all.size() > MOST) {
                        all.remove(one.url.toString());
                        end(one);
                        throw new IOException(Clause.MOST_ATTACHED.of(MOST));
                    }
                }
                watched = one;
                return new Site(one.url.toString(), one.name, true);
            } catch (IOException refused) {
                throw new CompletionException(refused);
            }
        }, worker);
    }

    @Override
    public void detach(String url) {
        synchronized (all) {
            One one = all.remove(url);
            if (one != null) {
                if (one == watched) {
                    watched = null;
                }
                end(one);
            }
        }
    }

    @Override
    public void watch(String url) {
        synchronized (all) {
            watched = all.get(url);
        }
    }

    @Override
    public Optional<String> watched() { return Optional.ofNullable(watched).map(one -> one.url.toString()); }

    /** How the one that is shown stands; empty when none is. */
    public Optional<HubStatus> status() {
        return Optional.ofNullable(watched).map(one -> one.status);
    }

    /** Connects the one that is shown anew. */
    public void again() {
        One one = watched;
        if (one != null && one.status.phase() == Phase.STOPPED) {
            one.status = new HubStatus(Phase.STARTING, null, 0, "");
            worker.execute(() -> {
                try {
                    connect(one);
                } catch (IOException refused) {
                    one.status = new HubStatus(Phase.STOPPED, null, 0, String.valueOf(refused.getMessage()));
                }
            });
        }
    }

    private static void connect(One one) throws IOException {
        AttachedHub hub = AttachedHub.open(one.url, one.token);
        one.name = hub.info().domain();
        one.status = HubStatus.running(hub);
        var _ = hub.ended().thenAccept(why -> {
            if (one.status.hub() == hub) {
                one.status = new HubStatus(Phase.STOPPED, null, 0, why);
            }
        });
    }

    private static void end(One one) {
        Hub hub = one.status.hub();
        one.status = HubStatus.stopped();
        if (hub != null) {
            hub.close();
        }
    }

    private static URI read(String address) throws IOException {
        return HubAddress.read(address).orElseThrow(() -> new IOException(Clause.NO_ADDRESS.of()));
    }

    @Override
    public void close() {
        worker.shutdownNow();
        synchronized (all) {
            all.values().forEach(AttachedHubs::end);
            all.clear();
            watched = null;
        }
    }
}
