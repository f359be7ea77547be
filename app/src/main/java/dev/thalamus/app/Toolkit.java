package dev.thalamus.app;

import dev.thalamus.app.command.Unavailable;
import dev.thalamus.app.host.Display;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * JavaFX, started once in a process, on a thread of its own: it may begin while the settings are still read, because it takes as long. Thread-safe.
 */
final class Toolkit {
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> running = new CompletableFuture<>();

    /**
     * Starts it, unless it has begun.
     *
     * @throws Unavailable when there is no display
     */
    void begin() {
        if (Display.missing()) {
            throw new Unavailable("there is no display to open a window on: set DISPLAY, or run 'thalamus hub' for a hub without a window");
        }
        if (begun.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("app-toolkit").start(() -> {
                try {
                    Platform.startup(() -> running.complete(null));
                    Platform.setImplicitExit(false);
                } catch (RuntimeException | Error e) {
                    running.completeExceptionally(e);
                }
            });
        }
    }

    /**
     * Runs something on the FX thread, later.
     *
     * @throws Unavailable when no window can be shown here
     */
    void run(Runnable onFx) {
        begin();
        try {
            running.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnsupportedOperationException unusable) {
                throw new Unavailable(
                        "the display cannot be used (" + unusable.getMessage() + "): run 'thalamus hub' for a hub without a window",
                        unusable);
            }
            throw e;
        }
        Platform.runLater(onFx);
    }

    /** Runs something on the FX thread as soon as there is one; never when there is none. Does not wait. */
    void whenRunning(Runnable onFx) {
        var _ = running.thenRun(() -> Platform.runLater(onFx));
    }
}
