package dev.thalamus.hub.core;

import dev.thalamus.hub.model.Reason;

/** Ways to other hubs. Called in turns. */
public interface RemoteRoutes {
    /** No other hub is known. */
    RemoteRoutes NONE = (domain, name, signal, fate) -> Reason.UNKNOWN_DOMAIN;

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
     * @param fate told later what became of it, when the answer is {@link Reason#NONE}
     * @return {@link Reason#NONE} when it was taken, {@link Reason#PEER_DOWN} and {@link Reason#QUEUE_FULL} and so on when not
     */
    Reason forward(String domain, String name, Outgoing signal, Fate fate);
}
