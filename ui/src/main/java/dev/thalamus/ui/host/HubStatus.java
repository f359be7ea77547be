package dev.thalamus.ui.host;

import dev.thalamus.hub.Hub;
import org.jspecify.annotations.Nullable;

/**
 * How this program's hub stands. Immutable.
 *
 * @param hub the running hub; not null exactly when the phase is {@link Phase#RUNNING}
 * @param busyPort the port that was wished for and already taken, so that another was chosen; 0 when the hub has what was wished
 * @param failure why it did not start, one sentence for a person; empty when there is nothing to say
 */
public record HubStatus(Phase phase, @Nullable Hub hub, int busyPort, String failure) {
    /** From nothing to a listening hub and back. */
    public enum Phase {
        STOPPED, STARTING, RUNNING, STOPPING
    }

    public HubStatus {
        if ((phase == Phase.RUNNING) != (hub != null)) {
            throw new IllegalArgumentException("a hub belongs to phase RUNNING and to no other, not to " + phase);
        }
    }

    /** The hub listens where it was told to. */
    public static HubStatus running(Hub hub) {
        return new HubStatus(Phase.RUNNING, hub, 0, "");
    }

    /** Nothing runs and nothing went wrong. */
    public static HubStatus stopped() { return new HubStatus(Phase.STOPPED, null, 0, ""); }
}
