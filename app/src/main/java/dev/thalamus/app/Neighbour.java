package dev.thalamus.app;

import dev.thalamus.app.command.Unavailable;
import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.sandbox.DemoOptions;
import dev.thalamus.hub.sandbox.DemoRun;
import dev.thalamus.hub.sandbox.Scenario;
import dev.thalamus.ui.host.SecondHub;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The second hub of the window: on a free port of loopback, with its files in a folder that goes with it, and a simulated shop as its agents.
 *
 * <p>Thread-safe; it is opened and closed on a thread of its own, one after the other, and only {@link #shut} blocks. The first hub dials, so that its certificate and
 * token do not matter.
 */
final class Neighbour implements SecondHub {
    static final String DOMAIN = "second.local";
    private static final System.Logger LOG = System.getLogger(Neighbour.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Function<HubConfig, Hub> engine;
    private final Supplier<@Nullable Hub> first;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("app-second-hub").factory());
    private volatile boolean wanted;
    /** Whether an opening that is under way is to give up. */
    private volatile boolean ending;
    private volatile boolean watched;
    private volatile @Nullable Hub hub;
    private volatile @Nullable Path dir;
    private volatile @Nullable DemoRun agents;

    /** @param first the hub of the window; null while it does not run */
    Neighbour(Function<HubConfig, Hub> engine, Supplier<@Nullable Hub> first) {
        this.engine = engine;
        this.first = first;
    }

    /** The hub while it runs. */
    @Nullable
    Hub hub() { return hub; }

    @Override
    public CompletableFuture<HubInfo> open() {
        if (wanted) {
            return CompletableFuture.failedFuture(new Unavailable(Clause.SECOND_OPEN.of()));
        }
        wanted = true;
        return CompletableFuture.supplyAsync(this::opened, worker);
    }

    @Override
    public CompletableFuture<Void> close() {
        ending = true;
        return CompletableFuture.runAsync(this::end, worker);
    }

    @Override
    public boolean running() { return wanted; }

    @Override
    public Optional<HubInfo> info() { return Optional.ofNullable(hub).map(Hub::info); }

    @Override
    public void watch(boolean second) { watched = second; }

    @Override
    public boolean watched() { return watched && hub != null; }

    private HubInfo opened() {
        try {
            Hub own = first.get();
            if (own == null) {
                throw new Unavailable("start the first hub before the second");
            }
            goOn();
            Path files = Files.createTempDirectory("thalamus-second");
            dir = files;
            Hub second = engine.apply(LinkedHubs.config(files, DOMAIN));
            hub = second;
            goOn();
            String token = LinkedHubs.secret();
            LinkedHubs.forget(own, DOMAIN);
            LinkedHubs.add(second, own, token, false);
            LinkedHubs.add(own, second, token, true);
            await(own);
            agents = DemoRun.start(URI.create(second.info().url()), Scenario.shop(), DemoOptions.standard(System.nanoTime()),
                    event -> LOG.log(System.Logger.Level.DEBUG, event::toString));
            return second.info();
        } catch (IOException failed) {
            end();
            throw new Unavailable("no folder for the second hub: " + failed.getMessage(), failed);
        } catch (RuntimeException failed) {
            end();
            throw failed;
        }
    }

    private void goOn() {
        if (ending) {
            throw new Unavailable("the second hub was closed while it opened");
        }
    }

    private void await(Hub own) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (own.snapshot().join().peers().stream()
                .noneMatch(peer -> peer.remote().domain().equals(DOMAIN) && peer.state() instanceof PeerState.Forwarding)) {
            goOn();
            if (System.nanoTime() - until > 0) {
                throw new Unavailable("the hubs did not reach each other within " + PATIENCE.toSeconds() + " s");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Unavailable("interrupted while the hubs were linked");
            }
        }
    }

    /** Closes it and waits for that, also when it is only just opening. */
    void shut() { close().join(); }

    private void end() {
        watched = false;
        DemoRun playing = agents;
        agents = null;
        if (playing != null) {
            playing.close();
        }
        Hub running = hub;
        hub = null;
        if (running != null) {
            forget();
            running.close();
        }
        Path files = dir;
        dir = null;
        if (files != null) {
            LinkedHubs.delete(files);
        }
        wanted = false;
        ending = false;
    }

    private void forget() {
        try {
            Hub own = first.get();
            if (own != null) {
                LinkedHubs.forget(own, DOMAIN);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The first hub still has the second for a peer", e);
        }
    }
}
