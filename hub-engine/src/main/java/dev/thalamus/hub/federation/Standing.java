package dev.thalamus.hub.federation;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.RemoteHub;
import java.util.concurrent.TimeUnit;

/**
 * How another hub stands, told once when that changes. Confined to the core.
 *
 * <p>Known from probes that were answered, not from sockets that are open.
 */
final class Standing {
    private final Surroundings hub;
    private final TwoLinks links;
    private final Redial redial;
    private final Outbox outbox;
    private final PeerTally tally;
    private PeerState state;

    Standing(Surroundings hub, TwoLinks links, Redial redial, Outbox outbox, PeerTally tally, RemoteHub remote, long now) {
        this.hub = hub;
        this.links = links;
        this.redial = redial;
        this.outbox = outbox;
        this.tally = tally;
        this.state = at(remote, now);
    }

    /** What was told last. */
    PeerState state() { return state; }

    /** Publishes how it stands when that is something new; the seconds until the next try are not. */
    void look(RemoteHub remote, long now) {
        PeerState before = state;
        state = at(remote, now);
        if (!(state instanceof PeerState.Retrying && before instanceof PeerState.Retrying) && !state.equals(before)) {
            hub.events().publish(new HubEvent.PeerChanged(hub.clock().wallMillis(), remote.domain(), before, state, tally.lastError));
        }
    }

    PeerState at(RemoteHub remote, long now) {
        if (!remote.enabled()) {
            return new PeerState.Disabled();
        }
        PeerLink link = links.sending();
        if (link != null) {
            return link.rttNanos() < 0
                    ? new PeerState.Connected()
                    : link.lagging(now) || outbox.overdue(now) ? new PeerState.Lagging() : new PeerState.Forwarding();
        }
        String reason = redial.blocked();
        if (reason != null) {
            return new PeerState.Blocked(reason);
        }
        if (!remote.autoconnect()) {
            return new PeerState.Waiting();
        }
        return redial.failedBefore()
                ? new PeerState.Retrying(TimeUnit.NANOSECONDS.toMillis(redial.waitNanos(now)))
                : new PeerState.Connecting();
    }
}
