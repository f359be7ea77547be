package dev.thalamus.hub.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agents of other hubs. Called in turns. */
public interface RemoteAgents {
    /** No other hub is linked. */
    RemoteAgents NONE = new RemoteAgents() {
        @Override
        public @Nullable Remote find(String name, String domain) { return null; }

        @Override
        public List<Remote> all() { return List.of(); }
    };

    /**
     * An agent of another hub.
     *
     * @param lastSeen seconds since 1970 by that hub's clock
     */
    record Remote(String name, String domain, String hash, boolean online, double lastSeen) {}

    @Nullable
    Remote find(String name, String domain);

    List<Remote> all();

    /** How many are online. */
    default int online() { return 0; }
}
