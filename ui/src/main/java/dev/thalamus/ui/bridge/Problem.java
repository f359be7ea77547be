package dev.thalamus.ui.bridge;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.HubEvent.Severity;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.StoreHealth;

/**
 * Something that a person should look at. Immutable.
 *
 * @param key the same for what is the same problem
 * @param firstMillis when it was first seen, milliseconds since 1970
 * @param lastMillis when it was last seen, milliseconds since 1970
 * @param count how often it was seen
 */
public record Problem(String key, Severity severity, long firstMillis, long lastMillis, long count, Cause cause) {
    /** What it is. */
    public sealed interface Cause {
        /** It happened; it fades when it does not happen again. */
        record Happened(HubEvent event) implements Cause {}

        /** It is so now: the store. */
        record Store(StoreHealth health) implements Cause {}

        /** It is so now: what waits for a name will soon be lost. */
        record Expiring(QueueView queue) implements Cause {}

        /** It is so now: signals do not go, or go late, to another hub. {@code why} is empty when its state says all. */
        record Peer(String domain, PeerState state, String why, long backlog) implements Cause {}

        /** It is so now: the hub did not start, and why. */
        record NotStarted(String why) implements Cause {}
    }

    /** Whether it is true now, so that dismissing it would hide the truth. */
    public boolean standing() {
        return !(cause instanceof Cause.Happened);
    }
}
