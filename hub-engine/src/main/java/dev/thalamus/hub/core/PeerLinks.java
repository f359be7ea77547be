package dev.thalamus.hub.core;

import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.wire.ControlMessage;
import org.jspecify.annotations.Nullable;

/** Takes over links that turn out to be other hubs. Called in turns. */
public interface PeerLinks {
    /** What a peer's link hands its messages to. Called in turns. */
    interface Peer {
        /** A control message arrived. */
        void control(ControlMessage message);

        /** It answered the ping with that cookie. */
        void pong(long cookie);

        /** The link has written something. */
        void room();

        /**
         * It says that it closes the link, which goes on until the connection ends.
         *
         * @param code WebSocket close code; 1005 when it gave none
         */
        void closes(int code, String reason);

        /** The link is over. */
        void ended(String reason);
    }

    /** Nobody is a peer. */
    PeerLinks NONE = (link, register) -> null;

    /** Accepts a hub that introduced itself, or answers null: then the link is closed. */
    @Nullable
    Peer accept(Link link, ControlMessage.HubRegister register);
}
