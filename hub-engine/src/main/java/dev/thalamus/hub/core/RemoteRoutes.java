package dev.thalamus.hub.core;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import org.jspecify.annotations.Nullable;

/** Ways to other hubs. Called in turns. */
public interface RemoteRoutes {
    /** No other hub is known. */
    RemoteRoutes NONE = (domain, name, signal, fate) -> Taking.refused(Reason.UNKNOWN_DOMAIN);

    /**
     * How a signal was taken.
     *
     * @param outcome {@link Outcome#FORWARDED} or {@link Outcome#QUEUED}, and its fate will be told; or {@link Outcome#REFUSED}
     */
    record Taking(Outcome outcome, Reason reason) {
        /** It is on its way. */
        public static final Taking FORWARDED = new Taking(Outcome.FORWARDED, Reason.NONE);
        /** It waits until the peer is back. */
        public static final Taking QUEUED = new Taking(Outcome.QUEUED, Reason.PEER_DOWN);

        public static Taking refused(Reason reason) { return new Taking(Outcome.REFUSED, reason); }
    }

    /**
     * A signal on its way to another hub. The bytes are only valid during the call.
     *
     * @param sourceHash hash of the sender
     * @param sourceName name of the sender, empty when it has none
     */
    record Outgoing(String sourceHash, String sourceName, byte[] frame, int offset, int length) {}

    /**
     * Hands a signal to the hub of a domain.
     *
     * @param fate told later what became of it, when it was taken
     */
    Taking forward(String domain, String name, Outgoing signal, Fate fate);

    /**
     * A signal for another hub goes nowhere, because this hub refuses it.
     *
     * @param target name and domain
     */
    default void refused(String target, Outgoing signal, Reason why) {}

    /** The agent of another hub that has that hash, or null: so an answer to the source of a signal finds its way back. */
    default RemoteAgents.@Nullable Remote byHash(String hash) {
        return null;
    }
}
