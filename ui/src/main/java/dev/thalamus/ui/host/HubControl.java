package dev.thalamus.ui.host;

import dev.thalamus.hub.config.BoundConfig;
import java.util.Optional;

/**
 * The hub of this program, from the window's side.
 *
 * <p>Thread-safe; nothing here blocks: starting and stopping go on elsewhere and are seen in {@link #status()}, which the window reads many times
 * a second.
 */
public interface HubControl {
    /** How it stands now. */
    HubStatus status();

    /** Starts it; nothing happens when it runs already. */
    void start();

    /** Stops it in an orderly way; nothing happens when it is stopped. */
    void stop();

    /** The settings of the hub as of its last start; empty when they are not a person's to change. */
    default Optional<BoundConfig> inForce() {
        return Optional.empty();
    }

    /** A second hub that this program can open; empty when it cannot. */
    default Optional<SecondHub> second() { return Optional.empty(); }

    /** Hubs elsewhere; empty when this program cannot show any. */
    default Optional<HubsElsewhere> elsewhere() { return Optional.empty(); }
}
