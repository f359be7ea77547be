package dev.thalamus.app;

import dev.thalamus.app.attach.AttachedHubs;
import dev.thalamus.app.host.AppPaths;
import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubException;
import dev.thalamus.hub.config.BoundConfig;
import dev.thalamus.hub.config.ConfigException;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.ui.host.HubControl;
import dev.thalamus.ui.host.HubStatus;
import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.host.HubsElsewhere;
import dev.thalamus.ui.host.SecondHub;
import java.io.IOException;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The hub of the window: started and stopped on a thread of its own, on the next free port when the wished one is taken.
 *
 * <p>Thread-safe; {@link #close} alone blocks. At most one start and one stop wait for the thread.
 */
final class EmbeddedHub implements HubControl, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EmbeddedHub.class.getName());
    /** How many ports above the wished one are tried. */
    private static final int TRIES = 20;

    private final Function<HubConfig, Hub> engine;
    private volatile HubConfig config;
    private volatile @Nullable BoundConfig bound;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("app-hub").factory());
    private volatile HubStatus status = HubStatus.stopped();
    private volatile Runnable beforeStop = () -> {};
    private final Neighbour second;
    private final AttachedHubs elsewhere = new AttachedHubs();

    EmbeddedHub(Function<HubConfig, Hub> engine, HubConfig config) {
        this.engine = engine;
        this.config = config;
        second = new Neighbour(engine, () -> status.hub());
    }

    /** What has to end before the hub does. */
    void beforeStop(Runnable ending) { beforeStop = ending; }

    /** From now on each start reads the settings anew from where they came. */
    void follow(BoundConfig settings) { bound = settings; }

    @Override
    public Optional<BoundConfig> inForce() { return Optional.ofNullable(bound); }

    /** What it was told to be; the port that it got is in {@link #status()}. */
    HubConfig config() { return config; }

    @Override
    public HubStatus status() {
        Optional<HubStatus> attached = elsewhere.status();
        return attached.orElseGet(this::here);
    }

    /** How the hub of this program stands that is shown, or was before one elsewhere. */
    HubStatus here() {
        Hub watched = second.watched() ? second.hub() : null;
        return watched == null ? status : HubStatus.running(watched);
    }

    @Override
    public Optional<SecondHub> second() { return Optional.of(second); }

    @Override
    public Optional<HubsElsewhere> elsewhere() { return Optional.of(elsewhere); }

    /** Starts the hub of this program; while the window shows one elsewhere, connects to that one anew. */
    @Override
    public synchronized void start() {
        if (elsewhere.watched().isPresent()) {
            elsewhere.again();
            return;
        }
        if (status.phase() == Phase.STOPPED) {
            status = new HubStatus(Phase.STARTING, null, 0, "");
            worker.execute(this::open);
        }
    }

    /** Stops the hub of this program that is shown; a hub elsewhere is not ours to stop: it is only shown no more. */
    @Override
    public synchronized void stop() {
        if (elsewhere.watched().isPresent()) {
            elsewhere.watch("");
            return;
        }
        if (second.watched()) {
            var _ = second.close();
            return;
        }
        Hub running = status.hub();
        if (running != null) {
            status = new HubStatus(Phase.STOPPING, null, 0, "");
            worker.execute(() -> shut(running));
        }
    }

    /** Stops it and waits until it is stopped, also when it is only just starting. */
    @Override
    public void close() {
        elsewhere.close();
        worker.execute(() -> {
            Hub running = status.hub();
            if (running != null) {
                shut(running);
            }
        });
        worker.close();
    }

    private void open() {
        try {
            reread();
            AppPaths.make(config.storage().dir());
            status = opened();
        } catch (ConfigException e) {
            failed(Clause.SETTINGS_UNUSABLE.of(e.getMessage()), e);
        } catch (HubException e) {
            failed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            failed(Clause.NO_DATA_FOLDER.of(e.getMessage()), e);
        } catch (RuntimeException e) {
            failed(Clause.PROGRAM_FAULT.of(e), e);
        }
    }

    private void failed(String why, Exception e) {
        LOG.log(System.Logger.Level.ERROR, "The hub did not start", e);
        status = new HubStatus(Phase.STOPPED, null, 0, why);
    }

    /** The folder of the data stays: this program holds it from its start to its end. */
    private void reread() {
        BoundConfig before = bound;
        if (before != null && before.source().isPresent()) {
            BoundConfig now = before.source().get().read();
            config = now.config().in(config.storage().dir());
            bound = now;
        }
    }

    private HubStatus opened() {
        int wished = config.listen().port();
        int last = wished == 0 ? 0 : Math.min(wished + TRIES, 65_535);
        for (int port = wished;; port = above(port)) {
            try {
                return new HubStatus(Phase.RUNNING, engine.apply(config.at(port)), port == wished ? 0 : wished, "");
            } catch (HubException e) {
                if (!portTaken(e) || above(port) > last) {
                    throw e;
                }
            }
        }
    }

    /** The next port; the dashboard's own is passed over. */
    private int above(int port) {
        return port + 1 == config.web().dashboardPort() ? port + 2 : port + 1;
    }

    private void shut(Hub running) {
        try {
            beforeStop.run();
            second.shut();
            running.close();
            status = HubStatus.stopped();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The hub did not stop well", e);
            status = new HubStatus(Phase.STOPPED, null, 0, Clause.NOT_STOPPED_WELL.of(e.getMessage()));
        }
    }

    private static boolean portTaken(Throwable fault) {
        for (@Nullable
        Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
