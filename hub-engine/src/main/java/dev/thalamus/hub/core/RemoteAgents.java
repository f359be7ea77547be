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
     * @param received signals that its hub took for it from here
     * @param sent signals that came from it to here
     */
    record Remote(String name, String domain, String hash, boolean online, double lastSeen, long received, long sent) {
        /** The same agent as its hub reports it now. */
        public Remote reported(String newHash, boolean nowOnline, double seen) {
            return new Remote(name, domain, newHash, nowOnline, seen, received, sent);
        }

        public Remote tookOne() { return new Remote(name, domain, hash, online, lastSeen, received + 1, sent); }

        public Remote sentOne() { return new Remote(name, domain, hash, online, lastSeen, received, sent + 1); }
    }

    @Nullable
    Remote find(String name, String domain);

    List<Remote> all();

    /** How many are online. */
    default int online() { return 0; }
}
