package dev.thalamus.hub.model;

/** Where an agent comes from. */
public enum AgentKind {
    /** A program that somebody wrote and connected. */
    LIVE,
    /** One of the demo's or the lab's agents. */
    SIMULATED,
    /** Known through another hub. */
    REMOTE,
    /** Part of Thalamus itself: the console, the command line. */
    SYSTEM
}
