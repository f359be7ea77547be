package dev.thalamus.hub.model;

/** Why a signal was not delivered at once; the ordinal is stored in the journal, so new ones are added at the end. */
public enum Reason {
    NONE("delivered"),
    /** No agent with that name or hash was ever seen here. */
    UNKNOWN_TARGET("no agent of that name was ever seen here"),
    /** The target is known and not connected. */
    OFFLINE("the agent is not connected"),
    /** The target is connected and reads more slowly than it is sent to. */
    SLOW_READER("the agent reads too slowly"),
    /** The target's queue holds as many signals or bytes as it may. */
    QUEUE_FULL("the agent's queue is full"),
    /** The store takes nothing now: full disk, or it is behind. */
    STORE_FULL("the store takes nothing now"),
    /** The domain is not among the configured peers. */
    UNKNOWN_DOMAIN("no peer hub has that domain"),
    /** The peer hub is not reachable now. */
    PEER_DOWN("the peer hub is not reachable"),
    /** The signal crossed as many hubs as it may. */
    HOP_LIMIT("the signal crossed too many hubs"),
    /** The signal came back to a hub that it had crossed. */
    LOOP("the signal came back to a hub it had crossed"),
    /** A rule of the operator forbids it. */
    RULE("a rule forbids it"),
    /** The sender exceeds its rate. */
    RATE_LIMITED("the sender exceeds its rate"),
    /** A broadcast found nobody. */
    NO_RECEIVER("nobody else is connected"),
    /** The stored deadline passed. */
    TTL("its time to live is over"),
    /** The message could not be read. */
    MALFORMED("the message cannot be read"),
    /** The operator removed it. */
    OPERATOR("removed by the operator"),
    /** The frame's source is not the hash of the link that sent it. */
    SPOOFED_SOURCE("the source is not the sender's own hash"),
    /** It was delivered in the end: its latency is the time for which it waited. */
    WAITED("it waited in the queue"),
    /** The peer hub takes no message of that size. */
    TOO_LARGE("it is larger than the peer hub takes");

    private final String sentence;

    Reason(String sentence) { this.sentence = sentence; }

    /** One short English clause without a full stop, for logs and answers. */
    public String sentence() { return sentence; }
}
