package dev.thalamus.hub.federation;

import org.jspecify.annotations.Nullable;

/**
 * When a peer is dialled next, and what stands against it. Confined to the core.
 *
 * <p>One attempt runs at a time; the outcome of one that was overtaken by a change of the configuration counts for nothing.
 */
final class Redial {
    private final Backoff backoff;
    private boolean dialling;
    private int attempt;
    private long nextNanos;
    private boolean failedBefore;
    private @Nullable String blocked;
    private long awaySinceNanos;
    private long undialledSinceNanos;

    Redial(Backoff backoff, long now) {
        this.backoff = backoff;
        this.nextNanos = now;
        awaySinceNanos = now;
        undialledSinceNanos = now;
    }

    /** Everything is tried anew, at once. */
    void reset(long now) {
        blocked = null;
        failedBefore = false;
        nextNanos = now;
        undialledSinceNanos = now;
        attempt++;
        dialling = false;
    }

    boolean due(long now) { return !dialling && now - nextNanos >= 0; }

    /** An attempt begins; its number. */
    int begin() {
        dialling = true;
        return ++attempt;
    }

    /** An attempt has ended; false when it counts for nothing. */
    boolean ended(int number) {
        boolean current = number == attempt;
        dialling &= !current;
        return current;
    }

    /**
     * It did not work, or the link was lost.
     *
     * @param lastingReason why trying again is expected not to help, or null
     * @param linked whether the peer is there all the same, over a link that it made: then it counts for how long it could not be dialled
     */
    void failed(@Nullable String lastingReason, long now, boolean linked, boolean neuralHub) {
        failedBefore = true;
        blocked = lastingReason;
        long away = now - (linked ? undialledSinceNanos : awaySinceNanos);
        nextNanos = now + (lastingReason == null ? backoff.afterLoss(away, neuralHub) : backoff.afterRefusal());
    }

    /** The link that we dialled is over. */
    void undialled(long now) { undialledSinceNanos = now; }

    /** No link stands any more: however long our own did not, it is dialled soon. */
    void away(long now) {
        awaySinceNanos = now;
        if (blocked == null) {
            nextNanos = now + Math.min(waitNanos(now), backoff.afterLoss(0, false));
        }
    }

    boolean failedBefore() { return failedBefore; }

    /** Nanoseconds until the next attempt. */
    long waitNanos(long now) { return Math.max(0, nextNanos - now); }

    /** Why dialling it again is expected not to help, or null. */
    @Nullable
    String blocked() { return blocked; }

    void block(String why) { blocked = why; }

    /** It let us in. */
    void unblock() { blocked = null; }

    /** It answers. */
    void healthy() { backoff.healthy(); }
}
