package dev.thalamus.ui.bridge;

import dev.thalamus.hub.Hub;
import dev.thalamus.ui.host.HubControl;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Carries news from the hub to the window: gathered on its own thread, applied on the FX thread, once a pulse at most.
 *
 * <p>Thread-safe. While a hand-over waits for the FX thread or for the pulse that shows it, nothing more is gathered. It sleeps while nobody can
 * see the window.
 */
public final class FxPump implements AutoCloseable {
    /** Time between two turns, so that numbers and rows move smoothly and an idle window costs next to nothing. */
    private static final long PERIOD_MILLIS = 33;
    /** Time that the reader leaves to others while a feed has much to read. */
    private static final long BREATH_MILLIS = 4;
    private static final Logger LOG = System.getLogger(FxPump.class.getName());

    private final HubControl control;
    private final ScheduledExecutorService reader;
    private final List<Feed> feeds = new CopyOnWriteArrayList<>();
    private final AtomicBoolean handedOver = new AtomicBoolean();
    private final PulseMeter meter = new PulseMeter();
    private volatile boolean awake = true;
    private volatile boolean awaitsPulses;
    private boolean awaitingPulse;
    /** The reader's: a turn for the hungry is on its way. */
    private boolean comingAgain;

    public FxPump(HubControl control) {
        this(control, Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("ui-reader").factory()));
    }

    /** @param reader of one thread; closed with this */
    FxPump(HubControl control, ScheduledExecutorService reader) {
        this.control = control;
        this.reader = reader;
    }

    /** Begins to turn. */
    public void start() {
        var _ = reader.scheduleWithFixedDelay(this::turn, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** How quickly the FX thread takes what it is given. */
    public PulseMeter meter() { return meter; }

    public HubControl control() { return control; }

    /** Lets a feed take part from the next turn on. */
    public void add(Feed feed) {
        if (!feeds.contains(feed)) {
            feeds.add(feed);
        }
    }

    /** What the feed has gathered already may still be applied once. */
    public void remove(Feed feed) { feeds.remove(feed); }

    /** Whether anybody can see the window: false stops all polling. */
    public void setAwake(boolean visible) { awake = visible; }

    /** Waits for this scene's pulses between two hand-overs, and measures them. FX thread. */
    public void follow(Scene scene) {
        scene.addPreLayoutPulseListener(meter::pulseBegan);
        scene.addPostLayoutPulseListener(() -> {
            meter.pulseEnded();
            if (awaitingPulse) {
                awaitingPulse = false;
                handedOver.set(false);
            }
        });
        scene.windowProperty().subscribe(window -> awaitsPulses = window != null);
    }

    /** Does what needs the hub's memory or files on the reader's thread; fails when the window has been closed. */
    public <T> CompletableFuture<T> ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, reader);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Hands the end of {@code stage} to the FX thread. */
    public static <T> void onFx(CompletionStage<T> stage, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        var _ = stage.whenComplete((value, problem) -> Platform.runLater(() -> {
            if (problem == null) {
                done.accept(value);
            } else {
                failed.accept(problem);
            }
        }));
    }

    /** What lies at the bottom of a failure, in its own words. */
    public static String reason(Throwable problem) {
        Throwable deepest = problem;
        for (Throwable cause = deepest.getCause(); cause != null; cause = deepest.getCause()) {
            deepest = cause;
        }
        return String.valueOf(deepest.getMessage());
    }

    /** Stops turning. Returns at once. */
    @Override
    public void close() { reader.shutdownNow(); }

    private void turn() {
        if (!awake || !handedOver.compareAndSet(false, true)) {
            return;
        }
        Hub hub = control.status().hub();
        long now = System.nanoTime();
        var ready = new ArrayList<Feed>();
        for (Feed feed : feeds) {
            if (gathered(feed, hub, now)) {
                ready.add(feed);
            }
        }
        if (!comingAgain && feeds.stream().anyMatch(Feed::hungry)) {
            comingAgain = true;
            var _ = reader.schedule(this::turnAgain, BREATH_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (ready.isEmpty()) {
            handedOver.set(false);
            return;
        }
        long sent = System.nanoTime();
        Platform.runLater(() -> apply(ready, sent));
    }

    private void turnAgain() {
        comingAgain = false;
        turn();
    }

    private static boolean gathered(Feed feed, @Nullable Hub hub, long now) {
        try {
            return feed.gather(hub, now);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a feed could not be read: " + feed.getClass().getSimpleName(), e);
            return false;
        }
    }

    private void apply(List<Feed> ready, long sent) {
        meter.lag(System.nanoTime() - sent);
        try {
            for (Feed feed : ready) {
                feed.apply();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "news could not be shown", e);
        } finally {
            if (awaitsPulses && awake) {
                awaitingPulse = true;
                Platform.requestNextPulse();
            } else {
                handedOver.set(false);
            }
        }
    }
}
