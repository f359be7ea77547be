package dev.thalamus.hub.model;

/** How a peer hub stands, known from probes that it answers and not from sockets that are open. Immutable. */
public sealed interface PeerState {
    /** One word, for people and JSON. */
    String word();

    /** The first attempt is under way. */
    record Connecting() implements PeerState {
        @Override
        public String word() { return "connecting"; }
    }

    /** Registered; the first probe is not answered yet. */
    record Connected() implements PeerState {
        @Override
        public String word() { return "connected"; }
    }

    /** Probes are answered in time: signals go through. */
    record Forwarding() implements PeerState {
        @Override
        public String word() { return "forwarding"; }
    }

    /** The link stands and answers late: a probe, or a batch, is overdue. */
    record Lagging() implements PeerState {
        @Override
        public String word() { return "lagging"; }
    }

    /** Somebody must do something: a refused token, an unknown certificate, another domain than expected. It is tried again all the same. */
    record Blocked(String reason) implements PeerState {
        @Override
        public String word() { return "blocked"; }
    }

    /** No link; the next attempt comes after {@code inMillis}. */
    record Retrying(long inMillis) implements PeerState {
        @Override
        public String word() { return "retrying"; }
    }

    /** Not to be dialled ({@code autoconnect} is off): the other hub may come. */
    record Waiting() implements PeerState {
        @Override
        public String word() { return "waiting"; }
    }

    /** Switched off by the operator. */
    record Disabled() implements PeerState {
        @Override
        public String word() { return "disabled"; }
    }
}
