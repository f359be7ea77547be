package dev.thalamus.hub.kit;

import org.jspecify.annotations.Nullable;

/**
 * One piece of work for a {@link SerialOwner}.
 *
 * <p>The link to the next turn lives in the turn itself, so that handing over work allocates nothing. A turn is in at most one queue at a time;
 * from the moment {@link #run} is called it may be submitted again.
 */
public abstract class Turn {
    volatile @Nullable Turn next;

    /** Does the work. An exception costs this turn only. */
    public abstract void run();

    /** A turn that runs {@code work} once. */
    public static Turn of(Runnable work) {
        return new Turn() {
            @Override
            public void run() { work.run(); }
        };
    }
}
