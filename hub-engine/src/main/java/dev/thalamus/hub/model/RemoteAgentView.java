package dev.thalamus.hub.model;

/**
 * An agent of another hub, as that hub reported it. Immutable.
 *
 * @param online whether it is connected there, and that hub is linked here
 * @param lastSeenSeconds since 1970, by that hub's clock
 * @param received signals of this hub's agents that its hub took for it, since it is known here
 * @param sent signals that came from it to this hub's agents, since it is known here
 */
public record RemoteAgentView(String name, String domain, String hash, boolean online, double lastSeenSeconds, long received, long sent) {}
