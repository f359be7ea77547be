package dev.thalamus.hub.web;

import dev.thalamus.hub.core.Meters;
import dev.thalamus.hub.core.NetworkMeters;
import dev.thalamus.hub.core.RemoteAgents;
import dev.thalamus.hub.model.HubSnapshot;
import java.util.List;

/**
 * What the pages show, taken in one turn. Immutable.
 *
 * @param outboundBytes bytes that wait in the links of all agents together
 * @param journalMissed signals that the history could not take
 * @param watchers how many watch the hub's events
 */
public record WebView(HubSnapshot snapshot, Meters meters, NetworkMeters network, List<RemoteAgents.Remote> remotes, long outboundBytes,
        long journalMissed,
        int watchers) {}
