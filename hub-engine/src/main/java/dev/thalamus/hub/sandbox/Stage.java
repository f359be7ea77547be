package dev.thalamus.hub.sandbox;

import dev.thalamus.hub.model.SignalType;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What a behaviour can do and knows. Confined to the run's {@link Director}. */
public interface Stage {
    /** Who acts. */
    Player self();

    /** Says something; an empty target is a broadcast. What cannot be sent now (not connected, too much unsent) is counted and reported. */
    void send(String target, SignalType type, JsonNode payload);

    /** Acts later, after {@code delay} divided by the run's speed. */
    void after(Duration delay, Runnable act);

    /** Disconnects, and comes back after {@code away} divided by the run's speed. */
    void leave(Duration away);

    /** The play is over: nothing more will be said. */
    void finish();
}
