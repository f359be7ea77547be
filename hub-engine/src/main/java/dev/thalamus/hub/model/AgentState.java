package dev.thalamus.hub.model;

/** How an agent stands to the hub now. */
public enum AgentState {
    /** Connected, and its signals are written straight to its link. */
    LIVE,
    /** Connected, and its signals go through the store until it has caught up. */
    DRAINING,
    /** Not connected any more. */
    GONE
}
