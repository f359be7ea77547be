package dev.thalamus.hub.network;

import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.session.Sessions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Who of AG2's agents is there, as the window sees it. Confined to the core. */
final class Presence {
    private static final int COLORS = 12;

    private final Directory directory;
    private final Sessions sessions;
    private final EventBus events;
    private final Clock clock;

    Presence(Directory directory, Sessions sessions, EventBus events, Clock clock) {
        this.directory = directory;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    void joined(AgentRecord agent, Endpoint endpoint) {
        events.publish(new HubEvent.AgentJoined(clock.wallMillis(), view(agent, endpoint)));
    }

    void left(String agentId, String name, String why) { events.publish(new HubEvent.AgentLeft(clock.wallMillis(), agentId, name, why)); }

    /** The agents that speak over those connections. */
    List<AgentView> views(Collection<Endpoint> endpoints) {
        var views = new ArrayList<AgentView>();
        for (Endpoint endpoint : endpoints) {
            for (String id : endpoint.agents) {
                AgentRecord agent = directory.byId(id);
                if (agent != null) {
                    views.add(view(agent, endpoint));
                }
            }
        }
        return views;
    }

    private AgentView view(AgentRecord agent, Endpoint endpoint) {
        long lastSeen = clock.wallMillis() - Math.max(0, clock.nanos() - endpoint.link.lastReadNanos()) / 1_000_000;
        return new AgentView(agent.id(), agent.name(), null, AgentKind.LIVE, Protocol.NETWORK,
                endpoint.debts.isEmpty() ? AgentState.LIVE : AgentState.DRAINING, endpoint.link.address(), endpoint.connectedMillis,
                lastSeen,
                endpoint.received, endpoint.sent, endpoint.bytesSent, endpoint.bytesReceived, sessions.unacknowledged(agent.id()),
                endpoint.errors, Math.floorMod(agent.name().hashCode(), COLORS));
    }
}
