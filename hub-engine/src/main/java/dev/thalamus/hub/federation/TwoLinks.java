package dev.thalamus.hub.federation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The links with one other hub: one that we dialled, one that it dialled, both or none.
 *
 * <p>Confined to the core. What we say goes over ours while it stands and over theirs otherwise; what they say is taken from both.
 */
final class TwoLinks {
    private @Nullable PeerLink dialled;
    private @Nullable PeerLink accepted;

    @Nullable
    PeerLink dialled() { return dialled; }

    void dialled(PeerLink link) { dialled = link; }

    /** Takes the link that the other hub made; returns the one that it had made before, or null. */
    @Nullable
    PeerLink accepted(PeerLink fresh) {
        PeerLink before = accepted;
        accepted = fresh;
        return before;
    }

    /** The link for what we say, or null. */
    @Nullable
    PeerLink sending() { return canSay() ? dialled : canAnswer() ? accepted : null; }

    /** Whether the link that we dialled takes signals. */
    boolean canSay() {
        PeerLink ours = dialled;
        return ours != null && ours.usable();
    }

    /** Whether the link that the other hub dialled takes signals. */
    boolean canAnswer() {
        PeerLink theirs = accepted;
        return theirs != null && theirs.usable();
    }

    /** Those that there are; a copy, because ending one of them changes it. */
    List<PeerLink> all() {
        PeerLink ours = dialled;
        PeerLink theirs = accepted;
        return ours == null ? theirs == null ? List.of() : List.of(theirs) : theirs == null ? List.of(ours) : List.of(ours, theirs);
    }

    /** Forgets a link that is over; false when it had been replaced already. */
    boolean ended(PeerLink link) {
        if (link == dialled) {
            dialled = null;
        } else if (link == accepted) {
            accepted = null;
        } else {
            return false;
        }
        return true;
    }
}
