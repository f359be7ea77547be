package dev.thalamus.app;

import dev.thalamus.app.command.Exit;
import dev.thalamus.app.command.Unavailable;
import dev.thalamus.app.host.AppPaths;
import dev.thalamus.app.host.Crash;
import dev.thalamus.app.host.StopSignal;
import dev.thalamus.hub.Hub;
import dev.thalamus.hub.config.HubConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * The program plays itself: hub, window, demo, every screen; then it ends. The classes that it loads are what an installed program needs at its
 * start, so installers train their class cache with it. Main thread, and one of its own that walks.
 */
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** How long each screen is looked at: a few pulses, also on a slow machine. */
    private static final Duration LOOK = Duration.ofMillis(400);
    private static final int MOST_SCREENS = 9;

    private final Function<HubConfig, Hub> engine;
    private final Crash crash;
    private final StopSignal stop;
    private final Toolkit toolkit;
    private final PrintWriter out;
    private volatile @Nullable Exception failure;

    Rehearsal(Function<HubConfig, Hub> engine, Crash crash, StopSignal stop, Toolkit toolkit, PrintWriter out) {
        this.engine = engine;
        this.crash = crash;
        this.stop = stop;
        this.toolkit = toolkit;
        this.out = out;
    }

    /** Plays once, in a folder that is gone afterwards. */
    Exit run() {
        Path folder = folder();
        try {
            var paths = new AppPaths(folder.resolve("config"), folder.resolve("data"), folder.resolve("state"));
            Exit exit = new WindowProgram(engine, paths, crash, stop, toolkit, out).run(HubConfig.defaults(paths.data()).at(0), List.of(),
                    opened -> Thread.ofPlatform().daemon().name("app-rehearsal").start(() -> walk(opened)));
            Exception why = failure;
            if (why != null) {
                throw new IllegalStateException("the rehearsal failed", why);
            }
            return exit;
        } finally {
            delete(folder);
        }
    }

    private void walk(WindowProgram.Opened opened) {
        try {
            await("the window shows", () -> opened.stage().isShowing());
            say("window");
            await("the hub runs", () -> opened.hub().status().hub() != null);
            say("hub");
            opened.demo().start();
            await("the demo's agents are there", () -> agents(opened) > 0);
            Scene scene = opened.stage().getScene();
            for (int screen = 1; screen <= MOST_SCREENS; screen++) {
                press(scene, "Shortcut+" + screen);
            }
            press(scene, "Shortcut+K");
            opened.demo().stop();
        } catch (RuntimeException | InterruptedException | ExecutionException | TimeoutException e) {
            failure = e;
        } finally {
            stop.ask();
        }
    }

    private void press(Scene scene, String keys) throws InterruptedException, ExecutionException, TimeoutException {
        var pressed = new CompletableFuture<@Nullable Void>();
        Platform.runLater(() -> {
            Runnable action = scene.getAccelerators().get(KeyCombination.valueOf(keys));
            if (action != null) {
                action.run();
            }
            pressed.complete(null);
        });
        pressed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        LockSupport.parkNanos(LOOK.toNanos());
    }

    private static int agents(WindowProgram.Opened opened) {
        Hub hub = opened.hub().status().hub();
        return hub == null ? 0 : hub.snapshot().join().totals().agents();
    }

    private static void await(String what, BooleanSupplier condition) throws TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private void say(String what) {
        ProcessHandle.current().info().startInstant()
                .ifPresent(start -> out.println(what + " after " + Duration.between(start, Instant.now()).toMillis() + " ms"));
        out.flush();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("thalamus-rehearsal");
        } catch (IOException e) {
            throw new Unavailable("no temporary folder can be made: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger(Rehearsal.class.getName()).log(System.Logger.Level.WARNING, "Left behind: " + folder, e);
        }
    }
}
