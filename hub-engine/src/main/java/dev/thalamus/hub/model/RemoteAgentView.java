package dev.thalamus.hub.model;

/**
 * An agent of another hub, as that hub reported it. Immutable.
 *
 * @param online whether it is connected there, and that hub is linked here
 * @param lastSeenSeconds since 1970, by that hub's clock
 */
public record RemoteAgentView(String name, String domain, String hash, boolean online, double lastSeenSeconds) {}
