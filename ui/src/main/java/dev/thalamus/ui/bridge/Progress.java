package dev.thalamus.ui.bridge;

import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.jspecify.annotations.Nullable;

/** How far something long has come, and the wish to stop it. Thread-safe, but for {@link #share}, which belongs to the FX thread. */
public final class Progress {
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);
    private final AtomicReference<@Nullable Double> newest = new AtomicReference<>();
    private volatile boolean stopped;

    /** From 0 to 1, and -1 as long as nothing was told. */
    public ReadOnlyDoubleProperty share() { return share.getReadOnlyProperty(); }

    /** Asks it to end; it does at its next step. */
    public void stop() { stopped = true; }

    /** So much of so much is done; answers whether to go on. However often it is told, one piece of news waits for the FX thread at most. */
    public boolean at(long done, long of) {
        if (newest.getAndSet(of == 0 ? 1 : (double) done / of) == null) {
            Platform.runLater(() -> {
                Double now = newest.getAndSet(null);
                share.set(now == null ? share.get() : now);
            });
        }
        return !stopped;
    }
}
