package dev.thalamus.app;

import dev.thalamus.app.command.Exit;
import dev.thalamus.app.command.Unavailable;
import dev.thalamus.app.host.AppPaths;
import dev.thalamus.app.host.Crash;
import dev.thalamus.app.host.SingleInstance;
import dev.thalamus.app.host.StopSignal;
import dev.thalamus.app.host.Version;
import dev.thalamus.app.path.Launchers;
import dev.thalamus.hub.Hub;
import dev.thalamus.hub.config.BoundConfig;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.kit.Lifecycle;
import dev.thalamus.ui.ThalamusWindow;
import dev.thalamus.ui.host.Demo;
import dev.thalamus.ui.host.HubControl;
import dev.thalamus.ui.host.ShellCommand;
import dev.thalamus.ui.host.UiContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The window with its hub. The main thread starts the parts, waits until the window is closed or the system asks for the end, and stops them in
 * reverse: demo, window, hub, folder.
 */
final class WindowProgram {
    /** The hub's ten seconds, and the window's. */
    private static final Duration STOP = Duration.ofSeconds(14);
    private static final System.Logger LOG = System.getLogger(WindowProgram.class.getName());
    private static final Duration UPDATE_PATIENCE = Duration.ofSeconds(10);

    private final Function<HubConfig, Hub> engine;
    private final AppPaths paths;
    private final Crash crash;
    private final StopSignal stop;
    private final Toolkit toolkit;
    private final PrintWriter out;
    private @Nullable BoundConfig bound;
    private final CompletableFuture<ThalamusWindow> window = new CompletableFuture<>();

    WindowProgram(Function<HubConfig, Hub> engine, AppPaths paths, Crash crash, StopSignal stop, Toolkit toolkit, PrintWriter out) {
        this.engine = engine;
        this.out = out;
        this.paths = paths;
        this.crash = crash;
        this.stop = stop;
        this.toolkit = toolkit;
    }

    /** The parts of a program whose window is open. */
    record Opened(Stage stage, HubControl hub, Demo demo) {}

    /** Runs until the window is closed; {@code captures} are files of signals to show. Each start of the hub reads the settings anew. */
    Exit run(BoundConfig settings, List<Path> captures) {
        bound = settings;
        return run(settings.config(), captures, opened -> {});
    }

    /** The same; {@code whenOpen} is told on the FX thread. */
    Exit run(HubConfig config, List<Path> captures, Consumer<Opened> whenOpen) {
        toolkit.begin();
        var parts = new Lifecycle((part, why) -> LOG.log(System.Logger.Level.ERROR, part + " did not stop well", why));
        try {
            if (!takeFolder(config.storage().dir(), captures, parts)) {
                return Exit.OK;
            }
            toolkit.whenRunning(() -> OpenedFiles.follow(this::take));
            EmbeddedHub hub = parts.started("hub", Duration.ofSeconds(10), new EmbeddedHub(engine, config));
            if (bound != null) {
                hub.follow(bound);
            }
            var demo = new ShopDemo(hub);
            hub.beforeStop(demo::stop);
            hub.start();
            ShellCommand shell = Launchers.here(paths);
            toolkit.run(() -> open(hub, demo, shell, whenOpen));
            show(captures);
            parts.started("window", Duration.ofSeconds(3), this::closeWindow);
            parts.started("demo", Duration.ofSeconds(1), demo::stop);
            while (!stop.await(Duration.ofDays(1))) {
                // a day with an open window is no reason to end
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            parts.stop(STOP);
        }
        return Exit.OK;
    }

    /** Whether the folder is ours; another window of it is brought to the front instead. */
    private boolean takeFolder(Path folder, List<Path> captures, Lifecycle parts) {
        try {
            var mine = SingleInstance.take(folder, later -> take(later.stream().map(Path::of).toList()));
            mine.ifPresent(instance -> parts.started("folder", Duration.ofSeconds(1), instance));
            if (mine.isPresent()) {
                return true;
            }
            if (!SingleInstance.handOver(folder, captures.stream().map(Path::toString).toList())) {
                throw new Unavailable(
                        "another Thalamus uses " + folder + " and does not answer: end it, or choose another folder with --data-dir");
            }
            out.println("Thalamus is already open; its window was brought to the front.");
            return false;
        } catch (IOException e) {
            throw new Unavailable("the data folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void open(EmbeddedHub hub, ShopDemo demo, ShellCommand shell, Consumer<Opened> whenOpen) {
        try {
            WindowClass.set("thalamus");
            var stage = new Stage();
            ThalamusWindow.fit(stage);
            var services = new Browser();
            var dialog = new CrashDialog(stage, services::show);
            crash.tell((file, report) -> Platform.runLater(() -> dialog.show(file, report)));
            stage.setOnHidden(closed -> stop.ask());
            window.complete(ThalamusWindow.open(stage,
                    new UiContext(hub, demo, paths.state(), Version.current(), services::show, new SystemFileDialogs(stage),
                            new Releases(Version.releases(), Version.current(), UPDATE_PATIENCE), shell)));
            whenOpen.accept(new Opened(stage, hub, demo));
        } catch (RuntimeException | Error e) {
            crash.uncaughtException(Thread.currentThread(), e);
            System.err.println("thalamus: the window could not be opened: " + e);
            stop.ask();
        }
    }

    /**
     * Lets the window keep what it remembers. JavaFX itself is left to the end of the JVM: asked to exit while a SIGTERM has begun that, it waits for
     * a renderer that is gone.
     */
    private void closeWindow() {
        ThalamusWindow opened = window.getNow(null);
        if (opened != null) {
            var closed = new CompletableFuture<@Nullable Void>();
            Platform.runLater(() -> {
                opened.close();
                closed.complete(null);
            });
            closed.join();
        }
    }

    /** What a later start or the desktop hands over: the window comes to the front, with these files. */
    private void take(List<Path> captures) {
        show(captures);
        onWindow(ThalamusWindow::raise);
    }

    private void show(List<Path> captures) { captures.forEach(file -> onWindow(opened -> opened.show(file))); }

    /** On the FX thread, as soon as there is a window. */
    private void onWindow(Consumer<ThalamusWindow> action) {
        var _ = window.thenAccept(opened -> Platform.runLater(() -> action.accept(opened)));
    }

    /** JavaFX gives the system's browser only to an {@link Application}; this one is never launched. */
    private static final class Browser extends Application {
        @Override
        public void start(Stage stage) { throw new IllegalStateException("only asked for the browser"); }

        void show(String url) { getHostServices().showDocument(url); }
    }
}
