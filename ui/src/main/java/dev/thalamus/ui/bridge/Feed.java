package dev.thalamus.ui.bridge;

import dev.thalamus.hub.Hub;
import org.jspecify.annotations.Nullable;

/**
 * One kind of news on its way to the window. The pump never runs {@link #gather} and {@link #apply} at the same time, so that a feed needs no locks
 * between them, and it gathers nothing while the last hand-over is unread, so that a slow window slows the reading and no queue can grow.
 */
public interface Feed {
    /** On the reader's thread: fetches what is new, within a bound; true when there is something to apply. */
    boolean gather(@Nullable Hub hub, long nowNanos);

    /** On the reader's thread, after {@link #gather}: whether much still lies before it, so that it wants to be asked again before the next turn. */
    default boolean hungry() {
        return false;
    }

    /** On the FX thread: shows what was gathered. */
    void apply();
}
